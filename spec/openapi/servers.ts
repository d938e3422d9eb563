import type { OpenApiDocument, ServerObject } from './document.ts';

/** Where an API is served: its origins, and the base paths before its paths, longest first. */
export interface Servers {
  readonly origins: readonly string[];
  readonly prefixes: readonly string[];
}

/** The servers of a document, with every value that its server variables allow. */
export function readServers(document: OpenApiDocument): Servers {
  const urls = (document.servers ?? []).flatMap(expandServer);
  const parts = urls.map((url) => /^(https?:\/\/[^/]+)?(.*?)\/*$/.exec(url));
  return {
    origins: distinct(parts.map((part) => part?.[1] ?? '')),
    prefixes: distinct(parts.map((part) => part?.[2] ?? '')).sort((a, b) => b.length - a.length),
  };
}

function expandServer({ url, variables = {} }: ServerObject): readonly string[] {
  let urls: readonly string[] = [url];
  for (const [name, variable] of Object.entries(variables)) {
    const values = variable.enum ?? [variable.default];
    urls = urls.flatMap((url) => values.map((value) => url.replaceAll(`{${name}}`, value)));
  }
  return urls;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((secret) => secret !== '');
}
