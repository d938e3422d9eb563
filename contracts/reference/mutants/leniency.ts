import { requiredProperties } from '../checks.ts';
import type { ReferenceRequest } from '../request.ts';
import { type ProviderFault, skipping } from '../variants.ts';

type Faults = Readonly<Record<string, ProviderFault>>;

const properties = Object.entries(requiredProperties);

/** Values of a wrong type that a careless check lets pass: in a word, in words, and whether a value is one of them. */
const wrongValues = [
  ['null', 'null', (value: unknown) => value === null],
  ['boolean', 'a boolean', (value: unknown) => typeof value === 'boolean'],
  ['number', 'a number', (value: unknown) => typeof value === 'number'],
  ['list', 'a list', (value: unknown) => Array.isArray(value)],
  ['empty-list', '[]', (value: unknown) => Array.isArray(value) && value.length === 0],
] as const;

function fieldOf({ value }: ReferenceRequest, name: string): unknown {
  return Object(value)[name];
}

function acceptsWrongValues(property: string, type: 'string' | 'object'): Faults {
  // To a text, each list is as wrong as the empty one; as an object, some languages take the empty one alone.
  const values = wrongValues.filter(([name]) => type === 'object' || name !== 'empty-list');
  return Object.fromEntries(
    values.map(([name, words, matches]) => [
      `accepts-${name}-for-${property}`,
      {
        breaks: `a request with ${words} for ${property} is accepted`,
        skips: (check, request) => check === `type:${property}` && matches(fieldOf(request, property)),
      } satisfies ProviderFault,
    ]),
  );
}

function acceptsAbsent(property: string): Faults {
  const breaks = `a request without ${property} is accepted`;
  return { [`accepts-no-${property}`]: { breaks, ...skipping(`property:${property}`) } };
}

function acceptsWrong(property: string): Faults {
  const breaks = `a request with ${property} of a wrong type is accepted`;
  return { [`accepts-wrong-${property}`]: { breaks, ...skipping(`type:${property}`) } };
}

/** A body that is read in a forgiving way: the words, and how. */
function reading(breaks: string, reads: (text: string) => unknown): ProviderFault {
  return { breaks, reads };
}

/** Faults of a provider that accepts what the page does not, or serves less. */
export const lenientFaults: Faults = Object.assign(
  {},
  ...properties.flatMap(([name, type]) => [acceptsAbsent(name), acceptsWrong(name), acceptsWrongValues(name, type)]),
  ...['@odata.type', 'Payload/@odata.type'].map(acceptsWrong),
  {
    'accepts-any-media-type': { breaks: 'a body of another media type is accepted', ...skipping('content-type') },
    'accepts-text-as-json': {
      breaks: 'JSON that is sent as text/plain is accepted',
      skips: (check, { contentType = '' }) => check === 'content-type' && contentType.startsWith('text/plain'),
    },
    'accepts-no-media-type': {
      breaks: 'a body of no media type is accepted',
      skips: (check, { contentType }) => check === 'content-type' && contentType === undefined,
    },
    'accepts-malformed-json': reading('a body that is cut short is repaired and accepted', (text) =>
      readRepairing(text, ['', '}', '"}']),
    ),
    'accepts-trailing-data': reading('a body with more behind its JSON is accepted', (text) =>
      readRepairing(text.slice(0, text.lastIndexOf('}') + 1), ['']),
    ),
    'accepts-list-of-commands': reading('a list with a command in it is accepted as the command', (text) => {
      const value = readRepairing(text, ['']);
      return Array.isArray(value) && value.length === 1 ? value[0] : value;
    }),
    'accepts-empty-body': {
      breaks: 'an empty body creates a command without properties',
      skips: (check, { text }) => text === '' && /^(json$|property:)/.test(check),
    },
    'accepts-null-body': {
      breaks: 'the body `null` creates a command without properties',
      skips: (check, { value }) => value === null && /^(json$|property:)/.test(check),
    },
    'accepts-list-body': {
      breaks: 'the body `[]` creates a command without properties',
      skips: (check, { value }) => Array.isArray(value) && /^(json$|property:)/.test(check),
    },
    'me-path-missing': { breaks: 'the paths that begin with /me are not served', hides: (path) => /\/me\//.test(path) },
    'devices-path-missing': {
      breaks: 'the paths that begin with /devices are not served',
      hides: (path) => /^(\/(v1\.0|beta))?\/devices\//.test(path),
    },
    'paths-missing': { breaks: 'none of the documented paths is served', hides: () => true },
  } satisfies Faults,
);

/** Reads JSON with the first ending that makes it whole; undefined where none does. */
function readRepairing(text: string, endings: readonly string[]): unknown {
  for (const end of endings) {
    try {
      return JSON.parse(text + end);
    } catch {
      // The next end may do.
    }
  }
  return undefined;
}
