import { error, info, list, warning } from './define.ts';

/** What is said of a page as a whole, its links, and of overlays and acceptances. */
export const pageWords = {
  'acceptance-invalid': warning((facts: { readonly problem: string }) => ({
    message: `acceptance ${facts.problem}`,
    taken: 'nothing accepted',
    help: 'write `<!-- facsimile: accept CODE: reason -->` on the page, or `- { code: CODE, reason: … }` under `x-accept` in an overlay',
  })),
  'acceptance-unmatched': warning((facts: { readonly code: string }) => ({
    message: `acceptance matches no finding any more: \`${facts.code}\``,
    taken: 'left out of account',
    note: 'the page was mended or the compiler reads it in another way, so that the reason has no object',
    help: 'remove the acceptance',
  })),
  'annotation-not-json': warning((_: Record<never, never>) => ({
    message: 'annotation is not a JSON object',
    taken: 'annotation left out of account; the code block is read by what it holds',
    help: 'mend the JSON of the comment',
  })),
  'front-matter-value-empty': info((facts: { readonly keys: readonly string[] }) => ({
    message: `front matter states no value for ${list(facts.keys)}`,
    taken: 'left out of the document',
    help: 'fill in the value or remove the key',
  })),
  'link-target-missing': info(
    (facts: { readonly target: string; readonly describesType: boolean; readonly isOutside: boolean }) => ({
      message: `linked page \`${facts.target}\` is not among the inputs`,
      taken: facts.describesType
        ? "type built from this page's own tables and samples, open to further properties"
        : 'link kept as plain text',
      note: facts.isOutside
        ? 'it lies outside the folder of the pages; a folder is compiled without what lies beside it'
        : 'also looked for without regard to letter case',
      help: facts.isOutside
        ? 'compile the folder that holds both pages, or mend the link'
        : 'add the page to the inputs, or mend the link',
    }),
  ),
  'overlay-action-invalid': error((facts: { readonly problem: string }) => ({
    message: `overlay action ${facts.problem}`,
    help: 'give the action a `target` (JSONPath), a `description` with its reason, and an `update` or `remove: true`',
  })),
  'overlay-action-unmatched': error((facts: { readonly target: string }) => ({
    message: `overlay action matches nothing any more: \`${facts.target}\``,
    note: 'the page or the compiler changed, so that a decision of people has no object',
    help: 'mend the target, or remove the action if its reason is gone',
  })),
  'overlay-reference-outside': error((facts: { readonly reference: string }) => ({
    message: `overlay action refers to what is outside the document: \`${facts.reference}\``,
    note: 'no file and no address is read for a reference: the document would depend on what nobody reviews',
    help: 'write the part into the overlay, under `components`, and refer to it with `#/components/…`',
  })),
  'overlay-not-readable': error((facts: { readonly problem: string }) => ({
    message: `overlay is not an OpenAPI Overlay document: ${facts.problem}`,
    help: 'an overlay is YAML with `overlay: 1.0.0`, `info` and a list of `actions`',
  })),
  'overlay-result-invalid': error((facts: { readonly action: number; readonly problem: string }) => ({
    message: `action ${facts.action} of the overlay leaves no valid OpenAPI document: ${facts.problem}`,
    help: 'mend the action; mocks and contracts are made from the document that the overlays leave',
  })),
  'page-empty': error((_: Record<never, never>) => ({
    message: 'page is empty',
    help: 'give a page that documents an API operation',
  })),
  'permission-placeholder': warning((facts: { readonly cells: readonly string[] }) => ({
    message: `permissions not filled in: ${list(facts.cells)}`,
    taken: 'scopes unknown: the operation needs a bearer token, without scopes',
    note: 'the placeholder is not taken for the name of a scope',
    help: 'name the permissions, or write `Not supported.`',
  })),
} as const;
