import type { Place } from '../diagnostics/diagnostic.ts';
import type { Snippet } from '../page/page.ts';
import { repairJson } from './json-repair.ts';
import { type JsonText, readJson } from './json-text.ts';
import { replaceLoneSurrogates } from './lone-surrogates.ts';

/** The JSON of a sample's body, with what is wrong with it. */
export interface SampleJson {
  /** As it stands, else as far as it can be repaired; undefined where it cannot, and where the body is none. */
  readonly json: JsonText | undefined;
  readonly flaw: JsonFlaw | undefined;
  /** Where it has half of a surrogate pair, for which U+FFFD stands. */
  readonly halves: readonly Place[];
}

/** What is first wrong with a text that should be JSON. */
interface JsonFlaw {
  readonly problem: string;
  readonly place: Place;
  readonly isTooDeep: boolean;
}

/** Reads the body of a sample as JSON, and repairs what is nearly JSON. */
export function readSampleJson(body: Snippet): SampleJson {
  const { text, halves } = replaceLoneSurrogates(body);
  const reading = readJson(text);
  if (reading.ok) return { json: reading.json, flaw: undefined, halves };
  const { problem, place, isTooDeep = false } = reading;
  const repaired = isTooDeep ? reading : repairJson(text);
  return { json: repaired.ok ? repaired.json : undefined, flaw: { problem, place, isTooDeep }, halves };
}
