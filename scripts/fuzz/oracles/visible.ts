import { findHidden } from '../../../spec/standards/hidden-characters.fixture.ts';
import { promise } from './promise.ts';

/** @throws Flaw where a text that people read holds a character that steers a terminal or hides itself */
export function checkVisible(name: string, text: string): void {
  if (/^[\t\n\x20-\x7e]*$/.test(text)) return;
  const hidden = findHidden(text);
  promise(hidden.length === 0, () => `${name} holds ${[...new Set(hidden)].join(', ')}`);
}
