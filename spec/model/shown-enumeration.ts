import type { Place } from '../diagnostics/diagnostic.ts';
import type { Report } from '../diagnostics/report.ts';
import type { TypeRef } from './api-model.ts';
import { enumerationIndex } from './enumeration-index.ts';
import { respell } from './enumeration-values.ts';
import type { JsonText } from './json-text.ts';

type Enumeration = TypeRef & { readonly kind: 'enum' };

/**
 * An enumeration as a sample uses it, and a finding of what is other than the tables say: values that begin with a small
 * letter, or several of them in one text, as of an enumeration of flags (OData CSDL 4.01, section 10.2).
 * @param property the name of the property and where its values are listed
 * @returns undefined where the sample is as the tables say, or shows something else altogether
 */
export function enumerationAsShown(
  type: Enumeration,
  property: { readonly name: string; readonly place: Place | undefined },
  sample: JsonText,
  report: Report,
): Enumeration | undefined {
  const { name, place } = property;
  const related = place === undefined ? [] : [{ page: place.page, span: place.span, label: 'lists the values' }];
  const shown = { page: sample.page, span: sample.span, related };
  const values = respell(type.values, sample.value);
  if (values !== undefined) {
    report('enumeration-case', { property: name, shown: String(sample.value), values }, shown);
    return { ...type, values };
  }
  if (!areFlags(sample.value, type.values)) return undefined;
  report('enumeration-of-flags', { property: name, shown: sample.value }, shown);
  return { ...type, flags: true };
}

/** Whether a text is several values of an enumeration with commas between them. */
export function areFlags(text: unknown, values: readonly string[]): text is string {
  if (typeof text !== 'string' || !text.includes(',')) return false;
  const known = enumerationIndex(values).values;
  return text.split(',').every((one) => known.has(one.trim()));
}
