import { linesOf } from '../../source/http-message.ts';
import type { Snippet } from '../../source/snippet.ts';

/** A command that calls an operation: `curl --request POST --data @payload.json http://127.0.0.1:8200/v1/…`. */
export interface CurlCommand {
  /** In lower case; what curl takes where the command names none. */
  readonly method: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The text after `--data`; `@payload.json` refers to a payload that the page shows apart. */
  readonly data: string | undefined;
  readonly url: SampleUrl | undefined;
  readonly place: Snippet;
}

/** The URL of a sample. */
interface SampleUrl {
  readonly origin: string;
  /** From its first `/`, without the API version `/v1`. */
  readonly path: string;
  readonly query: string;
}

/** The commands of a code block, each with its lines. */
export function readCurlCommands(content: Snippet): readonly CurlCommand[] {
  const commands: CurlCommand[] = [];
  let current: { readonly place: Snippet; text: string; quote: string } | undefined;
  for (const line of linesOf(content)) {
    if (current === undefined && /^\s*(?:[$#%]\s*)?(?:\w+=\S+\s+)*curl\b/.test(line.text))
      current = { place: line, text: '', quote: '' };
    if (current === undefined) continue;
    current.text += `${line.text}\n`;
    current.quote = quoteAfter(line.text, current.quote);
    if (current.quote !== '' || /\\\s*$/.test(line.text)) continue;
    commands.push(readCommand(current.text, current.place));
    current = undefined;
  }
  if (current !== undefined) commands.push(readCommand(current.text, current.place));
  return commands;
}

/** The quotation mark that is open behind a line; empty where none is. */
function quoteAfter(line: string, before: string): string {
  let open = before;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? '';
    if (letter === '\\' && open !== "'") at++;
    else if (letter === open) open = '';
    else if (open === '' && (letter === "'" || letter === '"')) open = letter;
  }
  return open;
}

/** The options that take a value, as far as samples have them. */
const withValue =
  /^(-[AbcdeEFHKmoTuwxX]|--(request|header|data(-raw|-binary|-urlencode|-ascii)?|json|upload-file|user-agent|cookie|form|max-time|output|user|write-out|proxy|config|cert|key|cacert|capath|connect-timeout|resolve))$/;

function readCommand(text: string, place: Snippet): CurlCommand {
  const options = readOptions(shellWords(text.slice(text.indexOf('curl') + 4)));
  const last = (pattern: RegExp) => options.findLast(({ option }) => pattern.test(option))?.value;
  const data = last(/^(-d|--data(-raw|-binary|-urlencode|-ascii)?|--json)$/);
  const isUpload = last(/^(-T|--upload-file)$/) !== undefined;
  const isHead = last(/^(-I|--head)$/) !== undefined;
  const implied = isHead ? 'head' : isUpload ? 'put' : data === undefined ? 'get' : 'post';
  return {
    method: last(/^(-X|--request)$/)?.toLowerCase() ?? implied,
    headers: options.flatMap(({ option, value }) => (/^(-H|--header)$/.test(option) ? readHeader(value) : [])),
    data,
    url: options.filter(({ option }) => option === '').flatMap(({ value }) => readUrl(value) ?? [])[0],
    place,
  };
}

function readHeader(header: string): CurlCommand['headers'] {
  const colon = header.indexOf(':');
  return colon < 1 ? [] : [{ name: header.slice(0, colon).trim(), value: header.slice(colon + 1).trim() }];
}

/** The options of a command with their values; of what is no option the name is empty. */
function readOptions(words: readonly string[]): readonly { readonly option: string; readonly value: string }[] {
  const options: { option: string; value: string }[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, name = word, attached] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? /^(-[XHd])(.+)$/s.exec(word) ?? [];
    if (!word.startsWith('-')) options.push({ option: '', value: word });
    else options.push({ option: name, value: withValue.test(name) ? (attached ?? words[++at] ?? '') : '' });
  }
  return options;
}

function readUrl(word: string): SampleUrl | undefined {
  const match = /^(?:(https?:\/\/[^/?\s]+)|\$\{?\w+\}?)(\/[^?\s]*)?(?:\\?\?(\S*))?$/.exec(word);
  if (match === null) return undefined;
  const [, origin = '', path = '/', query = ''] = match;
  return { origin: /[${}<>]/.test(origin) ? '' : origin, path: path.replace(/^\/v1(?=\/|$)/, '') || '/', query };
}

/** The words of a command by the rules of a POSIX shell, as far as samples need them: quotes, escapes, continued lines. */
function shellWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  const pattern = /\\\r?\n|\s+|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)|(.)/gs;
  for (const [whole, single, double, escaped, plain, stray] of text.matchAll(pattern)) {
    if (whole === '\\\n' || whole === '\\\r\n') continue;
    const part = single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? stray;
    if (part !== undefined) word = (word ?? '') + part;
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
    if (plain === '|' || plain === '>' || plain === ';' || plain === '&&') return words;
  }
  return word === undefined ? words : [...words, word];
}
