import type { JsonMember, JsonText } from './json-text.ts';
import type { PageContext } from './page-context.ts';
import { placesOfAll } from './places-of-all.ts';
import { isControl } from './sample-shape.ts';
import type { Sample } from './samples.ts';

/** Tells which properties may be null because samples show null for them: one finding for all of a page. */
export function reportNulls(samples: readonly Sample[], { used, report }: PageContext): void {
  const examples = samples.flatMap(({ json, message }) => (json !== undefined && used.has(message) ? [json] : []));
  const members = Map.groupBy(examples.flatMap(nullMembers), (member) => member.name.text);
  const where = placesOfAll([...members.values()].flatMap(([one]) => one?.name ?? []));
  if (where !== undefined) report('null-in-sample', { names: [...members.keys()] }, where);
}

function nullMembers(json: JsonText): readonly JsonMember[] {
  const own = (json.members ?? []).filter((member) => member.value.value === null && !isControl(member.name.text));
  const inner = [...(json.members ?? []).map((member) => member.value), ...(json.elements ?? [])];
  return [...own, ...inner.flatMap(nullMembers)];
}
