import type { Place } from '../diagnostics/diagnostic.ts';
import type { PageSource } from './document.ts';

/** Finds the page and line of a place. */
export type Locate = (place: Place) => PageSource;
