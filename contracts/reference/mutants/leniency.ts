import { requiredProperties } from '../checks.ts';
import { errorResponse } from '../responses.ts';
import type { CheckName, ProviderFault } from '../variants.ts';

type Faults = Readonly<Record<string, ProviderFault>>;

const names = Object.keys(requiredProperties);

function skipping(name: string, breaks: string, skips: CheckName): Faults {
  return { [name]: { breaks, skips } };
}

/** Faults of a provider that accepts what the page does not, serves less, or breaks down on it. */
export const lenientFaults: Faults = Object.assign(
  {},
  ...names.map((name) => skipping(`accepts-no-${name}`, `a request without ${name} is accepted`, `property:${name}`)),
  ...[...names, '@odata.type', 'Payload/@odata.type'].map((name) =>
    skipping(`accepts-wrong-${name}`, `a request with ${name} of a wrong type is accepted`, `type:${name}`),
  ),
  skipping('accepts-any-media-type', 'a body of another media type is accepted', 'content-type'),
  {
    'accepts-malformed-json': { breaks: 'a body that is cut short is repaired and accepted', reads: readMending },
    'malformed-json-crashes': {
      breaks: 'a body that is cut short leads to 500',
      changes: (response, value) =>
        value === undefined && response.status === 400
          ? errorResponse(500, 'generalException', 'Unexpected end.')
          : response,
    },
    'me-path-missing': { breaks: 'the paths that begin with /me are not served', hides: (path) => /\/me\//.test(path) },
    'collection-path-missing': {
      breaks: "the path of a device's collection is not served",
      hides: (path) => /^\/devices\/[^/]+\/commands$/.test(path),
    },
    'me-ref-path-missing': {
      breaks: 'the path that begins with /me and ends in /$ref is not served',
      hides: (path) => /\/me\/.*\/\$ref$/.test(path),
    },
  } satisfies Faults,
);

function readMending(text: string): unknown {
  for (const end of ['', '}']) {
    try {
      return JSON.parse(text + end);
    } catch {
      // The next end may do.
    }
  }
  return undefined;
}
