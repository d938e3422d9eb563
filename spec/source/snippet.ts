import type { Place } from './place.ts';

/** A piece of a page's text with the place it was cut from. */
export interface Snippet extends Place {
  readonly text: string;
}
