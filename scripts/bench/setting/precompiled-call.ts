import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainLayout } from '../../../mocks/generate/layout.ts';
import { emitValidators } from '../../../mocks/generate/validators.ts';
import { parsePathTemplate } from '../../../spec/openapi/paths.ts';
import { bundleModule } from './bundle-module.ts';
import type { Setting } from './setting.ts';
import type { Subject } from './subject.ts';

/** All that answering the call of a subject needs, written for it: what a module of `precompileCall` exports. */
export interface PrecompiledCall {
  readonly method: string;
  readonly pattern: RegExp;
  readonly needsCredentials: boolean;
  /** The generated validator of its body. */
  readonly validate: (body: unknown) => boolean;
  readonly status: number;
  readonly response: unknown;
}

/** Writes the module of a subject's call, and gives its path. */
export async function precompileCall({ root, workshop }: Setting, subject: Subject, name: string): Promise<string> {
  const { document, call } = subject;
  const { path, method } = call.operation;
  const operation = document.paths[path]?.[method];
  const alone = { ...document, paths: { [path]: { ...(operation && { [method]: operation }) } } };
  const folder = join(workshop, `${name}-sources`);
  await mkdir(folder, { recursive: true });
  const validators = emitValidators(alone, 'request', plainLayout);
  await writeFile(join(folder, validators.path), validators.text);
  const pattern = parsePathTemplate(path)
    .map((segment) => segment.map((part) => ('literal' in part ? escapePattern(part.literal) : '[^/]+')).join(''))
    .join('/');
  const exported = {
    method: call.method,
    needsCredentials: 'Authorization' in call.headers,
    status: call.response.status,
    response: call.response.body,
  };
  const code = [
    `import * as validators from ${JSON.stringify(join(folder, validators.path))};`,
    ...Object.entries(exported).map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};`),
    `export const pattern = new RegExp(${JSON.stringify(`^/${pattern}(\\?|$)`)});`,
    'export const validate = Object.values(validators)[0] ?? (() => true);',
  ];
  const file = join(workshop, `${name}.js`);
  await bundleModule({ root, code: code.join('\n'), file });
  return file;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
