import type { PactFinding } from '../../contracts/compare/finding.ts';
import type { Verification } from '../../contracts/verify/result.ts';
import type { Compilation, SourcePage } from '../../spec/compile.ts';
import type { Diagnostic } from '../../spec/diagnostics/diagnostic.ts';
import type { DocumentFile, LoadedFile } from '../../spec/openapi/load/load-file.ts';
import type { OverlayFile } from '../../spec/openapi/overlays.ts';
import { type CommandContext, createContext, type ProjectOptions } from '../cli/context.ts';

export { defineConfig, type FacsimileConfig, type OutputConfig, type PackageConfig } from '../project/config.ts';
export type { Compilation, Diagnostic, DocumentFile, LoadedFile, OverlayFile, PactFinding, SourcePage, Verification };

// Each function loads what it needs when it is called: a configuration imports this module too.

/** The project that a function works on: that of the working directory where nothing is given. */
export interface ProjectPlace extends ProjectOptions {
  readonly folder?: string;
}

/** Pages and overlays in; an OpenAPI 3.1 document for each API version, and findings, out. Nothing is read or written. */
export async function compile({
  pages,
  overlays = [],
}: {
  readonly pages: readonly SourcePage[];
  readonly overlays?: readonly OverlayFile[];
}): Promise<Compilation> {
  const { byVersion, compile } = await import('../../spec/compile.ts');
  const library = { find: (path: string) => pages.find((page) => page.path === path) };
  return compile({ pages, library, overlays }, byVersion);
}

/** Validates an OpenAPI document (3.0, 3.1 or 3.2, YAML or JSON) and gives it as mocks and contracts read it. */
export async function loadDocument(file: DocumentFile, overlays: readonly OverlayFile[] = []): Promise<LoadedFile> {
  const { loadDocumentFile } = await import('../../spec/openapi/load/load-file.ts');
  return loadDocumentFile(file, overlays);
}

/**
 * Brings all outputs of a project up to date, as `facsimile generate` does, and gives the findings about its sources.
 * @throws Error where the sources have an error; nothing is written then
 */
export async function generate(place: ProjectPlace = {}): Promise<readonly Diagnostic[]> {
  const { updateOutputs } = await import('../actions/generate.ts');
  return (await updateOutputs(contextOf(place))).diagnostics;
}

/** A provider, and how it is verified; the options are those of `facsimile verify`. */
export interface VerifyProviderOptions {
  readonly providerBaseUrl: string;
  /** Contracts, as files; those of the project where none is named. */
  readonly pacts?: readonly string[];
  /** Where the provider takes Pact's provider states (POST). */
  readonly providerStatesUrl?: string;
  /** The provider is a mock that takes states from the request header `Prefer`. */
  readonly preferStates?: boolean;
  /** Sent as bearer token in place of the contract's; it appears in no result. */
  readonly token?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Milliseconds that the provider has for each response; 10 000 if none is given. */
  readonly timeout?: number;
  /** Whether requests that write may go to a provider that is not on this machine. */
  readonly allowWrites?: boolean;
  /** Advice that is not followed is a failure too. */
  readonly strict?: boolean;
  /** Whether to stop after the first failure. */
  readonly bail?: boolean;
}

/** Replays contracts against a provider, one result an interaction. */
export async function verify(
  { pacts = [], ...options }: VerifyProviderOptions,
  place: ProjectPlace = {},
): Promise<Verification> {
  const [{ verify }, { readPactFiles }] = await Promise.all([
    import('../../contracts/verify/verify.ts'),
    import('../project/artifacts.ts'),
  ]);
  return verify({ ...options, pacts: await readPactFiles(pacts, contextOf(place)) });
}

/** What consumers' contracts expect that the document of the project does not state, and what they leave out. */
export async function compare(pacts: readonly string[], place: ProjectPlace = {}): Promise<readonly PactFinding[]> {
  const [{ comparePacts }, { readDocument, readPactFiles }, { openProject }] = await Promise.all([
    import('../../contracts/compare/compare.ts'),
    import('../project/artifacts.ts'),
    import('../project/project.ts'),
  ]);
  const context = contextOf(place);
  return comparePacts(await readDocument(await openProject(context)), await readPactFiles(pacts, context));
}

function contextOf({ folder = process.cwd(), ...project }: ProjectPlace): CommandContext {
  const silent = () => undefined;
  return { ...createContext(folder, { out: silent, err: silent }), project };
}
