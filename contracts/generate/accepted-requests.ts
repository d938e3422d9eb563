import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { shownValue } from '../../spec/openapi/media-types/write-body.ts';
import type {
  Content,
  DocumentedOperation,
  DocumentedParameter,
  DocumentedResponse,
} from '../../spec/openapi/operations.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { nameCredential, placeCredential } from '../../spec/openapi/security.ts';
import { schemaErrors } from '../../spec/openapi/values/schema-errors.ts';
import { essenceOf, isJson } from '../../spec/standards/media-type.ts';
import { canBeMatched } from '../pact/json-path.ts';
import { foreignText, requiredTexts, textsOf } from './free-texts.ts';
import { furtherProperty, type Mutation, type PlacedValue } from './mutation.ts';
import type { Plan } from './plan-types.ts';
import { contractContent } from './request-body.ts';
import { isRestricted } from './sent-values.ts';

/** What is peculiar to a request that is right all the same. */
type Peculiarity = Pick<Plan, 'mutation' | 'circumstance'> &
  Partial<Pick<Plan, 'content' | 'echoed' | 'evidence' | 'leeway'>>;

/**
 * Requests that differ from the documented one and are right all the same: other spellings of headers (RFC 9110), further
 * properties where the type is open, and texts that are empty, long, or in several scripts. Where names say that texts are
 * of some form, and for identifiers, a provider may refuse what is sent: then it is advice.
 */
export function planAcceptedRequests(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  response: DocumentedResponse,
): readonly Peculiarity[] {
  const content = contractContent(operation.requestBody?.contents ?? []);
  const json = content !== undefined && isJson(content.mediaType) ? content : undefined;
  const hasBody = contractContent(response.contents) !== undefined;
  return [
    ...credentialCases(operation),
    ...(hasBody ? acceptCases(response) : []),
    ...contentCases(operation.requestBody?.contents ?? [], response.contents),
    ...(json === undefined ? [] : bodyCases(document, json)),
    ...planEcho(document, operation, response),
    ...operation.parameters.filter((parameter) => isTextInPath(document, parameter)).map(({ name }) => encodedId(name)),
  ];
}

/** Schemes of authentication are the same in any letters (RFC 9110, section 11.1); each alternative is as good as the first. */
function credentialCases({ security }: DocumentedOperation): readonly Peculiarity[] {
  const others = security.slice(1).map((credentials, at): Peculiarity => {
    const words = credentials.map((credential) => `${nameCredential(credential)} ${placeCredential(credential)}`);
    return { mutation: { alternative: at + 1 }, circumstance: `with ${words.join(' and ')}` };
  });
  const [credential, ...further] = security[0] ?? [];
  if (credential?.scheme === undefined || further.length > 0) return others;
  const { scheme } = credential;
  const spellings = [scheme.toLowerCase(), scheme.toUpperCase()].filter((spelling) => spelling !== scheme);
  return [
    ...spellings.map((spelling) => ({
      mutation: { scheme: spelling },
      circumstance: `with the scheme written \`${spelling}\``,
    })),
    {
      mutation: { scheme: `${scheme} ` },
      circumstance: `with two blanks before its ${scheme === 'Bearer' ? 'token' : 'credentials'}`,
      leeway: 'HTTP allows several blanks there, and hardly any client sends them',
    },
    ...others,
  ];
}

/** What is documented is acceptable by its name, alone and among others (RFC 9110, section 12.5.1). */
function acceptCases(response: DocumentedResponse): readonly Peculiarity[] {
  const mediaType = essenceOf(contractContent(response.contents)?.mediaType ?? '');
  if (mediaType.includes('*')) return [];
  const lists = [mediaType, mediaType.replace(/\/.*/, '/*'), '*/*', `text/html, ${mediaType};q=0.9, */*;q=0.1`];
  return lists.map((accept) => ({ mutation: { headers: { Accept: accept } }, circumstance: `that accepts ${accept}` }));
}

/** The further media types that are documented: of the body that is sent, and of the response. */
function contentCases(sent: readonly Content[], received: readonly Content[]): readonly Peculiarity[] {
  const others = (contents: readonly Content[]) =>
    contents.filter((content) => content !== contractContent(contents) && !content.mediaType.includes('*'));
  return [
    ...others(sent).map(({ mediaType }) => ({ mutation: { content: mediaType }, circumstance: `as ${mediaType}` })),
    ...others(received).map(({ mediaType }) => ({
      mutation: { headers: { Accept: mediaType } },
      circumstance: `that accepts ${mediaType}`,
      content: mediaType,
      leeway: 'a service may choose among its media types itself (RFC 9110, section 12.5.1)',
    })),
  ];
}

function bodyCases(document: OpenApiDocument, content: Content): readonly Peculiarity[] {
  const schema = content.schema ?? {};
  const value = shownValue(document, content);
  const texts = Object.groupBy(textsOf(document, schema, value), (name) =>
    isRestricted(name) ? 'restricted' : 'free',
  );
  const objects = isClosed(document, schema) ? [] : [[], ...openObjects(document, schema, value)];
  return [
    { mutation: { mediaType: (name) => `${name}; charset=utf-8` }, circumstance: 'with a charset in its media type' },
    { mutation: { mediaType: (name) => `${name} ; charset=utf-8` }, circumstance: 'with a blank before its charset' },
    { mutation: { mediaType: (name) => name.toUpperCase() }, circumstance: 'with its media type in capitals' },
    { mutation: { body: { kind: 'spaced' } }, circumstance: 'with line breaks in its JSON' },
    ...objects.map((path) =>
      withValues(`with a further property${path.length === 0 ? '' : ` in ${path.join('/')}`}`, [
        { path: [...path, furtherProperty], value: 'further' },
      ]),
    ),
    ...objects.flatMap((path) => (path.length === 0 ? [] : objectCases(path))),
    ...textCases(texts.free ?? []),
    ...(texts.restricted ?? []).flatMap(restrictedCases),
  ];
}

/** An object of an open type that holds nothing, and one that holds another object. */
function objectCases(path: readonly string[]): readonly Peculiarity[] {
  const name = path.join('/');
  return [
    withValues(`with an empty object for ${name}`, [{ path, value: {} }]),
    withValues(`with an object in ${name}`, [{ path, value: { [furtherProperty]: { [furtherProperty]: 1 } } }]),
  ].map((peculiarity) => ({ ...peculiarity, leeway: 'what the object holds is not documented' }));
}

function textCases(names: readonly string[]): readonly Peculiarity[] {
  if (names.length === 0) return [];
  const each = (value: (index: number) => string) => names.map((name, at) => ({ path: [name], value: value(at) }));
  return [
    withValues(
      `with an empty text for ${names.join(', ')}`,
      each(() => ''),
    ),
    withValues(
      `with texts in several scripts for ${names.join(', ')}`,
      each((at) => `${foreignText(at)} ${marks}`),
    ),
    ...names.filter(canBeMatched).map((name) => longText(name, 65_000)),
  ];
}

/** Characters that mean something to markup, queries, shells and JSON. */
const marks = '"\' <b>&amp;\n\t\\ %41 ;--';

function longText(name: string, characters: number): Peculiarity {
  const body = { kind: 'long', path: [name], characters } as const;
  return { mutation: { body }, circumstance: `with a text of ${characters / 1000} kB for ${name}` };
}

const restricted = 'its name says that its texts are of some form, or of a list';

function restrictedCases(name: string): readonly Peculiarity[] {
  const long = canBeMatched(name) ? [longText(name, 1000)] : [];
  return [withValues(`with an empty text for ${name}`, [{ path: [name], value: '' }]), ...long].map((peculiarity) => ({
    ...peculiarity,
    leeway: restricted,
  }));
}

const encodedValue = 'Facsimile 1.5+é';

/** An identifier with characters that are percent-encoded in a path (RFC 3986, section 2.1). */
function encodedId(name: string): Peculiarity {
  return {
    mutation: { parameter: { name, value: encodedValue } },
    circumstance: `with a ${name} that is percent-encoded`,
    leeway: 'its identifiers may be of another form',
  };
}

function isTextInPath(document: OpenApiDocument, { in: place, schema, mediaType }: DocumentedParameter): boolean {
  const { type, format } = flattenSchema(document, schema);
  const isText = place === 'path' && type === 'string' && format === undefined && mediaType === undefined;
  return isText && schemaErrors(document, schema, encodedValue).length === 0;
}

/** The paths of objects in a value whose types take further properties. */
function openObjects(document: OpenApiDocument, schema: JsonSchema, value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { properties } = flattenSchema(document, schema);
  return Object.entries(value).flatMap(([name, inner]): readonly (readonly string[])[] => {
    const property = properties[name];
    const isObject = property !== undefined && flattenSchema(document, property).type === 'object';
    return isObject && typeof inner === 'object' && inner !== null && !isClosed(document, property) ? [[name]] : [];
  });
}

function withValues(circumstance: string, values: readonly PlacedValue[]): Peculiarity {
  const mutation: Mutation = { body: { kind: 'with', values } };
  return { mutation, circumstance };
}

/** Whether a schema, or a part that it is composed of, refuses further properties. */
function isClosed(document: OpenApiDocument, schema: JsonSchema, within: readonly JsonSchema[] = []): boolean {
  if (schema.additionalProperties === false) return true;
  if (within.includes(schema)) return false;
  const path = [...within, schema];
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const target = schema.$ref === undefined ? undefined : resolveReference<JsonSchema>(document, schema);
  return [...parts, ...(target === undefined ? [] : [target])].some((part) => isClosed(document, part, path));
}

/**
 * Whether texts come back as they were sent, where samples of request and response have a free text of the same name and
 * value. Only the samples show it: a service may store what it likes. The texts are longer than columns of databases are.
 */
function planEcho(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  response: DocumentedResponse,
): readonly Peculiarity[] {
  const sent = contractContent(operation.requestBody?.contents ?? []);
  const received = contractContent(response.contents);
  if (sent === undefined || received === undefined) return [];
  const texts = requiredTexts(document, received);
  const echoed: readonly PlacedValue[] = [...requiredTexts(document, sent)]
    .filter(([name, text]) => texts.get(name) === text)
    .map(([name], index) => ({
      path: [name],
      value: `${foreignText(index).repeat(20)}\n${foreignText(index).repeat(20)}`,
    }));
  if (echoed.length === 0) return [];
  return [{ ...withValues('with texts that come back', echoed), echoed, evidence: 'shown' }];
}
