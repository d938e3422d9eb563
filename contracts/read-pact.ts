import type { OutputFile } from '../spec/output-file.ts';
import type { Dependence, InteractionNotes } from './pact.ts';
import { VerificationError } from './verification-error.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** One interaction of any consumer's contract (Pact V2 to V4), as far as verifying needs to know it. */
export interface ReadInteraction {
  /** The path of the contract's file. */
  readonly pact: string;
  readonly consumer: string;
  readonly provider: string;
  readonly description: string;
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
 * The HTTP interactions of a contract's file, in its order.
 * @throws VerificationError if the text is not a Pact contract with interactions.
 */
export function readPact(file: OutputFile): readonly ReadInteraction[] {
  const pact = parseObject(file);
  if (!Array.isArray(pact.interactions)) {
    throw new VerificationError(`${file.path} is not a Pact contract: it has no list of interactions`);
  }
  const metadata = objectOf(pact.metadata);
  const version = String(objectOf(metadata.pactSpecification).version ?? '2');
  if (!/^[1-4](\.|$)/.test(version)) {
    throw new VerificationError(`${file.path} is of Pact version ${version}; known are 1 to 4`);
  }
  const interactions = pact.interactions
    .map(objectOf)
    .filter((one) => one.type === undefined || one.type === 'Synchronous/HTTP');
  if (interactions.length === 0) throw new VerificationError(`${file.path} holds no HTTP interaction to verify`);
  return interactions.map((json) => ({
    pact: file.path,
    consumer: String(objectOf(pact.consumer).name ?? 'unnamed consumer'),
    provider: String(objectOf(pact.provider).name ?? 'unnamed provider'),
    metadata,
    ...readInteraction(json),
  }));
}

function readInteraction(json: JsonObject) {
  const listed = Array.isArray(json.providerStates) ? json.providerStates.map((one) => objectOf(one).name) : [];
  const states = [...listed, json.providerState].filter((name) => typeof name === 'string');
  const status = objectOf(json.response).status;
  // What Facsimile emitted carries its notes whole; of anybody else's contract nothing is known but its states.
  const notes = objectOf(json.comments).facsimile as InteractionNotes | undefined;
  return {
    json,
    description: String(json.description ?? 'an interaction without a description'),
    states,
    status: typeof status === 'number' ? status : undefined,
    notes,
    dependsOn: notes?.dependsOn ?? (states.length === 0 ? 'request' : 'state'),
  };
}

function parseObject(file: OutputFile): JsonObject {
  try {
    return objectOf(JSON.parse(file.text));
  } catch (error) {
    throw new VerificationError(`${file.path} is not JSON: ${(error as Error).message}`);
  }
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
}
