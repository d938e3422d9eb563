import type { Scenario } from '../../../mocks/engine/mock-api.ts';
import type { DocumentedRequest } from './baseline-request.ts';
import { mutateRequest } from './mutate-request.ts';
import type { Rule } from './vector.ts';

/** Every documented response, asked of mocks by Prefer and of providers by a state; and responses that are not documented. */
export const scenarioRule: Rule = (request) => [
  ...request.scenarios.flatMap((scenario) => scenarioVectors(request, scenario)),
  ...unknownTo(request).map((prefer) =>
    mutateRequest(request, `Prefer: ${prefer}`, {
      check: 'scenario',
      status: 400,
      headers: { prefer },
      mocksOnly: 'a provider knows no such preference',
    }),
  ),
  ...foreign.map((prefer) =>
    mutateRequest(request, `Prefer: ${prefer}`, {
      check: 'scenario',
      status: request.sample.status,
      headers: { prefer },
    }),
  ),
  ...rejectedFirst(request),
];

/** A default, or a range of statuses, covers a code that no response is documented for. */
function unknownTo({ scenarios }: DocumentedRequest): readonly string[] {
  const isCovered = scenarios.some(({ covers }) => covers === '' || covers === '4');
  return unknown.filter((prefer) => !(isCovered && prefer === 'code=418'));
}

const unknown = ['example=facsimileNone', 'code=418', 'code=abc', 'code=', 'code=200, example=facsimileNone'];

const foreign = ['return=minimal', 'respond-async, wait=10', 'handling=strict; x=y', ''];

function scenarioVectors(request: DocumentedRequest, { name, status }: Scenario) {
  const first = request.scenarios.find((scenario) => scenario.status === status)?.name;
  const asked = [
    `example=${name}`,
    `return=minimal, code=${status}, example="${name}"`,
    ...(first === name ? [`code=${status}`] : []),
  ];
  return asked.map((prefer) =>
    mutateRequest(request, `Prefer: ${prefer}`, {
      check: 'scenario',
      status,
      headers: { prefer },
      state: name,
      ...(decidedByRequest.has(status) && {
        mocksOnly: 'a provider gives this response for what is in a request, never for its state',
      }),
    }),
  );
}

/** The error responses that follow from the request alone (RFC 9110, RFC 6585). */
const decidedByRequest: ReadonlySet<number> = new Set([
  400, 401, 405, 406, 411, 412, 413, 414, 415, 417, 422, 428, 431,
]);

function rejectedFirst(request: DocumentedRequest) {
  const asked = request.scenarios.find(({ status }) => status >= 429);
  if (asked === undefined || request.body?.json === undefined) return [];
  const prefer = `example=${asked.name}`;
  return [
    mutateRequest(request, 'a malformed body, before Prefer is looked at', {
      check: 'scenario',
      status: 400,
      headers: { prefer },
      body: '{bad',
    }),
  ];
}
