import { isFramingHeader } from '../standards/framing-headers.ts';
import { type Method, methods } from '../standards/method.ts';
import type {
  DocEvidence,
  DocSource,
  EncodingObject,
  ExampleObject,
  HeaderObject,
  JsonSchema,
  MediaTypeObject,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  ParameterStyle,
  Reference,
  RequestBodyObject,
  ResponseObject,
  ServerObject,
} from './document.ts';
import { resolveReference } from './references.ts';
import { type Credential, readSecurity } from './security.ts';
import { evidenceOf, formatSource, sourcesOf } from './sources.ts';

/** A named example with its value as JSON data. */
interface NamedExample {
  readonly name: string;
  readonly value: unknown;
  readonly sources: readonly DocSource[];
}

/** One media type of a request or response body. Schemas keep their references. */
export interface Content {
  readonly mediaType: string;
  readonly schema: JsonSchema | undefined;
  readonly examples: readonly NamedExample[];
  /** How the properties of a form are written, by their names. */
  readonly encoding?: Readonly<Record<string, EncodingObject>> | undefined;
}

export interface NamedHeader {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly example: unknown;
}

export interface DocumentedResponse {
  /** The status as the document writes it: `201`, `4XX` or `default`. */
  readonly key: string;
  /** The status that mocks and contracts show the response with, see `sampleStatus`. */
  readonly status: number;
  readonly description: string;
  readonly headers: readonly NamedHeader[];
  readonly contents: readonly Content[];
  readonly sources: readonly DocSource[];
  readonly evidence: DocEvidence;
  /** A person has decided its exact codes and texts, and not only its status. */
  readonly binding: boolean;
}

/** A parameter with its style and its schema, whichever way the document states them. */
export interface DocumentedParameter extends ParameterObject {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly schema: JsonSchema;
  /** The media type of its text; undefined where its style says how its values are written. */
  readonly mediaType: string | undefined;
}

/** One operation of a document, references resolved down to the schemas: what mocks and contracts are made from. */
export interface DocumentedOperation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly asWritten: boolean;
  /** Whether a credential is demanded. */
  readonly secured: boolean;
  /** The credentials that are demanded: alternatives, of each of which all are needed. */
  readonly security: readonly (readonly Credential[])[];
  /** Its own servers; undefined where the document's are. */
  readonly servers?: readonly ServerObject[];
  readonly parameters: readonly DocumentedParameter[];
  readonly requestBody: { readonly required: boolean; readonly contents: readonly Content[] } | undefined;
  readonly responses: readonly DocumentedResponse[];
  readonly sources: readonly DocSource[];
  readonly evidence: DocEvidence;
  /** The line that can be read as several operations, of which this is one, `page.md:29`: a service need follow only one. */
  readonly choice: string | undefined;
}

/** The operations of a document in the order it lists them; responses by ascending status. */
export function readOperations(document: OpenApiDocument): readonly DocumentedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [readOperation(document, method, path, operation)];
    }),
  );
}

function readOperation(
  document: OpenApiDocument,
  method: Method,
  path: string,
  operation: OperationObject,
): DocumentedOperation {
  const security = readSecurity(document, operation);
  const body = operation.requestBody && resolveReference<RequestBodyObject>(document, operation.requestBody);
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary ?? operation.operationId,
    tags: operation.tags ?? [],
    asWritten: operation['x-doc-as-written'] ?? false,
    secured: security.length > 0,
    security,
    ...(operation.servers && { servers: operation.servers }),
    parameters: (operation.parameters ?? []).map((parameter) => readParameter(document, parameter)),
    requestBody: body && { required: body.required ?? false, contents: readContents(document, body.content) },
    responses: Object.entries(operation.responses)
      .map(([key, response]) => {
        const status = sampleStatus(key, Object.keys(operation.responses));
        const read = readResponse(document, resolveReference<ResponseObject>(document, response));
        return { key, status, ...read, ...(method === 'head' || isWithoutBody(status) ? { contents: [] } : {}) };
      })
      .sort((a, b) => a.status - b.status),
    sources: sourcesOf(operation),
    evidence: evidenceOf(operation),
    choice: operation['x-doc-choice'] && formatSource(operation['x-doc-choice']),
  };
}

const usualStyles = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' } as const;

function readParameter(document: OpenApiDocument, part: ParameterObject | Reference): DocumentedParameter {
  const parameter = resolveReference<ParameterObject>(document, part);
  const { style = usualStyles[parameter.in], explode = style === 'form' || style === 'deepObject' } = parameter;
  const [[mediaType, media] = []] = Object.entries(parameter.content ?? {});
  const [shown] = Object.values(media?.examples ?? {});
  const example = parameter.example ?? (shown && resolveReference<ExampleObject>(document, shown).value);
  const schema = parameter.schema ?? media?.schema ?? {};
  return { ...parameter, style, explode, schema, mediaType, ...(example !== undefined && { example }) };
}

/**
 * The status that stands for a documented one: itself, or for a range such as `4XX` its first that has no response of its
 * own. The default is a success where no other response is one, else an error of the server.
 * @param keys all statuses of the operation, as the document writes them
 */
export function sampleStatus(key: string, keys: readonly string[]): number {
  const range = key === 'default' && keys.some((key) => key.startsWith('2')) ? '5XX' : key.replace('default', '2XX');
  let status = Number(range.replace('XX', '00'));
  while (key !== String(status) && keys.includes(String(status))) status++;
  return status;
}

/** Whether HTTP gives responses of a status no body, whatever is documented (RFC 9110, section 6.4.1 and 15.3.6). */
export function isWithoutBody(status: number): boolean {
  return status < 200 || status === 204 || status === 205 || status === 304;
}

/** What the document says about a status: its own response, else that of its range, else the default, with this status. */
export function findResponse(operation: DocumentedOperation, status: number): DocumentedResponse | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  for (const key of keys) {
    const response = operation.responses.find((response) => response.key === key);
    if (response !== undefined) return response.status === status ? response : { ...response, status };
  }
  return undefined;
}

function readResponse(document: OpenApiDocument, response: ResponseObject): Omit<DocumentedResponse, 'key' | 'status'> {
  return {
    description: response.description,
    headers: readHeaders(document, response),
    contents: readContents(document, response.content ?? {}),
    sources: sourcesOf(response),
    evidence: evidenceOf(response),
    binding: response['x-doc-binding'] ?? false,
  };
}

function readHeaders(document: OpenApiDocument, response: ResponseObject): readonly NamedHeader[] {
  const documented = Object.entries(response.headers ?? {}).filter(([name]) => !isFramingHeader(name));
  return documented.map(([name, reference]) => {
    const header = resolveReference<HeaderObject>(document, reference);
    return { name, required: header.required ?? false, schema: header.schema, example: header.example };
  });
}

/** The contents of a body, by their media types. */
export function readContents(
  document: OpenApiDocument,
  content: Readonly<Record<string, MediaTypeObject>>,
): readonly Content[] {
  return Object.entries(content).map(([mediaType, media]) => ({
    mediaType,
    schema: media.schema,
    ...(media.encoding !== undefined && { encoding: media.encoding }),
    examples: Object.entries(media.examples ?? {}).map(([name, reference]) => {
      const example = resolveReference<ExampleObject>(document, reference);
      return { name, value: example.value, sources: sourcesOf(example) };
    }),
  }));
}
