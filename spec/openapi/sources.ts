import type { DocEvidence, DocSource, OpenApiDocument, Sourced } from './document.ts';
import { type DocumentPlace, holdsReferences, placeUnder } from './document-places.ts';

/** The sources of a traced part of a document, always as a list; empty where it carries none. */
export function sourcesOf(part: Sourced): readonly DocSource[] {
  const source = part['x-doc-source'];
  if (source === undefined) return [];
  return Array.isArray(source) ? source : [source as DocSource];
}

/** A source as a person reads it and a terminal opens it: `page.md:47`, or the overlay with its reason. */
export function formatSource(source: DocSource): string {
  return 'page' in source ? `${source.page}:${source.line}` : `${source.overlay} (${source.reason})`;
}

/**
 * How a traced part is known. What comes from an overlay is decided; a document that does not say is itself the statement.
 */
export function evidenceOf(part: Sourced): DocEvidence {
  const [source] = sourcesOf(part);
  return part['x-doc-evidence'] ?? (source !== undefined && 'overlay' in source ? 'decided' : 'stated');
}

/** From the best known to the least. */
const degrees: readonly DocEvidence[] = ['stated', 'decided', 'shown', 'assumed'];

/** What rests on several facts is known as well as the least known of them; on none, it is stated. */
export function weakestEvidence(all: readonly DocEvidence[]): DocEvidence {
  return degrees.findLast((degree) => all.includes(degree)) ?? 'stated';
}

const remarks: Readonly<Partial<Record<DocEvidence, string>>> = {
  shown: 'only a sample shows it',
  assumed: 'assumed',
};

/**
 * The first source of a traced part as a person reads it, with a remark where no page states it:
 * `page.md:47, only a sample shows it`. Undefined for a part without a source.
 */
export function describeSource(part: Sourced): string | undefined {
  const [source] = sourcesOf(part);
  const remark = remarks[evidenceOf(part)];
  return source && `${formatSource(source)}${remark === undefined ? '' : `, ${remark}`}`;
}

/** A document with the source of each traced part in its description, for tools that pass descriptions on. */
export function withSources(document: OpenApiDocument): OpenApiDocument {
  return { ...document, ...describeMembers(document, 'structure') };
}

function describeParts(part: unknown, place: DocumentPlace): unknown {
  if (Array.isArray(part)) return part.map((item) => describeParts(item, place));
  return typeof part !== 'object' || part === null || place === 'data' ? part : describeMembers(part, place);
}

function describeMembers(part: object, place: DocumentPlace): object {
  const described: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, describeParts(value, placeUnder(place, key, value))]),
  );
  const source = holdsReferences(place) ? describeSource(part) : undefined;
  const { description } = described;
  if (source === undefined) return described;
  return { ...described, description: typeof description === 'string' ? `${description}\n\n${source}` : source };
}
