/** What a configuration and programs import: `import { defineConfig } from 'facsimile'`. */
export { defineConfig, type FacsimileConfig, type OutputConfig, type PackageConfig } from '../project/config.ts';
