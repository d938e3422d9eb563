export const exportFormats = ['dev-proxy', 'har', 'hurl'] as const;

/** The mocks file of Microsoft Dev Proxy, an HTTP Archive, a file of Hurl. */
export type ExportFormat = (typeof exportFormats)[number];
