/** A path template without the names of its parameters: paths of one form are one path (OpenAPI 3.1, 4.8.8). */
export function pathForm(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}
