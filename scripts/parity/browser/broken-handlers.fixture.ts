import type { HttpHandler } from 'msw';

/** Handlers that fail where they are made. */
export const handlers: readonly HttpHandler[] = failToLoad();

function failToLoad(): never {
  throw new Error('these handlers are broken');
}
