import type { Place } from '../diagnostics/diagnostic.ts';
import type { Snippet } from '../page/page.ts';
import { repairJson } from './json-repair.ts';
import { type JsonText, readJson } from './json-text.ts';

/** The JSON of a sample's body, with what is wrong with it. */
export interface SampleJson {
  /** As it stands, else as far as it can be repaired; undefined where it cannot, and where the body is none. */
  readonly json: JsonText | undefined;
  readonly flaw: JsonFlaw | undefined;
}

/** What is first wrong with a text that should be JSON. */
interface JsonFlaw {
  readonly problem: string;
  readonly place: Place;
}

/** Reads the body of a sample as JSON, and repairs what is nearly JSON. */
export function readSampleJson(body: Snippet): SampleJson {
  const reading = readJson(body);
  if (reading.ok) return { json: reading.json, flaw: undefined };
  const repaired = repairJson(body);
  const { problem, place } = reading;
  return { json: repaired.ok ? repaired.json : undefined, flaw: { problem, place } };
}
