import { type Compilations, compileVersions, type SourcePage } from '../spec/compile.ts';
import type { CommandContext } from './command-context.ts';
import type { PageFolder } from './page-folder.ts';
import { startProgressBar } from './parity/progress-bar.ts';

/** A document for each API version of a folder, with a bar on a terminal. */
export function compilePageFolder({ apiPages, library }: PageFolder, context: CommandContext): Compilations {
  if (context.draw === undefined) return compileVersions(apiPages, library);
  const bar = startProgressBar(apiPages.length, context.draw);
  try {
    return compileVersions(
      apiPages.map((page) => watchPage(page, bar.advance)),
      library,
    );
  } finally {
    bar.end();
  }
}

/** The same page; tells when its text is first asked for, which is when the compiler comes to it. */
function watchPage({ path, text }: SourcePage, onRead: (path: string) => void): SourcePage {
  let read = false;
  return {
    path,
    get text() {
      if (!read) onRead(path);
      read = true;
      return text;
    },
  };
}
