import type { Report } from '../diagnostics/report.ts';
import type { Property } from './api-model.ts';
import { isControl } from './sample-shape.ts';

/** Tells which properties only a sample shows: one finding for all of a body. */
export function reportUnlisted(properties: readonly Property[], table: string, report: Report): void {
  const [first, ...others] = properties.filter((property) => !isControl(property.name));
  if (first === undefined) return;
  const related = others.map((property) => ({ ...property.place, label: '' }));
  const names = [first, ...others].map((property) => property.name);
  report('property-not-listed', { names, table }, { page: first.place.page, span: first.place.span, related });
}
