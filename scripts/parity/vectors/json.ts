import { mutateRequest, type RequestMutation, withoutBody } from './mutate-request.ts';
import type { Rule } from './vector.ts';

const mebibyte = 1024 * 1024;

/** Texts that are not JSON, and unusual ones that are. */
export const jsonRule: Rule = (request) => {
  const { body, sample } = request;
  if (body?.json === undefined) return [];
  const empty = body.required ? 400 : sample.status;
  const vector = (what: string, status: number, mutation: Partial<RequestMutation>) =>
    mutateRequest(request, what, { check: 'json', status, ...mutation });
  return [
    vector('no body', empty, withoutBody),
    vector('no body and its content type', empty, { body: null }),
    vector('an empty body', empty, { body: '' }),
    ...malformed(body.text)
      .filter(([, text]) => text !== '' && !isJson(text))
      .map(([what, text]) => vector(what, 400, { body: text })),
    vector('5 MiB without an end', 400, { body: () => `{"a":"${'x'.repeat(5 * mebibyte)}` }),
    ...sound(body.text).map(([what, text]) => vector(what, sample.status, { body: text })),
    vector('bytes that are not UTF-8', 400, { body: Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d) }),
    vector('UTF-16', 400, { body: Buffer.from(`\uFEFF${body.text}`, 'utf16le') }),
  ];
};

/** Of a number a part is one too. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function malformed(text: string): readonly (readonly [string, string])[] {
  const value = (literal: string) => `{"a":${literal}}`;
  return [
    ['a body of blanks', '  \n'],
    ['a body cut in half', text.slice(0, text.length / 2)],
    ['a body without its last character', text.slice(0, -1)],
    ['a body with more after its end', `${text}x`],
    ['two bodies', `${text}\n${text}`],
    ['NaN', value('NaN')],
    ['Infinity', value('-Infinity')],
    ['undefined', value('undefined')],
    ['True', value('True')],
    ['a number with a zero in front', value('01')],
    ['a hexadecimal number', value('0x1')],
    ['single quotes', "{'a':'b'}"],
    ['a key without quotes', '{a:1}'],
    ['a comma too many', '{"a":1,}'],
    ['a comment', '{"a":1}// end'],
    ['a line end in a string', value('"x\ny"')],
    ['an unknown escape', value('"\\x41"')],
    ['a form', 'a=1&b=2'],
    ['XML', '<a/>'],
    ['a hundred thousand brackets', '['.repeat(100_000)],
  ];
}

function sound(text: string): readonly (readonly [string, string])[] {
  return [
    ['a byte order mark', `\uFEFF${text}`],
    ['blanks around the body', `\r\n\t ${text} \n`],
  ];
}
