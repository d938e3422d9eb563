import type { SourcePage } from '../../spec/source/source-page.ts';

/** A row of a table `Method | Path`, as a plain look at the lines of a page finds it. */
export interface PageRow {
  readonly page: string;
  readonly line: number;
  readonly method: string;
  readonly path: string;
}

/** An item of a list of parameters: `` - `name` `(type: default)` ``. */
export interface PageBullet {
  readonly page: string;
  readonly line: number;
  readonly name: string;
  /** As JSON Schema names it; `other` for what has several types or none. */
  readonly type: string;
  readonly required: boolean;
}

/**
 * The rows of a page, found by lines and not by the reader, so that what the reader passes over counts against it. A row
 * of several methods is one row for each.
 */
export function listedRows({ path: page, text }: SourcePage): readonly PageRow[] {
  return text.split('\n').flatMap((line, at) => {
    const [, methods = '', path = ''] = /^\s*\|\s*`([A-Z/]+)`\s*\|\s*`([^`]+)`/.exec(line) ?? [];
    if (path === '' || !/^[/a-z:]/.test(path)) return [];
    return methods.split('/').map((method) => ({ page, line: at + 1, method, path }));
  });
}

const typeNames: readonly (readonly [RegExp, string])[] = [
  [/^(list|array|\[\])/, 'array'],
  [/^(map|key-value-map)/, 'object'],
  [/^bool/, 'boolean'],
  [/^int/, 'integer'],
  [/^float/, 'number'],
  [/^string/, 'string'],
];

/** The items of a page whose type stands in parentheses, found by lines. */
export function listedBullets({ path: page, text }: SourcePage): readonly PageBullet[] {
  return text.split('\n').flatMap((line, at) => {
    const [, name = '', written = ''] = /^\s*[-*]\s+`([^`:][^`]*)`\s+`?\((?:type: )?([^)]*)/.exec(line) ?? [];
    if (name === '') return [];
    const isEither = /\bor\b|\/|,\s*string/.test(written);
    const type = isEither ? 'other' : (typeNames.find(([pattern]) => pattern.test(written))?.[1] ?? 'other');
    return [{ page, line: at + 1, name, type, required: /<required>|, required/.test(written) }];
  });
}
