import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import type { CommandContext } from '../../cli/context.ts';
import { readDocument } from '../../project/artifacts.ts';
import { openProject } from '../../project/project.ts';
import { documentOfOperations } from './many-operations.ts';
import { createSubject, type Subject } from './subject.ts';

/** What all comparisons of a run share; what is costly is made when it is first asked for. */
export interface Setting {
  /** The repository. */
  readonly root: string;
  /** Measures just enough to show that it works. */
  readonly quick: boolean;
  /** A folder inside the repository's node_modules, for modules that import its packages. */
  readonly workshop: string;
  /** The command line's program: of the package as it is published, or, where it is to be quick, of the sources. */
  readonly tool: () => Promise<string>;
  /** The project's document. */
  readonly small: () => Promise<Subject>;
  /** A document of five operations, made as the large one is. */
  readonly five: () => Promise<Subject>;
  /** A document of many operations. */
  readonly large: () => Promise<Subject>;
}

export interface SettingOptions {
  readonly quick: boolean;
  /** A file to use as the large document, from the context's folder. */
  readonly document?: string | undefined;
}

/** Makes the setting of a run, which is removed with the resources. */
export async function createSetting(
  context: CommandContext,
  { quick, document }: SettingOptions,
  resources: AsyncDisposableStack,
): Promise<Setting> {
  const root = context.folder;
  const workshop = await mkdtemp(join(root, 'node_modules/.bench-'));
  const remove = () => rmSync(workshop, { recursive: true, force: true });
  // A signal ends the process without disposal.
  process.once('exit', remove);
  resources.defer(() => {
    process.off('exit', remove);
    remove();
  });
  const writeSubject = async (name: string, made: OpenApiDocument) => {
    const path = join(workshop, name);
    await writeFile(path, JSON.stringify(made));
    return createSubject(path, made, 'middle');
  };
  return {
    root,
    quick,
    workshop,
    tool: once(async () => {
      if (quick) return join(root, 'scripts/facsimile.ts');
      const { stagePackage } = await import('../../package/build-package.ts');
      await stagePackage(root, join(workshop, 'package'));
      return join(workshop, 'package/scripts/facsimile.js');
    }),
    small: once(async () => {
      const project = await openProject(context);
      return createSubject(join(root, project.outputs.document ?? ''), await readDocument(project), 'first');
    }),
    five: once(() => writeSubject('five-operations.json', documentOfOperations(5))),
    large: once(async () => {
      if (document === undefined) return writeSubject('large.json', documentOfOperations(quick ? 60 : 2830));
      const project = await openProject({ ...context, project: { document } });
      return createSubject(resolve(root, document), await readDocument(project), 'middle');
    }),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
