import { createProcessContext } from '../cli/context.ts';
import { findProject, type Project } from '../project/project.ts';

/** The paths of a project that tests ask for. */
type ProjectPath = 'contracts' | 'document';

/** Finds the project of the working directory; what it gives throws where there is none, or it lacks what is asked for. */
export async function projectHere(): Promise<(path: ProjectPath) => string> {
  // A test that names its files does not depend on a project, nor on what is wrong with it.
  const found = await findProject(createProcessContext(process.cwd())).catch((error: unknown) => ({ error }));
  return (path) => {
    if (found !== undefined && 'error' in found) throw found.error;
    const named = found && pathOf(found, path);
    if (named !== undefined) return named;
    const option = path === 'contracts' ? 'pacts' : 'document';
    throw new Error(`there is no project here that has ${path}: name them with the option \`${option}\``);
  };
}

function pathOf({ source, outputs }: Project, path: ProjectPath): string | undefined {
  if (path === 'contracts') return outputs.contracts;
  return outputs.document ?? (source.kind === 'document' ? source.document : undefined);
}
