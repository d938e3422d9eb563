export const changesFormats = ['text', 'json', 'sarif', 'github', 'markdown', 'html'] as const;

/** For people, for programs, for code scanning, for the log of GitHub Actions, for comments, for a browser. */
export type ChangesFormat = (typeof changesFormats)[number];
