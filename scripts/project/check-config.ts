import { suggestName } from '../cli/suggest-name.ts';
import type { FacsimileConfig } from './config.ts';

/** What is wrong with a configuration: the option it is about (`output.types`), and a sentence about it. */
interface ConfigProblem {
  readonly option: string;
  readonly message: string;
}

/** A configuration that can be used, or what is wrong with it. */
export type CheckedConfig =
  | { readonly ok: true; readonly config: FacsimileConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** What is wrong with the value of an option; nothing where it fits. */
type Rule = (value: unknown, option: string) => readonly ConfigProblem[];

const text: Rule = (value, option) => expectThat(isText(value), option, 'is a text', value);
const path: Rule = (value, option) => expectThat(isText(value), option, 'is a path', value);
const output: Rule = (value, option) =>
  expectThat(isText(value) || value === false, option, 'is a path or false', value);
const paths: Rule = (value, option) =>
  expectThat(
    isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText)),
    option,
    'is a path, a folder or a glob, or a list of them',
    value,
  );

const rule = object({
  pages: paths,
  format: text,
  document: path,
  overlays: paths,
  output: object({
    folder: path,
    document: output,
    types: output,
    handlers: output,
    validators: output,
    responseValidators: output,
    schemas: output,
    factories: output,
    split: choice('tags', 'none'),
    contracts: output,
    diagnostics: output,
  }),
  package: object(
    { name: packageName, version: semanticVersion, description: text, license: text, files: paths },
    { required: ['name', 'version'] },
  ),
});

/** Looks at what a configuration file exports. */
export function checkConfig(value: unknown): CheckedConfig {
  const problems = rule(value, '');
  return problems.length === 0 ? { ok: true, config: value as FacsimileConfig } : { ok: false, problems };
}

function object(
  rules: Readonly<Record<string, Rule>>,
  { required = [] }: { readonly required?: readonly string[] } = {},
): Rule {
  return (value, option) => {
    if (!isRecord(value)) return expectThat(false, option, 'is an object', value);
    const missing = required.filter((key) => value[key] === undefined);
    return [
      ...missing.map((key) => ({ option: join(option, key), message: 'is missing' })),
      ...Object.entries(value).flatMap(([key, member]) => {
        const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
        if (rule === undefined) return [{ option: join(option, key), message: unknownOption(key, Object.keys(rules)) }];
        return member === undefined ? [] : rule(member, join(option, key));
      }),
    ];
  };
}

function unknownOption(key: string, known: readonly string[]): string {
  const near = suggestName(key, known);
  return near === undefined
    ? `is no option; the options are ${known.join(', ')}`
    : `is no option; did you mean ${near}?`;
}

function choice(...values: readonly string[]): Rule {
  return (value, option) =>
    expectThat(isText(value) && values.includes(value), option, `is one of ${values.join(', ')}`, value);
}

function packageName(value: unknown, option: string): readonly ConfigProblem[] {
  const fits =
    isText(value) && value.length <= 214 && /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(value);
  return expectThat(fits, option, 'is a name of an npm package, such as my-api or @team/my-api', value);
}

function semanticVersion(value: unknown, option: string): readonly ConfigProblem[] {
  const fits = isText(value) && /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.test(value);
  return expectThat(fits, option, 'is a version such as 1.0.0', value);
}

function expectThat(fits: boolean, option: string, expected: string, value: unknown): readonly ConfigProblem[] {
  return fits ? [] : [{ option, message: `${expected}, not ${describe(value)}` }];
}

function describe(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  try {
    return JSON.stringify(value)?.slice(0, 60) ?? String(value);
  } catch {
    // It holds itself, or a number of any length.
    return 'what JSON cannot hold';
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(option: string, key: string): string {
  return option === '' ? key : `${option}.${key}`;
}
