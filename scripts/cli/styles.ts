import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** What decides whether a stream gets colours. */
export interface ColorSetting {
  /** Whether the stream is a terminal. */
  readonly terminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The arguments of the command line, which may hold `--no-color`. */
  readonly args: readonly string[];
}

/**
 * Whether a stream gets colours: never with `--no-color` or NO_COLOR; otherwise as FORCE_COLOR says, and without it where
 * the stream is a terminal that has colours.
 */
export function wantsColors({ terminal, environment, args }: ColorSetting): boolean {
  const end = args.indexOf('--');
  if ((end < 0 ? args : args.slice(0, end)).includes('--no-color')) return false;
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return terminal && TERM !== 'dumb';
}

/** How lines of commands are shown, by how they begin. Of several rules for a line, the first counts. */
const rules: readonly (readonly [start: RegExp, style: Style])[] = [
  [/^facsimile:/, ['bold', 'red']],
  [/^(?:\S.*:\d+:\d+: )?error\[[\w-]+\]/, 'red'],
  [/^(?:\S.*:\d+:\d+: )?warning\[[\w-]+\]/, 'yellow'],
  [/^(?:\S.*:\d+:\d+: )?info\[[\w-]+\]/, 'cyan'],
  [/^(?:FAILED |error {3})/, 'red'],
  [/^(?:warning|skipped)(?::| )/, 'yellow'],
  [/^passed /, 'green'],
  [/^note {4}/, 'cyan'],
  [/^(?:Usage|Exit codes):/, 'bold'],
  [/^[A-Z][\w ,]*:$/, 'bold'],
  [/^(?:---|\+\+\+) .*$/, 'bold'],
  [/^\+.*$/, 'green'],
  [/^-.*$/, 'red'],
];

/** The text of a command with colours for terminals; its characters stay the same. */
export function paintLines(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const rule = rules.find(([start]) => start.test(line));
      return rule === undefined ? line : line.replace(rule[0], (start) => paint(rule[1], start));
    })
    .join('\n');
}

/** Whether there are colours is decided above, and not by what Node finds on its standard output. */
function paint(style: Style, text: string): string {
  return styleText(style, text, { validateStream: false });
}
