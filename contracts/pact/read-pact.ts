import type { OutputFile } from '../../spec/source/output-file.ts';
import { VerificationError } from './errors.ts';
import type { Dependence, InteractionNotes } from './pact.ts';
import { findInteractionFlaw, parsePact } from './parse-pact.ts';
import { type Selection, selectInteractions } from './select-interactions.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** One interaction of any consumer's contract (Pact V2 to V4), as far as verifying needs to know it. */
export interface ReadInteraction {
  /** The path of the contract's file. */
  readonly pact: string;
  readonly consumer: string;
  readonly provider: string;
  readonly description: string;
  /** In capitals. */
  readonly method: string;
  /** Why it is nothing that can be verified over HTTP. */
  readonly unfit: string | undefined;
  /** What is wrong with its form, beginning with the JSON path: then nothing else is to be read from it. */
  readonly flaw: string | undefined;
  /** The names of the provider states it asks for. */
  readonly states: readonly string[];
  readonly dependsOn: Dependence;
  readonly status: number | undefined;
  readonly notes: InteractionNotes | undefined;
  /** The interaction as its contract writes it. */
  readonly json: JsonObject;
  readonly metadata: JsonObject;
}

/**
 * The interactions of a contract's file that a selection means, in its order.
 * @throws VerificationError if the text is not a Pact contract with interactions.
 */
export function readPact(file: OutputFile, selection: Selection = {}): readonly ReadInteraction[] {
  const pact = parsePact(file.text);
  const listed: unknown = pact.interactions;
  if (!Array.isArray(listed)) throw new VerificationError('is not a Pact contract: it has no list of interactions');
  const metadata = objectOf(pact.metadata);
  const version = readVersion(metadata);
  if (!/^[1-4](\.|$)/.test(version))
    throw new VerificationError(`is of Pact version ${version.slice(0, 20)}; known are 1 to 4`);
  const flaws = new Map(listed.map((value: unknown, at) => [objectOf(value), findInteractionFlaw(value, at)] as const));
  const interactions = [...flaws.keys()];
  if (interactions.every((interaction) => unfitness(interaction) !== undefined)) {
    throw new VerificationError('holds no HTTP interaction to verify');
  }
  return selectInteractions({ interactions }, selection).interactions.map((json) => ({
    pact: file.path,
    consumer: String(objectOf(pact.consumer).name ?? 'unnamed consumer'),
    provider: String(objectOf(pact.provider).name ?? 'unnamed provider'),
    metadata,
    flaw: flaws.get(json),
    ...readInteraction(json),
  }));
}

/** What the contract shows of the response's body; undefined where it shows none. V4 wraps it. */
export function responseExample({ json }: ReadInteraction): unknown {
  const { body } = objectOf(json.response);
  return json.type === undefined ? body : objectOf(body).content;
}

/** Older libraries have other names for it. */
function readVersion(metadata: JsonObject): string {
  const { version } = objectOf(metadata.pactSpecification ?? metadata['pact-specification']);
  const stated = version ?? metadata.pactSpecificationVersion ?? '2';
  return typeof stated === 'object' ? 'unknown' : String(stated);
}

function unfitness({ type }: JsonObject): string | undefined {
  return type === undefined || type === 'Synchronous/HTTP' ? undefined : `${type} is not an exchange over HTTP`;
}

function readInteraction(json: JsonObject) {
  const listed = Array.isArray(json.providerStates)
    ? json.providerStates.map((providerState) => objectOf(providerState).name)
    : [];
  const states = [...listed, json.providerState].filter((name) => typeof name === 'string');
  const status = objectOf(json.response).status;
  // What Facsimile emitted carries its notes whole; of anybody else's contract nothing is known but its states.
  const notes = objectOf(json.comments).facsimile as InteractionNotes | undefined;
  return {
    json,
    description: String(json.description ?? 'an interaction without a description'),
    method: String(objectOf(json.request).method ?? 'GET').toUpperCase(),
    unfit: unfitness(json),
    states,
    status: typeof status === 'number' ? status : undefined,
    notes,
    dependsOn: notes?.dependsOn ?? (states.length === 0 ? 'request' : 'state'),
  };
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
}
