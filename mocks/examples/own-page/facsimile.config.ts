import { defineConfig } from 'facsimile';

export default defineConfig({ pages: 'docs' });
