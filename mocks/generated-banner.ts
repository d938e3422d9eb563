/** The first lines of every TypeScript file that the project generates. */
export const generatedBanner = `// Generated from spec/openapi.yaml by \`npm run generate\`. Do not edit: change the page, an overlay or the emitter.\n`;
