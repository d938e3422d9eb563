/** What a configuration and programs import: `import { defineConfig } from 'facsimile'`. */
export { defineConfig, type FacsimileConfig, type OutputConfig } from '../project/config.ts';
