import type { BodySchema, ValidationError } from './mock-api.ts';
import { withSource } from './violation.ts';

/** The first error of a validator's last call in words: the property, what is expected of it, and the page's line. */
export function explainError({ validate, sources }: BodySchema): string {
  const error = validate.errors?.[0];
  if (error === undefined) return 'the body does not fit its schema';
  const pointer = pointerOf(error);
  return withSource(`${nameOf(pointer)} ${expectationOf(error)}`, sourceOf(sources, pointer));
}

function pointerOf({ instancePath, params }: ValidationError): string {
  const property = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof property !== 'string') return instancePath;
  return `${instancePath}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function nameOf(pointer: string): string {
  return pointer === '' ? 'the body' : pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
}

function expectationOf({ keyword, params, message }: ValidationError): string {
  if (keyword === 'required') return 'is required';
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return 'is not a documented property';
  if (keyword === 'enum' && Array.isArray(params.allowedValues))
    return `must be one of ${params.allowedValues.join(', ')}`;
  return message ?? 'does not fit its schema';
}

/** The place of a property, or of the nearest one around it: an undocumented property has none of its own. */
function sourceOf(sources: Readonly<Record<string, string>>, pointer: string): string | undefined {
  for (let path = pointer.replace(/\/\d+(?=\/|$)/g, '/*'); ; path = path.slice(0, path.lastIndexOf('/'))) {
    if (Object.hasOwn(sources, path)) return sources[path];
    if (path === '') return undefined;
  }
}
