import type { Content } from '../spec/openapi/read-operations.ts';

/** Whether a media type carries JSON: `application/json`, `application/problem+json`, with or without parameters. */
export function isJson(mediaType: string): boolean {
  return /^[^/;]+\/([^;]+\+)?json\s*(;|$)/i.test(mediaType);
}

/** The content that a contract is written in: JSON where it is offered, else the first. */
export function contractContent(contents: readonly Content[]): Content | undefined {
  return contents.find((content) => isJson(content.mediaType)) ?? contents[0];
}
