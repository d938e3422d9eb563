import { isObject, placeWithin } from '../json-form.ts';
import { type Fields, type Normalizing, resolvePart } from './normalize-bodies.ts';

/**
 * What an operation, or else the document, demands of the caller: alternatives, of each of which all schemes are needed. What a
 * request does not show, such as a certificate, is left out with a warning; a demand that can be met without anything else is
 * none. Undefined where neither the operation nor the document says anything.
 */
export function normalizeSecurity(tools: Normalizing, own: unknown, pointer: string): readonly Fields[] | undefined {
  const [demands, place] = own === undefined ? [tools.document.security, '#/security'] : [own, pointer];
  if (!Array.isArray(demands)) return undefined;
  const schemes = resolvePart(tools, tools.document.components).securitySchemes;
  const named = isObject(schemes) ? schemes : {};
  const schemeOf = (name: string) => (Object.hasOwn(named, name) ? resolvePart(tools, named[name]) : undefined);
  const alternatives = demands.map((demand: unknown, at) => {
    const inner = placeWithin(place, at);
    const names = Object.entries(isObject(demand) ? demand : {}).filter(([name]) => {
      const problem = problemOf(schemeOf(name));
      if (problem !== undefined) tools.report('warning', placeWithin(inner, name), `is not checked: ${problem}`);
      return problem === undefined;
    });
    const shared = names.filter(([name]) => isInAuthorization(schemeOf(name)));
    if (new Set(shared.map(([name]) => schemeNameOf(schemeOf(name)))).size > 1) {
      const words = shared.map(([name]) => `\`${name}\``).join(' and ');
      tools.report(
        'warning',
        inner,
        `demands ${words} in one Authorization header: they are read with a comma between`,
      );
    }
    return Object.fromEntries(names);
  });
  return alternatives.every((demand) => Object.keys(demand).length > 0) ? alternatives : [];
}

function problemOf(scheme: Fields | undefined): string | undefined {
  if (scheme === undefined) return 'the document has no security scheme of this name';
  return scheme.type === 'mutualTLS' ? 'a request does not show the certificate of its caller' : undefined;
}

function isInAuthorization({ type }: Fields = {}): boolean {
  return type === 'http' || type === 'oauth2' || type === 'openIdConnect';
}

function schemeNameOf({ type, scheme }: Fields = {}): string {
  return type === 'http' ? String(scheme).toLowerCase() : 'bearer';
}
