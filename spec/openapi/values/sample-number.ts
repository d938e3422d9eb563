import type { Constraints } from './constraints.ts';

/** Numbers within bounds, the smallest that is not below 1 where there is no lower bound. */
export function sampleNumbers(constraints: Constraints, type: string, number: number): readonly number[] {
  const { minimum, maximum, isAboveMinimum, isBelowMaximum, multiples } = constraints;
  const isInteger = type === 'integer' || constraints.formats.some((format) => /^u?int/.test(format));
  const steps = [...multiples, ...(isInteger ? [1] : [])];
  const step = steps.reduce((all, one) => (Number.isInteger(all / one) ? all : all * one), 1);
  const lowest = Number.isFinite(minimum) ? minimum : Math.min(1, maximum);
  const snapped = steps.length > 0 ? Math.ceil(lowest / step) * step : lowest;
  const isTooLow = isAboveMinimum && snapped === minimum;
  const isTooHigh = isBelowMaximum && snapped === maximum;
  const between = (minimum + maximum) / 2;
  const first = isTooLow ? snapped + step : isTooHigh ? snapped - step : snapped;
  const value = first + number * step;
  const below = isBelowMaximum ? value >= maximum : value > maximum;
  if (below && Number.isFinite(between) && !isInteger && multiples.length === 0) return [between, value];
  return below ? [first, Math.floor(maximum / step) * step, first - step] : [value];
}
