import type { HttpMessage } from '../source/http-message.ts';
import { isFramingHeader } from '../standards/framing-headers.ts';
import type { HeaderModel } from './api-model.ts';
import { shownAt } from './evidence.ts';

/** Those that a body has in its media type, and those that say who sent a message and when (RFC 9110, sections 6.6.1 and 10.2.4). */
const ofTheSender = new Set(['content-type', 'date', 'server']);

/** The headers that samples of one response show, each as the first that shows it. No response needs to have them. */
export function shownHeaders(messages: readonly HttpMessage[]): readonly HeaderModel[] {
  const headers = new Map<string, HeaderModel>();
  for (const { name, value } of messages.flatMap((message) => message.headers)) {
    const key = name.text.toLowerCase();
    if (value.text === '' || headers.has(key) || ofTheSender.has(key) || isFramingHeader(key)) continue;
    headers.set(key, { name: name.text, example: value.text, place: shownAt(value) });
  }
  return [...headers.values()];
}

/** The headers of responses that are documented in several places: each as the first place has it. */
export function mergeHeaders(headers: readonly HeaderModel[]): readonly HeaderModel[] {
  const byName = Map.groupBy(headers, ({ name }) => name.toLowerCase());
  return [...byName.values()].flatMap(([first]) => first ?? []);
}
