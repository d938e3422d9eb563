import { isMethod } from '../../standards/method.ts';
import { pathShape } from '../../standards/paths.ts';
import { isObject, placeWithin } from '../json-form.ts';
import { isWithoutBody } from '../operations.ts';
import {
  type Fields,
  membersOf,
  type Normalizing,
  normalizeExamples,
  normalizeRequestBody,
  normalizeResponse,
  resolvePart,
} from './normalize-bodies.ts';
import { normalizeParameters, readParameters } from './normalize-parameters.ts';
import { normalizeSecurity } from './normalize-security.ts';
import { normalizeServers } from './normalize-servers.ts';
import { createOperationNames, type OperationNames, type OperationPlace } from './operation-names.ts';

/**
 * A document in the part of OpenAPI 3.1 that mocks and contracts read: what path items share is in their operations, each
 * operation has a name, and references remain to schemas, and to responses and examples of the components, only. What
 * cannot be used is reported and left out.
 */
export function normalizeDocument(tools: Normalizing): Fields {
  const { document } = tools;
  const { webhooks, security: _, servers: listed, ...others } = document;
  const servers = normalizeServers(tools, listed, '#/servers');
  if (webhooks !== undefined) tools.report('warning', '#/webhooks', 'is not used: only paths are mocked and promised');
  const names = createOperationNames(tools);
  reportSamePaths(tools);
  const paths = membersOf(document.paths, '#/paths')
    .filter(([path]) => !path.startsWith('x-'))
    .map(([path, item, pointer]) => [path, normalizePathItem({ ...tools, names }, path, item, pointer)]);
  return {
    ...Object.fromEntries(Object.entries(document).filter(([key]) => key in others || key === 'servers')),
    ...(listed !== undefined && { servers: servers ?? [] }),
    ...(('paths' in document || webhooks !== undefined) && { paths: Object.fromEntries(paths) }),
    ...(isObject(document.components) && { components: normalizeComponents(tools, document.components) }),
  };
}

/** Reports paths that differ only by the names of parameters: the method decides which of them a request is for. */
function reportSamePaths(tools: Normalizing): void {
  const known = new Map<string, { readonly path: string; readonly methods: readonly string[] }>();
  for (const [path, item, pointer] of membersOf(tools.document.paths, '#/paths')) {
    const methods = Object.keys({ ...resolvePart(tools, item) }).filter(isMethod);
    const shape = pathShape(path);
    const other = known.get(shape);
    known.set(shape, { path: other?.path ?? path, methods: [...(other?.methods ?? []), ...methods] });
    if (other === undefined) continue;
    const same = methods.filter((method) => other.methods.includes(method)).map((method) => method.toUpperCase());
    const unreachable = same.length === 0 ? '' : `, and requests of ${same.join(', ')} are for that one`;
    tools.report('warning', pointer, `is the path ${other.path} with other names of its parameters${unreachable}`);
  }
}

/** Of the components, what is still referred to; all else stands where it is used. */
const keptComponents = ['schemas', 'responses', 'examples', 'securitySchemes'];

function normalizeComponents(tools: Normalizing, components: Fields): Fields {
  const kept = Object.entries(components).filter(([key]) => keptComponents.includes(key) || key.startsWith('x-'));
  const map = (key: string, change: (part: unknown, pointer: string) => unknown) => {
    const members = membersOf(components[key], `#/components/${key}`);
    const changed = members.map(([name, part, pointer]) => [name, change(part, pointer)]);
    return key in components ? { [key]: Object.fromEntries(changed) } : {};
  };
  return {
    ...Object.fromEntries(kept),
    ...map('responses', (part, pointer) => normalizeResponse(tools, part, pointer)),
    ...map('securitySchemes', (part) => resolvePart(tools, part)),
    ...('examples' in components && {
      examples: normalizeExamples(tools, components.examples, '#/components/examples'),
    }),
  };
}

interface NormalizingOperations extends Normalizing {
  readonly names: OperationNames;
}

/** A path item that is a reference has the members next to it too. */
function normalizePathItem(tools: NormalizingOperations, path: string, part: unknown, pointer: string): Fields {
  const { $ref, ...siblings } = isObject(part) ? part : {};
  const item: Fields = { ...resolvePart(tools, part), ...siblings };
  const shared = readParameters(tools, item.parameters, pointer);
  const sign = /[?#]/.exec(path)?.[0];
  if (sign !== undefined) {
    const encoded = encodeURIComponent(sign);
    tools.report('warning', pointer, `has a \`${sign}\`, which ends a path: requests have ${encoded} in its place`);
  }
  const servers = normalizeServers(tools, item.servers, placeWithin(pointer, 'servers'));
  if ('trace' in item)
    tools.report('warning', placeWithin(pointer, 'trace'), 'is not used: this method is not supported');
  const members = Object.entries(item).flatMap(([method, operation]) => {
    if (method.startsWith('x-')) return [[method, operation] as const];
    if (!isMethod(method) || !isObject(operation)) return [];
    const place = { method, path, pointer: placeWithin(pointer, method), isShared: $ref !== undefined };
    return [[method, normalizeOperation(tools, place, operation, { parameters: shared, servers })] as const];
  });
  return Object.fromEntries(members);
}

/** What the operations of a path item share. */
interface SharedByPath {
  readonly parameters: ReturnType<typeof readParameters>;
  readonly servers: ReturnType<typeof normalizeServers>;
}

function normalizeOperation(
  tools: NormalizingOperations,
  place: OperationPlace,
  operation: Fields,
  shared: SharedByPath,
): Fields {
  const { pointer } = place;
  const { servers: listed, callbacks, ...used } = operation;
  if (callbacks !== undefined) {
    tools.report('warning', placeWithin(pointer, 'callbacks'), 'is not used: they are not mocked');
  }
  const servers = normalizeServers(tools, listed, placeWithin(pointer, 'servers')) ?? shared.servers;
  const own = readParameters(tools, operation.parameters, pointer);
  const normalized = normalizeParameters(tools, place, shared.parameters, own);
  const demands = normalizeSecurity(tools, operation.security, placeWithin(pointer, 'security'));
  return {
    ...used,
    operationId: tools.names.nameOf(place, operation),
    ...((normalized.length > 0 || 'parameters' in operation) && { parameters: normalized }),
    ...('requestBody' in operation && {
      requestBody: normalizeRequestBody(tools, operation.requestBody, placeWithin(pointer, 'requestBody')),
    }),
    ...(demands !== undefined && { security: demands }),
    ...(servers !== undefined && { servers }),
    responses: normalizeResponses(tools, operation.responses, pointer),
  };
}

function normalizeResponses(tools: Normalizing, responses: unknown, pointer: string): Fields {
  const place = placeWithin(pointer, 'responses');
  const members = membersOf(responses, place).filter(([key]) => !key.startsWith('x-'));
  if (members.length === 0) {
    tools.report('warning', pointer, 'documents no response: any response is taken for right');
    return { default: { description: 'Any response' } };
  }
  for (const [status, part, inner] of members) {
    if (isWithoutBody(Number(status)) && resolvePart(tools, part).content !== undefined) {
      tools.report('warning', inner, `has content that is not used: responses of this status have no body`);
    }
  }
  return Object.fromEntries(members.map(([status, part, inner]) => [status, normalizeResponse(tools, part, inner)]));
}
