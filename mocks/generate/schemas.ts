import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type Content, readOperations } from '../../spec/openapi/operations.ts';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { unescapeToken } from '../../spec/standards/json-pointer.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { collectBodySchemas, type Direction } from '../build/body-schemas.ts';
import { freeIdentifier } from '../build/free-identifier.ts';
import { propertySources } from '../build/property-sources.ts';
import { camelCase, nameComponents, printData, runtime } from './identifiers.ts';
import { importPath, type Layout } from './layout.ts';

/** The validators of all JSON bodies as Standard Schemas, for other libraries: `commandResponse`, `commandCreateRequest`. */
export function emitSchemas(document: OpenApiDocument, layout: Layout): OutputFile {
  const usedNames = new Set(['components', 'operations', 'requests', 'responses', 'standardSchema']);
  const names = nameComponents(Object.keys(document.components?.schemas ?? {}));
  const nameOf = (name: string, { schema }: Content, suffix: string) => {
    const component = names.get(unescapeToken(schema?.$ref?.replace(/^.*\//, '') ?? ''));
    return freeIdentifier(`${component ?? camelCase(name.replace(/_request$/, ''))}${suffix}`, usedNames);
  };
  const printAll = (direction: Direction) => {
    const bodies = collectBodySchemas(document, direction);
    const printed = new Set<string>();
    return jsonBodies(document, direction).flatMap(({ content, type }) => {
      const body = bodies.find(content);
      if (body === undefined || printed.has(body.name)) return [];
      printed.add(body.name);
      const sources = printData(propertySources(document, body.schema), 1);
      const name = nameOf(body.name, content, direction === 'request' ? 'Request' : 'Response');
      const schema = `{\n  validate: ${direction}s.${body.name},\n  sources: ${sources},\n}`;
      return `\nexport const ${name} = /* @__PURE__ */ standardSchema<${type}>(${schema});\n`;
    });
  };
  const schemas = [...printAll('request'), ...printAll('response')];
  const imported = ['components', 'operations'].filter((name) =>
    schemas.some((text) => text.includes(`<${name}[`) || text.includes(`NonNullable<${name}[`)),
  );
  const from = (path: string) => importPath(layout.schemas, path);
  const imports = [
    `import { standardSchema } from '${runtime}/bodies';\n`,
    `import * as responses from '${from(layout.responseValidators)}';\n`,
    `import type { ${imported.join(', ')} } from '${from(layout.types)}';\n`,
    `import * as requests from '${from(layout.validators)}';\n`,
  ];
  const code = schemas.length === 0 ? ['\nexport {};\n'] : [...imports, ...schemas];
  return { path: layout.schemas, text: [`// ${layout.banner}\n`, ...code].join('') };
}

interface TypedContent {
  readonly content: Content;
  /** The generated type of its bodies. */
  readonly type: string;
}

function jsonBodies(document: OpenApiDocument, direction: Direction): readonly TypedContent[] {
  const all = readOperations(document).flatMap(({ id, requestBody, responses }) => {
    const operation = `operations[${JSON.stringify(id)}]`;
    if (direction === 'request') {
      const body = `NonNullable<${operation}["requestBody"]>`;
      return (requestBody?.contents ?? []).map((content) => typed(content, body));
    }
    return responses.flatMap(({ key, status, contents }) => {
      const index = key === String(status) ? key : JSON.stringify(key);
      return contents.map((content) => typed(content, `${operation}["responses"][${index}]`));
    });
  });
  return all.filter(({ content }) => isJson(content.mediaType));
}

function typed(content: Content, message: string): TypedContent {
  const component = /^#\/components\/schemas\/([^/]+)$/.exec(content.schema?.$ref ?? '')?.[1];
  if (component === undefined) return { content, type: `${message}["content"][${JSON.stringify(content.mediaType)}]` };
  return { content, type: `components["schemas"][${JSON.stringify(unescapeToken(component))}]` };
}
