import type { OpenApiDocument } from './document.ts';

/** Leaves the schemas and examples out that no path refers to, directly or through other schemas. */
export function pruneComponents(document: OpenApiDocument): OpenApiDocument {
  const { components } = document;
  if (components === undefined) return document;
  const used = new Set<string>();
  follow(document.paths, components, used);
  const kept = <T>(kind: string, all: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => used.has(`#/components/${kind}/${name}`)));
  return {
    ...document,
    components: {
      ...components,
      schemas: kept('schemas', components.schemas),
      examples: kept('examples', components.examples),
    },
  };
}

type Components = NonNullable<OpenApiDocument['components']>;

/** Collects the references in a part of the document and in what they lead to. */
function follow(part: Readonly<Record<string, unknown>>, components: Components, used: Set<string>): void {
  // Every part of the document passes here: a list of entries for each of them would be most of the work.
  for (const key in part) {
    const value = part[key];
    if (typeof value === 'object' && value !== null && !key.startsWith('x-doc-'))
      follow(value as Readonly<Record<string, unknown>>, components, used);
    else if (key === '$ref' && typeof value === 'string' && !used.has(value)) {
      used.add(value);
      const schema = components.schemas?.[value.replace('#/components/schemas/', '')];
      follow({ ...schema }, components, used);
    }
  }
}
