/** The namespace of a type's full name: `microsoft.graph` of `microsoft.graph.user`. */
export function namespaceOfType(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}
