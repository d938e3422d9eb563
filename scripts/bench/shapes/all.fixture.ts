import { linkedPageShapes } from './linked-pages.fixture.ts';
import { productShapes } from './products.fixture.ts';
import { proseShapes } from './prose.fixture.ts';
import { requestLineShapes } from './request-lines.fixture.ts';
import { sampleShapes } from './samples.fixture.ts';
import type { Shapes } from './shape.fixture.ts';
import { tableShapes } from './tables.fixture.ts';

/** Pages of any size by the name of what they hold much of. */
export const shapes: Shapes = {
  ...proseShapes,
  ...tableShapes,
  ...linkedPageShapes,
  ...sampleShapes,
  ...requestLineShapes,
  ...productShapes,
};
