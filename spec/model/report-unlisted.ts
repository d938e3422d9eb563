import type { Report } from '../diagnostics/report.ts';
import type { Property } from './api-model.ts';
import { placesOfAll } from './places-of-all.ts';
import { isControl } from './sample-shape.ts';

/** Tells which properties only a sample shows: one finding for all of a body. */
export function reportUnlisted(properties: readonly Property[], table: string, report: Report): void {
  const unlisted = properties.filter((property) => !isControl(property.name));
  const where = placesOfAll(unlisted.map((property) => property.place));
  if (where !== undefined) report('property-not-listed', { names: unlisted.map(({ name }) => name), table }, where);
}
