import { defineConfig } from 'facsimile';

export default defineConfig({
  pages: 'spec/pages',
  overlays: 'spec/overlays',
  output: { folder: 'generated', document: 'spec/openapi.yaml' },
  package: {
    name: 'add-commands',
    version: '0.1.0',
    description: 'MSW handlers, types, validators and contracts for Add commands of Microsoft Graph.',
    license: 'MIT',
    files: ['LICENSE', 'spec/pages/NOTICE'],
  },
});
