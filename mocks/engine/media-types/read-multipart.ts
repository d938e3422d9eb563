import { essenceOf, isJson, matchesMediaType } from '../../../spec/standards/media-type.ts';
import type { BodyReader, FormProperty } from '../mock-api.ts';
import { textData } from '../parameters/parameter-values.ts';

/** One part of a multipart body (RFC 7578). */
interface Part {
  readonly name: string | undefined;
  readonly isFile: boolean;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Reads `multipart/form-data` as an object: a part by its name, parts of one name as a list, a file as a text. */
export const readMultipart: BodyReader = ({ headers, text }, { shape: { properties = {} } = {} }) => {
  const contentType = headers.get('content-type') ?? '';
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return { problem: 'the content type names no boundary of the parts' };
  const parts = splitParts(text, boundary);
  if (parts === undefined) return { problem: `the body has no parts between --${boundary}` };
  const values = new Map<string, unknown[]>();
  for (const part of parts) {
    const shape = shapeOf(properties, part.name);
    const problem = problemOf(part, shape);
    if (problem !== undefined) return { problem };
    if (part.name !== undefined) values.set(part.name, [...(values.get(part.name) ?? []), partValue(part, shape)]);
  }
  return {
    value: Object.fromEntries(
      [...values].map(([name, all]) => {
        const isList = properties[name]?.items !== undefined && !(all.length === 1 && Array.isArray(all[0]));
        return [name, isList || all.length > 1 ? all : all[0]];
      }),
    ),
  };
};

/** The shape of a part: of a list, that of its items, with what is stated about the property. */
function shapeOf(properties: Readonly<Record<string, FormProperty>>, name = ''): FormProperty {
  const shape = Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {};
  return { ...shape, ...shape.items };
}

function splitParts(text: string, boundary: string): readonly Part[] | undefined {
  const [, ...pieces] = `\r\n${text.replace(/\r?\n/g, '\r\n')}`.split(`\r\n--${boundary}`);
  if (pieces.at(-1)?.startsWith('--') !== true) return undefined;
  const parts = pieces.slice(0, -1).map((piece) => /^[ \t]*\r\n(.*?)(?:^|\r\n)\r\n(.*)$/s.exec(piece) ?? undefined);
  return parts.every((part) => part !== undefined)
    ? parts.map(([, head = '', content = '']) => readPart(head, content))
    : undefined;
}

function readPart(head: string, text: string): Part {
  const lines = head.split('\r\n').filter((line) => line.includes(':'));
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).trim().toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const disposition = headers.get('content-disposition') ?? '';
  const [, quoted, bare] = /;\s*name=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition) ?? [];
  const name = (quoted ?? bare)?.replace(/%(22|0D|0A)/gi, (encoded) => decodeURIComponent(encoded));
  return { name, isFile: /;\s*filename\*?=/i.test(disposition), headers, text };
}

function problemOf({ name, headers }: Part, { mediaTypes, headers: demanded = [] }: FormProperty): string | undefined {
  if (name === undefined) return 'a part of the body has no name in its Content-Disposition';
  const missing = demanded.find((header) => !headers.has(header.toLowerCase()));
  if (missing !== undefined) return `the part ${name} must have the header ${missing}`;
  const type = headers.get('content-type') ?? 'text/plain';
  if (mediaTypes === undefined || mediaTypes.some((range) => matchesMediaType(range, type))) return undefined;
  return `the part ${name} must be ${mediaTypes.join(' or ')}, not ${essenceOf(type)}`;
}

function partValue({ isFile, headers, text }: Part, shape: FormProperty): unknown {
  const { types = ['string'] } = shape;
  const isData = isJson(headers.get('content-type') ?? '') && !isFile;
  return textData(text, isData && !types.includes('string') ? { types: [...types, 'object'] } : shape);
}
