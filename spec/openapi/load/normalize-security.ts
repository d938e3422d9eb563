import { isObject } from '../json-form.ts';
import { type Fields, type Normalizing, resolvePart } from './normalize-bodies.ts';

/**
 * What an operation, or else the document, demands of the caller, as far as it is a bearer token (RFC 6750), which OAuth 2
 * and OpenID Connect bring too: only these are checked. A demand that can be met without a token is none, and so is one of
 * another kind, with a warning. Undefined where neither the operation nor the document says anything.
 */
export function normalizeSecurity(tools: Normalizing, own: unknown, pointer: string): readonly Fields[] | undefined {
  const [demands, place] = own === undefined ? [tools.document.security, '#/security'] : [own, pointer];
  if (!Array.isArray(demands)) return undefined;
  const alternatives = demands.filter(isObject);
  const schemes = resolvePart(tools, tools.document.components).securitySchemes;
  const named = isObject(schemes) ? schemes : {};
  const isToken = (name: string) => bringsToken(resolvePart(tools, named[name]));
  const tokens = alternatives.map((demand) =>
    Object.fromEntries(Object.entries(demand).filter(([name]) => isToken(name))),
  );
  const others = new Set(alternatives.flatMap(Object.keys).filter((name) => !isToken(name)));
  for (const name of others) {
    tools.report('warning', place, `\`${name}\` is neither sent nor checked: only bearer tokens are`);
  }
  return tokens.every((demand) => Object.keys(demand).length > 0) ? tokens : [];
}

function bringsToken({ type, scheme }: Fields): boolean {
  if (type === 'http') return String(scheme).toLowerCase() === 'bearer';
  return type === 'oauth2' || type === 'openIdConnect';
}
