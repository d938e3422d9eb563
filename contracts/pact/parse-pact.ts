import { findJsonFlaw } from '../../spec/openapi/json-flaw.ts';
import {
  type Form,
  isObject,
  listForm,
  mapForm,
  objectForm,
  textForm,
  valueForm,
} from '../../spec/openapi/json-form.ts';
import { VerificationError } from './errors.ts';

/** The verifier of Pact reads 127 levels of JSON, the contract of one interaction among them. */
const deepestLevel = 120;

/**
 * The contract that a text is (Pact V1 to V4), the known parts of which have their types, but for its interactions; what
 * it lacks is not asked for.
 * @throws VerificationError with what is wrong and its JSON path, as the rest of a sentence about the contract's file.
 */
export function parsePact(text: string): Readonly<Record<string, unknown>> {
  const value = parseJson(text);
  if (!isObject(value)) throw new VerificationError('is not a Pact contract: it has no list of interactions');
  const flaw = findJsonFlaw(value, deepestLevel);
  if (flaw !== undefined) throw new VerificationError(`cannot be read: ${flaw.path} ${flaw.problem}`);
  const problem = pactForm(value, '$');
  if (problem !== undefined) throw new VerificationError(`is not a Pact contract: ${problem}`);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new VerificationError(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const anyForm: Form = () => undefined;

const methodForm = valueForm('a method', (value) => isText(value) && /^[!#$%&'*+.^`|~\w-]+$/.test(value));
const pathForm = valueForm('a path that begins with `/`', (value) => isText(value) && /^\/\P{Cc}*$/u.test(value));
const statusForm = valueForm(
  'a status',
  (value) => Number.isInteger(value) && Number(value) >= 100 && Number(value) < 600,
);
const headerNameForm = valueForm('the name of a header', (value) => /^[!#$%&'*+.^`|~\w-]+$/.test(String(value)));
const headerValueForm = valueForm('the value of a header without line breaks and NUL', (value) =>
  [value]
    .flat()
    .every((item) => ['string', 'number', 'boolean'].includes(typeof item) && !/[\r\n\0]/.test(String(item))),
);
const headersForm = mapForm(headerValueForm, headerNameForm);
const queryForm: Form = (value, place) => (isText(value) ? undefined : mapForm(anyForm)(value, place));
const dependenceForm = valueForm('`request`, `data` or `state`', (value) =>
  ['request', 'data', 'state'].includes(String(value)),
);

const readsForm = valueForm(
  'a list of JSON paths, or `all`',
  (value) => value === 'all' || (Array.isArray(value) && value.every(isText)),
);

const notesForm = objectForm({
  operationId: textForm,
  scenario: textForm,
  evidence: textForm,
  advisory: textForm,
  choice: textForm,
  reading: textForm,
  reads: readsForm,
  dependsOn: dependenceForm,
  sources: mapForm(textForm),
  tests: mapForm((value, place) => (value === 'all' ? undefined : listForm(textForm)(value, place))),
});

/** The longest text that a generator may make, in characters: Pact's verifier makes any, whatever memory it takes. */
const longestGenerated = 1_000_000;

const sizeForm = valueForm(`at most ${longestGenerated} characters`, (value) => Number(value) <= longestGenerated);
const patternForm = valueForm(
  `an expression whose texts have at most ${longestGenerated} characters`,
  (value) => isText(value) && repetitions(value) <= longestGenerated,
);

/** How often all counted repetitions of an expression together can repeat a character. */
function repetitions(pattern: string): number {
  const counts = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, least, most]) => Number(most || least));
  return counts.reduce((product, count) => product * Math.max(1, count), 1);
}

/** A generator, or the generators of the parts of a body, a query or headers by where they are. */
const generatorsForm: Form = (value, place) => {
  if (!isObject(value)) return undefined;
  const isOne = isText(value.type);
  return (isOne ? objectForm({ regex: patternForm, size: sizeForm, digits: sizeForm }) : mapForm(generatorsForm))(
    value,
    place,
  );
};

const partyForm = objectForm({ name: textForm });

const exchangeForm = objectForm({
  description: textForm,
  providerState: orNull(textForm),
  providerStates: listForm(objectForm({ name: textForm })),
  request: objectForm({
    method: methodForm,
    path: pathForm,
    query: orNull(queryForm),
    headers: orNull(headersForm),
    matchingRules: orNull(mapForm(anyForm)),
    generators: orNull(mapForm(generatorsForm)),
  }),
  response: objectForm({ status: statusForm, headers: orNull(headersForm), matchingRules: orNull(mapForm(anyForm)) }),
  comments: objectForm({ facsimile: notesForm }),
});

/**
 * What is wrong with an interaction of a contract, beginning with its JSON path; undefined: nothing. What is not an exchange
 * over HTTP is not verified, whatever it holds.
 */
export function findInteractionFlaw(value: unknown, index: number): string | undefined {
  return interactionForm(value, `$.interactions[${index}]`);
}

const interactionForm: Form = (value, place) =>
  isObject(value) && isText(value.type) && value.type !== 'Synchronous/HTTP'
    ? undefined
    : (objectForm({ type: textForm })(value, place) ?? exchangeForm(value, place));

const pactForm = objectForm({
  consumer: partyForm,
  provider: partyForm,
  metadata: objectForm({ pactSpecification: objectForm({}), 'pact-specification': objectForm({}) }),
  interactions: listForm(() => undefined),
});

/** Older libraries write `null` where there is nothing. */
function orNull(form: Form): Form {
  return (value, place) => (value === null ? undefined : form(value, place));
}
