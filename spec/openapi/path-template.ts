/** One segment of a path template: fixed text and parameters in the order they stand, `f(id='{id}')` has three parts. */
export type TemplateSegment = readonly TemplatePart[];

export type TemplatePart = { readonly literal: string } | { readonly parameter: string };

/** The segments of an OpenAPI path template such as `/devices/{deviceId}/commands/$ref`. */
export function parsePathTemplate(template: string): readonly TemplateSegment[] {
  return template.replace(/^\//, '').split('/').map(parseSegment);
}

function parseSegment(segment: string): TemplateSegment {
  return segment
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{.*\}$/.test(part) ? { parameter: part.slice(1, -1) } : { literal: part }));
}

/** The path that a template gives for values; each value is percent-encoded as one path segment (RFC 3986). */
export function expandPathTemplate(template: string, value: (parameter: string) => string): string {
  const segments = parsePathTemplate(template).map((segment) =>
    segment
      .map((part) => ('literal' in part ? part.literal : encodeURIComponent(value(part.parameter).toWellFormed())))
      .join(''),
  );
  return `/${segments.join('/')}`;
}
