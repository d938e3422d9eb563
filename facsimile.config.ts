import { defineConfig } from 'facsimile';

export default defineConfig({
  pages: 'spec/pages',
  overlays: 'spec/overlays',
  output: { folder: 'generated', document: 'spec/openapi.yaml' },
});
