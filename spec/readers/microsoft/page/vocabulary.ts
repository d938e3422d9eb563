/** The versions that pages of this format are written for. */
export const apiVersions: readonly string[] = ['v1.0', 'beta'];

/** Whether a segment of a path is an API version, in any case. */
export function isApiVersion(segment: string): boolean {
  return versionOf(segment) !== undefined;
}

export function versionOf(segment: string): string | undefined {
  return apiVersions.find((apiVersion) => apiVersion === segment.toLowerCase());
}

/** Whether paths on an origin begin with an API version: on the vendor's own, and where the page names none. */
export function hasApiVersions(origin: string | undefined): boolean {
  return (
    origin === undefined || /[./-]graph\.microsoft\.(?:com|us|de)$|[./]microsoftgraph\.chinacloudapi\.cn$/i.test(origin)
  );
}

/** Names with `@` are control information (OData JSON format 4.01, section 4.6); a value's type has a name of its own there. */
export const controlNames = { pattern: '@', typeProperty: '@odata.type' } as const;
