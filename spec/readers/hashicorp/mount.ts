import type { ParameterModel } from '../../ir/api-model.ts';
import { statedAt } from '../../ir/evidence.ts';
import type { Page } from '../../markdown/page.ts';
import { cut } from '../../source/http-message.ts';
import type { Snippet } from '../../source/snippet.ts';
import { isPathBlock } from './sections.ts';

/** Where a page says that what it is about is mounted: `/auth/userpass`. */
export interface Mount {
  /** What is in front of the last segment: `/auth`, or nothing. */
  readonly before: string;
  readonly name: string;
  readonly place: Snippet;
}

const statement = /\b(?:mounted|enabled)\s+(?:(?:at|on|under)\s+)?(?:the\s+)?(?:path\s+)?`\/?([\w/-]+?)\/?`/i;

/** The mount path that the text above a page's operations assumes; undefined where it says nothing of one. */
export function readMount(page: Page): Mount | undefined {
  for (const section of page.sections) {
    for (const block of section.blocks) {
      if (isPathBlock(block)) return undefined;
      if (block.kind !== 'prose' || !/\bassum/i.test(block.text.text)) continue;
      const match = statement.exec(block.text.text);
      const segments = match?.[1]?.split('/') ?? [];
      const name = segments.at(-1);
      if (match === null || name === undefined || name === '') continue;
      const before = segments
        .slice(0, -1)
        .map((segment) => `/${segment}`)
        .join('');
      return { before, name, place: cut(block.text, match.index, match.index + match[0].length) };
    }
  }
  return undefined;
}

/** A path with a parameter in the place of its mount, and that parameter; the path as it is where it is not below the mount. */
export function withMount(
  path: string,
  mount: Mount | undefined,
): { readonly path: string; readonly parameters: readonly ParameterModel[] } {
  const start = mount && `${mount.before}/${mount.name}`;
  if (mount === undefined || start === undefined || !(path === start || path.startsWith(`${start}/`)))
    return { path, parameters: [] };
  const name = `${mount.name.replace(/-/g, '_')}_mount_path`;
  const parameter: ParameterModel = {
    name,
    in: 'path',
    type: { kind: 'primitive', type: 'string' },
    required: true,
    description: 'Where it is mounted.',
    example: mount.name,
    default: mount.name,
    place: statedAt(mount.place),
  };
  return { path: `${mount.before}/{${name}}${path.slice(start.length)}`, parameters: [parameter] };
}
