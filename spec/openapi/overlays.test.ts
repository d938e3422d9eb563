import { describe, expect, it } from 'vitest';
import { acceptFindings } from '../diagnostics/suppressions.ts';
import { compilePage } from '../test-page.fixture.ts';
import { applyOverlays } from './overlays.ts';

const { document } = compilePage();

/** What is found where the actions of one overlay are applied, as `code: message`. */
async function findingsOf(actions: string): Promise<readonly string[]> {
  const text = `overlay: 1.0.0\ninfo: { title: Test, version: 1.0.0 }\nactions:\n${actions.replace(/^/gm, '  ')}\n`;
  const overlaid = await applyOverlays(document, [{ path: 'overlay.yaml', text }]);
  for (const { span } of overlaid.diagnostics) expect(span.end).toBeLessThanOrEqual(text.length);
  if (overlaid.diagnostics.length > 0) expect(overlaid.document).toBe(document);
  return overlaid.diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

const action = (target: string, rest: string) => `- { target: "${target}", description: A reason., ${rest} }`;
const aliases = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, at, names) => {
  const items = at === 0 ? 'x' : `*${names[at - 1]}`;
  return `  ${name}: &${name} [${Array.from({ length: 9 }, () => items).join(', ')}]`;
});

describe('an action of an overlay is rejected', () => {
  it.each([
    [
      'is not a mapping',
      '- 5',
      'has no `target` that begins with `$`, states no reason (`description`), neither updates nor removes',
    ],
    [
      'has no JSONPath',
      action('$.paths[(process.exit(7))]', 'remove: true'),
      'has a `target` that is not JSONPath (RFC 9535)',
    ],
    ['removes everything', action('$', 'remove: true'), 'removes the whole document'],
    ['puts a text in the place of the document', action('$', 'update: x'), 'updates the document with no object'],
    [
      'holds itself',
      action('$.info', 'update: &u { x: *u }'),
      `is not JSON: $.update${'.x'.repeat(24)}.... is nested too deep`,
    ],
    [
      'holds itself twice',
      action('$.info', 'update: &u { y: [*u, *u] }'),
      `is not JSON: $.update${'.y[0]'.repeat(9)}.y[0... is nested too deep`,
    ],
    ['holds bytes', action('$.info', 'update: !!binary aGVsbG8='), 'is not JSON: $.update is not JSON'],
    [
      'holds what is not a number',
      action('$.info', 'update: { x: [.nan] }'),
      'is not JSON: $.update.x[0] is NaN, which is not JSON',
    ],
    [
      'holds half a character',
      action('$.info', 'update: { x: "\\ud800" }'),
      'is not JSON: $.update.x holds half of a surrogate pair, which is not a character',
    ],
    [
      'repeats itself without end',
      `- target: $.info\n  description: A reason.\n${aliases.join('\n')}\n  update: { x: *g }`,
      'repeats itself by aliases without end',
    ],
  ])('that %s', async (_, text, problem) => {
    expect(await findingsOf(text)).toEqual([`overlay-action-invalid: overlay action ${problem}`]);
  });
});

describe('an action of an overlay may not leave', () => {
  it.each([
    ['no paths', action('$.paths', 'remove: true'), '# has no `paths`'],
    ['a path that is null', action('$.paths', 'update: { /x: null }'), '#/paths/~1x is null, not an object'],
    [
      'an operation that is a number',
      action('$.paths', 'update: { /x: { post: 5 } }'),
      '#/paths/~1x/post is 5, not an object',
    ],
    [
      'a path with an open brace',
      action('$.paths', "update: { '/z/{a': {} }"),
      '#/paths/~1z~1{a is "/z/{a", not a path that begins with `/` and closes its braces',
    ],
    ['texts and lists for objects', action('$', 'update: { servers: x }'), '#/servers is "x", not a list'],
    ['another version', action('$', 'update: { openapi: [1] }'), '#/openapi is a list, not a version 3.1'],
    [
      'an invalid status',
      action('$.paths.*.post.responses', 'update: { "4xx": { description: x } }'),
      '#/paths/~1notes/post/responses/4xx is "4xx", not a status of three digits, a range such as `4XX`, or default',
    ],
    [
      'an invalid type',
      action('$.components.schemas.*', 'update: { type: nonsense }'),
      '#/components/schemas/microsoft.graph.note/type is "nonsense", not a type of JSON',
    ],
    [
      'an invalid source',
      action('$.info', 'update: { x-doc-source: here }'),
      '#/info/x-doc-source is "here", not an object',
    ],
    [
      'a reference in a circle',
      action('$.components.schemas', "update: { a: { $ref: '#/components/schemas/a' } }"),
      '#/components/schemas/a/$ref leads to nothing in the document: "#/components/schemas/a"',
    ],
    [
      'an operationId twice',
      action('$.paths', 'update: { /x: { get: { operationId: create_note, responses: {} } } }'),
      'POST /notes and GET /x have the same `operationId`: create_note',
    ],
  ])('%s', async (_, text, problem) => {
    expect(await findingsOf(text)).toEqual([
      `overlay-result-invalid: action 1 of the overlay makes the document invalid: ${problem}`,
    ]);
  });

  it('a reference to what another action removed, of which the action is named', async () => {
    const harmless = action('$.info', 'update: { version: 2.0.0 }');
    const actions = [harmless, action('$.components.schemas', 'remove: true'), harmless];
    const [finding = '', ...others] = await findingsOf(actions.join('\n'));
    expect(others).toEqual([]);
    expect(finding).toMatch(/action 2 of the overlay .* leads to nothing in the document/);
  });
});

describe('actions of an overlay', () => {
  it('can complete what an earlier one leaves unfinished', async () => {
    const unfinished = action('$.paths', 'update: { /x: { get: { operationId: get_x } } }');
    expect(await findingsOf(unfinished)).toHaveLength(1);
    const completed = action("$.paths['/x'].get", "update: { responses: { '204': { description: Nothing. } } }");
    expect(await findingsOf(`${unfinished}\n${completed}`)).toEqual([]);
  });

  it('change nothing that all objects inherit', async () => {
    await findingsOf(
      action('$.info', 'update: { __proto__: { polluted: 1 }, constructor: { prototype: { polluted: 1 } } }'),
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('an overlay that is not an overlay', () => {
  it.each([
    ['nothing', '', 'no `overlay: 1.0.0` with `actions`'],
    ['a list', '[]', 'no `overlay: 1.0.0` with `actions`'],
    ['no list of actions', 'overlay: 1.0.0\nactions: { a: 1 }', 'no `overlay: 1.0.0` with `actions`'],
    ['endless brackets', `overlay: 1.0.0\nactions: ${'['.repeat(20_000)}`, 'it is nested too deep'],
    ['endless dashes', `overlay: 1.0.0\nactions:\n  ${'- '.repeat(20_000)}a`, 'it is nested too deep'],
  ])('is reported: %s', async (_, text, problem) => {
    const { diagnostics } = await applyOverlays(document, [{ path: 'overlay.yaml', text }]);
    expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([
      `overlay is not an OpenAPI Overlay document: ${problem}`,
    ]);
    for (const { span } of diagnostics) expect(span.end).toBeLessThanOrEqual(text.length);
  });

  it('is reported within its text where that ends too early', async () => {
    const { diagnostics } = await applyOverlays(document, [{ path: 'overlay.yaml', text: 'a: [' }]);
    expect(diagnostics.map(({ code, span }) => [code, span.end])).toEqual([['overlay-not-readable', 4]]);
  });

  it.each([
    ['a: &a [x, x]\nx-accept: [&u { code: *u }]', 'names `an object`, which is not a code, gives no reason'],
    ['x-accept: [{ code: { toString: 1 }, reason: x }]', 'names `an object`, which is not a code'],
    [`x:\n${aliases.join('\n')}\nx-accept: [{ code: *g }]`, 'repeats itself by aliases without end'],
  ])('accepts nothing: %s', (text, problem) => {
    const found = acceptFindings([], { pages: [], overlays: [{ path: 'overlay.yaml', text }] });
    expect(found.map(({ message }) => message)).toEqual([`acceptance ${problem}`]);
  });
});
