import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeToken } from '../../standards/json-pointer.ts';
import { readDocumentText } from './document-text.ts';

/** The pointers of all parts of a value, and of one that is in none of them. */
function pointersIn(value: unknown, pointer = ''): readonly string[] {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const inner = parts.flatMap(([name, part]) => pointersIn(part, `${pointer}/${escapeToken(name)}`));
  return [pointer, ...inner, `${pointer}/is not there`];
}

test('a document that is JSON gives the same data and lines as it does when it is read as YAML', () => {
  const documents = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));
  fc.assert(
    fc.property(documents, fc.nat(3), (value, indent) => {
      const json = JSON.stringify(value, undefined, indent);
      const asJson = readDocumentText(json);
      const asYaml = readDocumentText(`# A comment, which JSON has none of.\n${json}`);
      if (!asJson.ok || !asYaml.ok) return expect(asJson.ok).toBe(asYaml.ok);
      expect(asJson.data).toEqual(asYaml.data);
      for (const pointer of pointersIn(asJson.data)) {
        expect(asJson.lineOf(pointer) + 1, pointer).toBe(asYaml.lineOf(pointer));
      }
    }),
  );
});

test('a name that is there twice is refused at its second place', () => {
  const twice = readDocumentText('{\n  "openapi": "3.1.0",\n  "openapi": "3.0.0"\n}');
  expect(twice).toEqual({
    ok: false,
    problems: [
      { message: expect.stringContaining('keys must be unique'), position: expect.objectContaining({ line: 3 }) },
    ],
  });
});

test('what begins like JSON and is YAML is read as YAML', () => {
  const flow = readDocumentText('{ openapi: 3.1.0, # flow style\n  info: {} }');
  expect(flow.ok && flow.data).toEqual({ openapi: '3.1.0', info: {} });
});
