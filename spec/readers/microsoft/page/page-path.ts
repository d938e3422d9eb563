/**
 * The path of a page that another one links to or includes: relative to that one, or from the root of all pages for `/…`
 * and `~/…`; above that root it begins with `..`.
 */
export function resolvePage(from: string, target: string): string {
  const [root] = /^~?\//.exec(target) ?? [];
  if (root !== undefined) return target.slice(root.length);
  const segments = from.split('/').slice(0, -1);
  for (const segment of target.replaceAll('\\', '/').split('/')) {
    if (segment === '..' && (segments.length === 0 || segments.at(-1) === '..')) segments.push(segment);
    else if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}
