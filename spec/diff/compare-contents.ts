import type { Content } from '../openapi/operations.ts';
import { isEqual } from '../standards/json-equality.ts';
import { pathWithin } from '../standards/json-path.ts';
import type { ChangeSite } from './change.ts';
import type { ComparedOperation } from './compared-operation.ts';
import { placeOf, showValue, signatureOf } from './places.ts';
import type { Direction } from './rules.ts';

/** The contents of a body in both documents. */
export interface ComparedContents {
  readonly direction: Direction;
  readonly site: ChangeSite;
  readonly old: readonly Content[];
  readonly now: readonly Content[];
}

/** Compares the contents of a body by their media types. */
export function compareContents(compared: ComparedOperation, contents: ComparedContents): void {
  const { direction, site, old, now } = contents;
  const { report } = compared;
  const facts = ({ mediaType }: Content) => ({ name: `\`${mediaType}\`` });
  for (const content of old) {
    const same = now.find(({ mediaType }) => mediaType === content.mediaType);
    if (same === undefined) report(`${direction}-media-type-removed`, site, facts(content));
    else compareContent(compared, contents, content, same);
  }
  for (const content of now) {
    if (old.some(({ mediaType }) => mediaType === content.mediaType)) continue;
    report(`${direction}-media-type-added`, site, facts(content));
  }
}

function compareContent(
  compared: ComparedOperation,
  { direction, site }: ComparedContents,
  before: Content,
  after: Content,
): void {
  const { old, now, report, schemas } = compared;
  schemas.add({
    old: { document: old.document, schema: before.schema ?? {} },
    now: { document: now.document, schema: after.schema ?? {} },
    direction,
    site,
  });
  if (signatureOf(before.encoding) !== signatureOf(after.encoding)) report(`${direction}-condition-changed`, site);
  for (const example of before.examples) {
    const same = after.examples.find(({ name }) => name === example.name);
    if (same === undefined || isEqual(example.value, same.value)) continue;
    const places = {
      before: placeOf({ 'x-doc-source': example.sources }) ?? site.before,
      after: placeOf({ 'x-doc-source': same.sources }) ?? site.after,
    };
    const paths = differences(example.value, same.value, '$');
    const difference = describeDifferences(paths);
    for (const { path } of paths) {
      const use = { ...site, ...places, path, object: '' };
      report(`${direction}-example-changed`, use, { name: example.name, difference });
    }
  }
}

interface Difference {
  readonly path: string;
  readonly old: unknown;
  readonly now: unknown;
}

/** The innermost places where two values differ, as far as both have them. */
function differences(old: unknown, now: unknown, path: string): readonly Difference[] {
  if (isEqual(old, now)) return [];
  const isBoth = (of: (value: unknown) => boolean) => of(old) && of(now);
  const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isBoth(isMap) && !isBoth(Array.isArray)) return [{ path, old, now }];
  const [before, after] = [new Map(Object.entries(Object(old))), new Map(Object.entries(Object(now)))];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const step = Array.isArray(old) ? Number(name) : name;
    return differences(before.get(name), after.get(name), pathWithin(path, step));
  });
}

function describeDifferences([first, ...others]: readonly Difference[]): string {
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `: \`${first.path}\` is ${showValue(first.now)}, and was ${showValue(first.old)}${more}`;
}
