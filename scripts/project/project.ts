import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import type { FacsimileConfig, OutputConfig, PackageConfig, Paths } from './config.ts';
import { loadConfig } from './load-config.ts';

/** Where the API of a project is described: pages, or an OpenAPI document. */
type ProjectSource =
  | { readonly kind: 'pages'; readonly pages: readonly string[] }
  | { readonly kind: 'document'; readonly document: string };

/** The paths of what `generate` writes, from the project's folder; undefined for what it leaves out. */
export interface ProjectOutputs {
  readonly folder: string;
  /** The list of the files that were written. */
  readonly manifest: string;
  readonly document: string | undefined;
  readonly types: string | undefined;
  readonly handlers: string | undefined;
  readonly validators: string | undefined;
  readonly responseValidators: string | undefined;
  readonly schemas: string | undefined;
  readonly factories: string | undefined;
  readonly contracts: string | undefined;
  readonly diagnostics: string | undefined;
}

/** A project: the one thing that knows the paths of its sources and outputs. */
export interface Project {
  /** Absolute; all other paths start from it. */
  readonly folder: string;
  readonly source: ProjectSource;
  readonly overlays: readonly string[];
  /** The format of all pages; undefined where each page says it. */
  readonly format: string | undefined;
  readonly outputs: ProjectOutputs;
  /** Whether handlers and validators are split by tag; undefined where that depends on the number of operations. */
  readonly split: OutputConfig['split'];
  readonly package: PackageConfig | undefined;
  /** Whether the command line named the document: then nothing but `generate` writes. */
  readonly isNamed: boolean;
}

const defaultPages = 'spec/pages';
const defaultOverlays = 'spec/overlays';

/** The project of a folder; undefined where it has no configuration and no pages, and the command line names no document. */
export async function findProject({ folder, project: given = {} }: CommandContext): Promise<Project | undefined> {
  const loaded = await loadConfig(folder, given.config);
  const hasPages = existsSync(join(folder, defaultPages));
  if (loaded === undefined && given.document === undefined && !hasPages) return undefined;
  const { path, config } = loaded ?? { path: undefined, config: {} };
  const project = readConfig(folder, given.document === undefined ? config : withDocument(config, given.document));
  const problem = problemOf(project, given.document === undefined ? config : {});
  if (problem !== undefined) throw new CommandFailure(path === undefined ? problem : `${path}: ${problem}`);
  return { ...project, format: given.format ?? project.format, isNamed: given.document !== undefined };
}

/** @throws CommandFailure that says how to make one where there is none */
export async function openProject(context: CommandContext): Promise<Project> {
  const project = await findProject(context);
  if (project !== undefined) return project;
  throw new CommandFailure(
    `nothing to work on: there is no facsimile.config.ts and no folder ${defaultPages} here; ` +
      'run `facsimile init`, or name an OpenAPI document with --document',
  );
}

function withDocument({ output }: FacsimileConfig, document: string): FacsimileConfig {
  return { document, ...(output && { output }) };
}

function readConfig(folder: string, config: FacsimileConfig): Omit<Project, 'isNamed'> {
  const { document, pages, overlays, format, output = {}, package: own } = config;
  const isUsual = pages === undefined && document === undefined;
  const source: ProjectSource =
    document === undefined
      ? { kind: 'pages', pages: listOf(pages ?? defaultPages) }
      : { kind: 'document', document: normalize(document) };
  const hasUsualOverlays = isUsual && existsSync(join(folder, defaultOverlays));
  const overlayPaths = listOf(overlays ?? (hasUsualOverlays ? defaultOverlays : []));
  const writesDocument = source.kind === 'pages' || overlayPaths.length > 0;
  const outputs = readOutputs(output, writesDocument);
  return { folder, source, overlays: overlayPaths, format, outputs, split: output.split, package: own };
}

function readOutputs(output: OutputConfig, writesDocument: boolean): ProjectOutputs {
  const folder = normalize(output.folder ?? 'generated');
  const pathOf = (named: string | false | undefined, usual: string) =>
    named === false ? undefined : normalize(named ?? posix.join(folder, usual));
  // What imports others is left out with them, unless it is asked for.
  const isLeftOut = (...needed: readonly (string | false | undefined)[]) =>
    needed.includes(false) ? false : undefined;
  const { types, validators, responseValidators, schemas, factories } = output;
  return {
    folder,
    manifest: posix.join(folder, 'outputs.json'),
    document: pathOf(output.document ?? (writesDocument ? undefined : false), 'openapi.yaml'),
    types: pathOf(types, 'types.ts'),
    handlers: pathOf(output.handlers, 'handlers.ts'),
    validators: pathOf(validators, 'validators.ts'),
    responseValidators: pathOf(responseValidators, 'response-validators.ts'),
    schemas: pathOf(schemas ?? isLeftOut(types, validators, responseValidators), 'schemas.ts'),
    factories: pathOf(factories ?? isLeftOut(types), 'factories.ts'),
    contracts: pathOf(output.contracts, 'pacts'),
    diagnostics: pathOf(output.diagnostics, 'diagnostics'),
  };
}

/** What options say that does not go together. */
function problemOf({ source, outputs }: Omit<Project, 'isNamed'>, config: FacsimileConfig): string | undefined {
  if (config.pages !== undefined && config.document !== undefined) {
    return 'names both `pages` and a `document`: the API is described in one of them';
  }
  if (outputs.handlers !== undefined && (outputs.types === undefined || outputs.validators === undefined)) {
    return 'output.handlers needs output.types and output.validators, which it imports';
  }
  const { types, validators, responseValidators, schemas, factories } = outputs;
  if (schemas !== undefined && [types, validators, responseValidators].includes(undefined)) {
    return 'output.schemas needs output.types, output.validators and output.responseValidators, which it imports';
  }
  if (factories !== undefined && types === undefined) return 'output.factories needs output.types, which it imports';
  // Some systems have one file for names that differ only in case.
  const seen = new Map<string, string>();
  for (const [option, path] of Object.entries(outputs)) {
    if (path === undefined) continue;
    if (posix.isAbsolute(path) || path.split('/')[0] === '..') {
      return `output.${option} leads out of the folder of the project: ${path}`;
    }
    if (source.kind === 'document' && source.document === path)
      return `output.${option} is the document itself: ${path}`;
    const other = seen.get(path.toLowerCase());
    if (other !== undefined) return `output.${other} and output.${option} are both written to ${path}`;
    seen.set(path.toLowerCase(), option);
  }
  return undefined;
}

function listOf(paths: Paths): readonly string[] {
  return (typeof paths === 'string' ? [paths] : paths).map(normalize);
}

function normalize(path: string): string {
  return posix.normalize(path.replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
}
