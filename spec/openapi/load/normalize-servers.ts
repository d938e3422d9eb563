import { isObject, placeWithin } from '../json-form.ts';
import { mostServers } from '../servers.ts';
import { type Fields, membersOf, type Normalizing } from './normalize-bodies.ts';

/** The servers that can be used of a list; undefined where there is none, which says nothing. */
export function normalizeServers(tools: Normalizing, list: unknown, pointer: string): readonly Fields[] | undefined {
  const servers = (Array.isArray(list) ? list : []).flatMap((server: unknown, at) => {
    const place = placeWithin(pointer, at);
    const problem = isObject(server) ? problemOf(server) : 'it is not an object';
    if (problem !== undefined) tools.report('warning', place, `is not used: ${problem}`);
    if (problem !== undefined || !isObject(server)) return [];
    const remark = remarkOn(server);
    if (remark !== undefined) tools.report('warning', placeWithin(place, 'variables'), remark);
    return [server];
  });
  return servers.length === 0 ? undefined : servers;
}

function problemOf({ url, variables }: Fields): string | undefined {
  const text = String(url);
  const described = membersOf(variables, '').map(([name]) => name);
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !described.includes(name));
  if (unknown !== undefined) return `its variable \`${unknown[1]}\` is not described`;
  const [scheme] = /^[a-z][a-z\d+.-]*(?=:)/i.exec(text) ?? [];
  if (scheme !== undefined && !/^https?$/i.test(scheme)) return `${scheme} is not HTTP`;
  const filled = membersOf(variables, '').reduce((filling, [name, variable]) => {
    const value = isObject(variable) ? String(variable.default) : '';
    return filling.replaceAll(`{${name}}`, value);
  }, text);
  return URL.canParse(filled, 'http://document.invalid/') ? undefined : `${filled} is not a URL`;
}

function remarkOn({ url, variables }: Fields): string | undefined {
  const counts = membersOf(variables, '')
    .filter(([name]) => String(url).includes(`{${name}}`))
    .map(([, variable]) => (isObject(variable) && Array.isArray(variable.enum) ? variable.enum.length : 1));
  const total = counts.reduce((product, count) => product * count, 1);
  return total > mostServers ? `allow ${total} servers, and not all are known: at most ${mostServers} are` : undefined;
}
