import { collectBodySchemas } from '../../mocks/build/body-schemas.ts';
import { compileSchemas } from '../../mocks/build/compile-validators.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import {
  type Content,
  type DocumentedResponse,
  type NamedHeader,
  readOperations,
} from '../../spec/openapi/operations.ts';
import { essenceOf, isJson, matchesMediaType } from '../../spec/standards/media-type.ts';
import type { ReceivedResponse } from './targets/target.ts';
import type { Vector } from './vectors/vector.ts';

/** What is compared of two responses, in the order it is reported. */
export const aspects = ['status', 'error.code', 'content type', 'headers', 'body'] as const;

export type Aspect = (typeof aspects)[number];

/** The aspects of a response as text: two targets agree where all of them are equal. */
export type Verdict = Readonly<Record<Aspect, string>>;

/** The word of a verdict whose body is what the document promises, or is rightly not there. */
export const soundBodies: readonly string[] = ['fits its schema', 'none'];

/** Puts a response to a vector into words. */
export type ReadVerdict = (vector: Vector, response: ReceivedResponse) => Verdict;

/** Judges responses by what a document promises; a status that it does not list has the form of its errors. */
export function verdictReader(document: OpenApiDocument): ReadVerdict {
  const operations = new Map(readOperations(document).map((operation) => [operation.id, operation]));
  const errors = errorForms([...operations.values()].flatMap(({ responses }) => responses));
  const judge = bodyJudge(document);
  return (vector, response) => {
    const responses = isOfNoOperation(vector) ? [] : (operations.get(vector.operation)?.responses ?? []);
    const documented = responses.find(({ status }) => status === response.status);
    const isOther = documented === undefined && response.status >= 400;
    const type = essenceOf(response.headers['content-type']);
    return {
      status: String(response.status),
      'error.code': errorCode(response),
      'content type': type || 'none',
      headers: describeHeaders(response, documented),
      body:
        vector.method === 'HEAD'
          ? withoutText(response)
          : bestWord(isOther ? errors : [documented], (form) => judge(response, type, form)),
    };
  };
}

/** Whether a request is for none of the operations: nothing is promised of the response but that it is an error. */
function isOfNoOperation({ check, status }: Vector): boolean {
  return (check === 'path' && status === 404) || (check === 'method' && status === 405);
}

/** The error responses of a document, each form once: a status that is not listed can have any of them. */
function errorForms(responses: readonly DocumentedResponse[]): readonly (DocumentedResponse | undefined)[] {
  const errors = responses.filter(({ status }) => status >= 400);
  const forms = new Map(errors.map((error) => [JSON.stringify(error.contents.map(formOf)), error]));
  return forms.size === 0 ? [undefined] : [...forms.values()];
}

function formOf({ mediaType, schema }: Content) {
  return { mediaType, schema };
}

/** The word of the first form that a body is sound by, else that of the first. */
function bestWord(
  forms: readonly (DocumentedResponse | undefined)[],
  judge: (form: DocumentedResponse | undefined) => string,
): string {
  const [first] = forms;
  const sound = forms.find((form) => soundBodies.includes(judge(form)));
  return judge(sound ?? first);
}

function errorCode({ status, text }: ReceivedResponse): string {
  if (status < 400) return 'none';
  const data = parse(text);
  const error = read(data, 'error') ?? data;
  return String(read(error, 'code') ?? 'none');
}

function read(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Allow by its methods; what a document promises by whether it is there and fits, since providers choose the values. */
function describeHeaders({ headers }: ReceivedResponse, response: DocumentedResponse | undefined): string {
  const allow = headers.allow
    ?.split(',')
    .map((method) => method.trim())
    .toSorted();
  const promised = (response?.headers ?? []).flatMap((header) => {
    const value = headers[header.name.toLowerCase()];
    const word = value === undefined ? 'is missing' : headerFits(header, value) ? 'fits' : 'does not fit';
    // One that need not be there is a matter of taste, unless it is wrong.
    return header.required || word === 'does not fit' ? [`${header.name} ${word}`] : [];
  });
  return [...(allow === undefined ? [] : [`Allow: ${allow.join(', ')}`]), ...promised].join('; ') || 'none';
}

function headerFits({ schema }: NamedHeader, value: string): boolean {
  if (schema.enum !== undefined) return schema.enum.map(String).includes(value);
  if (schema.type !== 'integer' && schema.type !== 'number') return value !== '';
  const number = Number(value);
  return (schema.type === 'integer' ? Number.isInteger(number) : Number.isFinite(number)) &&
    number >= (schema.minimum ?? -Infinity)
    ? value.trim() !== ''
    : false;
}

function withoutText({ text }: ReceivedResponse): string {
  return text === '' ? 'none' : 'is there, in response to HEAD';
}

function bodyJudge(document: OpenApiDocument) {
  const bodies = collectBodySchemas(document, 'response');
  const { ajv, findValidator } = compileSchemas(document, bodies, 'response');
  return ({ status, text }: ReceivedResponse, type: string, response: DocumentedResponse | undefined): string => {
    if (text === '') return (response?.contents.length ?? 0) === 0 ? 'none' : 'is missing';
    // A document without any error, or with errors that have no content, says nothing about the form of one.
    if ((response?.contents ?? []).length === 0 && status >= 400) return 'fits its schema';
    const content = response?.contents.find((content) => matchesMediaType(content.mediaType, type));
    if (content === undefined) return 'is not documented';
    return isJson(type) ? describeJson(text, content) : 'fits its schema';
  };

  function describeJson(text: string, content: Content): string {
    const data = parse(text);
    if (data === undefined) return 'is not JSON';
    const validate = findValidator(bodies.find(content)?.name ?? '');
    if (validate === undefined || validate(data)) return 'fits its schema';
    return `does not fit its schema: ${ajv.errorsText(validate.errors, { dataVar: 'body' })}`;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
