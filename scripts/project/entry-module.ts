import type { Plugin } from 'rolldown';

/** Lets a bundle begin with code that is in no file. */
export function entryModule(name: string, code: string): Plugin {
  return {
    name: 'entry-module',
    resolveId: (source) => (source === name ? name : null),
    load: (id) => (id === name ? code : null),
  };
}
