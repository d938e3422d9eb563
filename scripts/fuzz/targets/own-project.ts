import { join } from 'node:path';
import { createContext } from '../../cli/context.ts';
import { openProject, type Project } from '../../project/project.ts';

/** This repository as a project, which says what is generated and where; nothing is written to it. */
export function openOwnProject(): Promise<Project> {
  const ignore = () => {};
  return openProject(createContext(join(import.meta.dirname, '../../..'), { out: ignore, err: ignore }));
}
