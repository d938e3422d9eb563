import { defineConfig } from 'facsimile';

export default defineConfig({ document: 'openapi.yaml' });
