import { expect, test } from 'vitest';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { InstalledFolder } from './installed-folder.fixture.ts';
import { plainLayout } from './layout.ts';
import { emitSchemas } from './schemas.ts';
import { emitValidators } from './validators.ts';

function libraryFolder(): InstalledFolder {
  const folder = new InstalledFolder();
  folder.write([
    emitSchemas(libraryDocument, plainLayout),
    emitValidators(libraryDocument, 'request', plainLayout),
    emitValidators(libraryDocument, 'response', plainLayout),
  ]);
  return folder;
}

test('each JSON body that is sent or received has a schema, named by its component or its operation', async () => {
  using folder = libraryFolder();
  const schemas = await folder.import(plainLayout.schemas);
  expect(Object.keys(schemas).toSorted()).toEqual(['bookRequest', 'bookResponse', 'pageResponse', 'problemResponse']);
});

test('schemas have the types of their bodies', () => {
  const { text } = emitSchemas(libraryDocument, plainLayout);
  expect(text).toContain('bookRequest = /* @__PURE__ */ standardSchema<components["schemas"]["Book"]>({');
});

test('a page pays for the schemas that it imports', async () => {
  using folder = libraryFolder();
  const code = await folder.bundle(plainLayout.schemas, 'problemResponse');
  expect(code.match(/standardSchema\(\{/g)).toHaveLength(1);
  expect(code).not.toContain('book.md');
});
