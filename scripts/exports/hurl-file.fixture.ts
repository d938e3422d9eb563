/** A request of a Hurl file with what is asked of its response. */
export interface HurlEntry {
  readonly comments: readonly string[];
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly query: readonly (readonly [string, string])[];
  readonly body: string | undefined;
  /** `*` stands for any. */
  readonly status: string;
  readonly asserts: readonly string[];
}

/**
 * Reads the part of a Hurl file that an export has, by the grammar at https://hurl.dev/docs/grammar.html.
 * @throws Error at a line that the grammar has no place for, and at a variable without a value
 */
export function readHurl(text: string, variables: Readonly<Record<string, string>>): readonly HurlEntry[] {
  const lines = text.split('\n');
  const entries: HurlEntry[] = [];
  let at = 0;
  const next = (pattern: RegExp) => {
    const match = pattern.exec(lines[at] ?? '');
    if (match !== null) at++;
    return match;
  };
  const pairs = () => {
    const found: [string, string][] = [];
    for (let match = next(pair); match !== null; match = next(pair)) {
      found.push([value(match[1] ?? ''), value(match[2] ?? '')]);
    }
    return found;
  };
  const value = (written: string) => {
    if (/(?<!\\)#/.test(written)) throw new Error(`a comment begins in ${written}`);
    return written.replaceAll(/\\u\{([\da-f]+)\}|\\([\\#])|\{\{(.*?)\}\}/g, (_, code, sign, name) => {
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      const given = sign ?? variables[name];
      if (given === undefined) throw new Error(`no value for ${name}`);
      return given;
    });
  };
  const body = () => {
    const bytes = next(/^base64,(.*);$/);
    if (bytes !== null) return Buffer.from(bytes[1] ?? '', 'base64').toString();
    const plain = next(/^`([^`\\#]*)`$/);
    if (plain !== null) return value(plain[1] ?? '');
    const json: string[] = [];
    while (at < lines.length && !/^HTTP /.test(lines[at] ?? '')) json.push(lines[at++] ?? '');
    if (json.length === 0) return undefined;
    JSON.parse(json.join('\n'));
    if (json.join('').includes('{{')) throw new Error('a variable in JSON');
    return json.join('\n');
  };
  while (at < lines.length) {
    const comments: string[] = [];
    for (let match = next(/^(?:# ?(.*))?$/); match !== null && at <= lines.length; match = next(/^(?:# ?(.*))?$/)) {
      if (match[1] !== undefined) comments.push(match[1]);
    }
    if (at >= lines.length) break;
    const request = next(/^([A-Z]+) (\{\{\w+\}\}\S*)$/);
    if (request === null) throw new Error(`no request: ${lines[at]}`);
    const headers = pairs();
    const query = next(/^\[Query\]$/) === null ? [] : pairs();
    const sent = body();
    const response = next(/^HTTP (\d{3}|\*)$/);
    if (response === null) throw new Error(`no response: ${lines[at]}`);
    const asserts: string[] = [];
    if (next(/^\[Asserts\]$/) !== null) {
      for (let match = next(assert); match !== null; match = next(assert)) asserts.push(match[0]);
    }
    const [, method = '', url = ''] = request;
    const [, status = ''] = response;
    entries.push({ comments, method, url: value(url), headers, query, body: sent, status, asserts });
  }
  return entries;
}

const pair = /^((?:[\w.$@[\]-]|\\u\{[\da-f]+\})+): (.*)$/;
const assert = /^(?:status (?:>=|<) \d{3}|header "[\w-]+" contains ".*")$/;
