import { error, info, list, warning } from './define.ts';

/** The findings about a page as a whole, its links, and of documents, overlays and acceptances. */
export const pageWords = {
  'acceptance-invalid': warning((facts: { readonly problem: string }) => ({
    message: `acceptance ${facts.problem}`,
    taken: 'no finding is accepted',
    help: 'write `<!-- facsimile: accept CODE: reason -->` on the page, or `- { code: CODE, reason: … }` under `x-accept` in an overlay',
  })),
  'acceptance-unmatched': warning((facts: { readonly code: string }) => ({
    message: `acceptance no longer matches a finding: \`${facts.code}\``,
    taken: 'acceptance ignored',
    note: 'the page was corrected, or the compiler reads it differently now',
    help: 'remove the acceptance',
  })),
  'annotation-not-json': warning((_: Record<never, never>) => ({
    message: 'annotation is not a JSON object',
    taken: 'annotation ignored; the code block is read by its content',
    help: 'correct the JSON in the comment',
  })),
  'document-not-usable': error((facts: { readonly pointer: string; readonly problem: string }) => ({
    message: `\`${facts.pointer}\` ${facts.problem}`,
    help: 'correct the document there, or with an overlay; nothing is made of a document with an error',
  })),
  'document-part-not-used': warning((facts: { readonly pointer: string; readonly problem: string }) => ({
    message: `\`${facts.pointer}\` ${facts.problem}`,
    taken: 'the rest of the document is used as it is written',
    help: 'change the document, or accept the finding with a reason in an overlay (`x-accept`)',
  })),
  'front-matter-value-empty': info((facts: { readonly keys: readonly string[] }) => ({
    message: `front matter states no value for ${list(facts.keys)}`,
    taken: 'left out of the document',
    help: 'fill in the value or remove the key',
  })),
  'include-missing': warning((facts: { readonly targets: readonly string[] }) => ({
    message: `included ${facts.targets.length === 1 ? 'file is' : 'files are'} not among the inputs: ${list(facts.targets)}`,
    taken: 'the page is read without what they state',
    note: 'an included file can state permissions, requests and parameters',
    help: 'compile the folder that holds the pages and the files they include',
  })),
  'include-endless': warning((facts: { readonly target: string }) => ({
    message: `file includes itself: \`${facts.target}\``,
    taken: 'included once',
    help: 'remove the line that includes it again',
  })),
  'link-target-missing': info(
    (facts: { readonly target: string; readonly describesType: boolean; readonly isOutside: boolean }) => ({
      message: `linked page \`${facts.target}\` is not among the inputs`,
      taken: facts.describesType
        ? "type built from this page's own tables and samples, open to further properties"
        : 'link kept as plain text',
      note: facts.isOutside
        ? 'it is outside the folder of the pages; files outside are not read'
        : 'it was also searched for case-insensitively',
      help: facts.isOutside
        ? 'compile the folder that holds both pages, or correct the link'
        : 'add the page to the inputs, or correct the link',
    }),
  ),
  'overlay-action-invalid': error((facts: { readonly problem: string }) => ({
    message: `overlay action ${facts.problem}`,
    help: 'give the action a `target` (JSONPath), a `description` with its reason, and an `update` or `remove: true`',
  })),
  'overlay-action-unmatched': error((facts: { readonly target: string }) => ({
    message: `overlay action no longer matches anything: \`${facts.target}\``,
    note: 'the page or the compiler has changed, so the decision no longer applies',
    help: 'correct the target, or remove the action if it is no longer needed',
  })),
  'overlay-reference-outside': error((facts: { readonly reference: string }) => ({
    message: `overlay action refers to something outside the document: \`${facts.reference}\``,
    note: 'references to files and URLs are not followed: the document would depend on unreviewed content',
    help: 'put the part into the overlay, under `components`, and refer to it with `#/components/…`',
  })),
  'overlay-not-readable': error((facts: { readonly problem: string }) => ({
    message: `overlay is not an OpenAPI Overlay document: ${facts.problem}`,
    help: 'an overlay is YAML with `overlay: 1.0.0`, `info` and a list of `actions`',
  })),
  'overlay-result-invalid': error((facts: { readonly action: number; readonly problem: string }) => ({
    message: `action ${facts.action} of the overlay makes the document invalid: ${facts.problem}`,
    help: 'correct the action; mocks and contracts are generated from the document with overlays applied',
  })),
  'page-empty': error((_: Record<never, never>) => ({
    message: 'page is empty',
    help: 'pass a page that documents an API operation',
  })),
  'zone-not-closed': warning((facts: { readonly isEnd: boolean }) => ({
    message: facts.isEnd ? 'end of a zone that does not begin' : 'zone does not end',
    taken: facts.isEnd ? 'left out' : 'its text belongs to all versions of the page',
    help: facts.isEnd
      ? 'remove it, or add the line with the `pivot` or `range`'
      : 'add `:::zone-end` or `:::moniker-end`',
  })),
  'tabs-not-closed': warning((_: Record<never, never>) => ({
    message: 'tabs do not end',
    taken: 'the last of them ends before the next heading of the first or second level',
    help: 'add a line `---` behind it',
  })),
  'permission-placeholder': warning((facts: { readonly cells: readonly string[] }) => ({
    message: `permissions not filled in: ${list(facts.cells)}`,
    taken: 'the operation requires a bearer token, with no scopes',
    note: 'a placeholder is not used as the name of a scope',
    help: 'name the permissions, or write `Not supported.`',
  })),
} as const;
