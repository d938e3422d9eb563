import { parsePathTemplate, pathPattern } from '../../spec/openapi/paths.ts';
import { decodePathValue } from '../../spec/standards/path-values.ts';

/** The address of a handler in its parts. */
export interface HandlerAddress {
  /** `https://api.example.com`; undefined where any host is meant. */
  readonly origin: string | undefined;
  /** Whether anything can be in front of its path, which begins with an asterisk then. */
  readonly hasWildcard: boolean;
  /** With `:name` for what may be anything. */
  readonly path: string;
}

const address = /^(?:(https?:\/\/[^/:*]+(?::\d+)?)|(\*)(?=\/))?((?:\/(?::\w+|[^/:*?+(){}#]*))*)$/;

/** The address of a handler, as far as it names segments one by one; undefined for expressions, functions and wildcards. */
export function readAddress(path: unknown): HandlerAddress | undefined {
  if (typeof path !== 'string') return undefined;
  const [whole, origin, wildcard, segments = ''] = address.exec(path.replace(/\?\w+=.*/s, '')) ?? [];
  return whole === undefined || segments === ''
    ? undefined
    : { origin, hasWildcard: wildcard !== undefined, path: segments };
}

/** How a handler's path fits a template. */
export interface TemplateFit {
  /** The segments that the handler's path fixes and the template does not, by their number. */
  readonly fixed: Readonly<Record<number, string>>;
  /** How many segments only one of the two fixes: the fewer, the more it is this path that is meant. */
  readonly differences: number;
}

/** How a handler's path fits a template; undefined where no request fits both. */
export function fitTemplate(path: string, template: string): TemplateFit | undefined {
  const own = segmentsOf(path);
  const documented = segmentsOf(template);
  if (own.length !== documented.length) return undefined;
  const fixed: Record<number, string> = {};
  let differences = 0;
  for (const [at, segment] of own.entries()) {
    const other = documented[at] ?? '';
    const isOpen = parsePathTemplate(other).some((parts) => parts.some((part) => 'parameter' in part));
    if (segment.startsWith(':')) {
      if (!isOpen) differences++;
      continue;
    }
    if (!isOpen && decodePathValue(segment) !== decodePathValue(other)) return undefined;
    if (!isOpen) continue;
    if (!pathPattern(`/${other}`).test(`/${segment}`)) return undefined;
    fixed[at] = segment;
    differences++;
  }
  return { fixed, differences };
}

function segmentsOf(path: string): readonly string[] {
  return path
    .replace(/(?<=[^/])\/$/, '')
    .slice(1)
    .split('/');
}
