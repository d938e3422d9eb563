import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { arch, platform, version } from 'node:process';
import { promisify } from 'node:util';
import { printVisibleJson } from '../../spec/standards/visible-text.ts';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import type { Comparison } from './measure/comparison.ts';
import { runComparison } from './measure/run-comparison.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { renderMarkdown, renderResult } from './reports/markdown.ts';
import type { BenchReport } from './reports/report.ts';
import { renderSvg } from './reports/svg.ts';
import { peersFolder } from './setting/peers.ts';
import { createSetting, type Setting } from './setting/setting.ts';

/** The comparisons by their names, as they are run one after the other; each loads what it measures. */
const comparisons: Readonly<Record<string, (setting: Setting) => Promise<Comparison>>> = {
  compile: async (setting) => (await import('./comparisons/compile.ts')).compareCompile(setting),
  generate: async (setting) => (await import('./comparisons/generate.ts')).compareGenerators(setting),
  'large-generate': async (setting) => (await import('./comparisons/generate.ts')).compareLargeGenerators(setting),
  request: async (setting) => (await import('./comparisons/request.ts')).compareRequest(setting),
  server: async (setting) => (await import('./comparisons/server.ts')).compareServers(setting),
  'large-server': async (setting) => (await import('./comparisons/server.ts')).compareLargeServers(setting),
  verify: async (setting) => (await import('./comparisons/verify.ts')).compareVerifiers(setting),
  bundle: async (setting) => (await import('./comparisons/bundle.ts')).compareBundles(setting),
};

/** Runs the comparisons that the arguments name, prints what they have found out, and writes the reports that are asked for. */
export async function runBench(args: readonly string[], context: CommandContext): Promise<void> {
  const options = readOptions(args, Object.keys(comparisons));
  if (options.install) return installPeers(context);
  if (options.sizes) {
    const { benchSizes, quickSizeLoad } = await import('./sizes.ts');
    return benchSizes(context, options.quick ? quickSizeLoad : undefined);
  }
  if (options.extremes) {
    const { benchExtremes, quickSize } = await import('./extremes.ts');
    return benchExtremes(context, options.quick ? quickSize : undefined);
  }
  await using resources = new AsyncDisposableStack();
  const setting = await createSetting(context, options, resources);
  const results = [];
  for (const name of options.names) {
    const comparison = await prepareComparison(name, options, setting);
    const result = await runComparison(comparison, (text) => context.err(`${text}\n`));
    context.out(`${renderResult(result)}\n\n`);
    results.push(result);
  }
  await writeReports({ machine: thisMachine(), results }, options, context);
}

async function prepareComparison(name: string, { pages }: BenchOptions, setting: Setting): Promise<Comparison> {
  const prepare = comparisons[name];
  if (prepare === undefined) throw new Error(`no comparison is named ${name}`);
  if (pages === undefined) return prepare(setting);
  const { compareCompileOf } = await import('./comparisons/compile.ts');
  return compareCompileOf(setting, pages);
}

function thisMachine(): BenchReport['machine'] {
  const [model = 'unknown processor'] = cpus().map((processor) => processor.model.trim());
  return {
    date: new Date().toISOString().slice(0, 10),
    node: version,
    platform: `${platform} ${arch}`,
    processors: `${availableParallelism()} x ${model}`,
  };
}

async function writeReports(report: BenchReport, options: BenchOptions, { folder, out }: CommandContext) {
  const texts = [
    [options.json, () => printVisibleJson(report)],
    [options.markdown, () => renderMarkdown(report, chartPath(options))],
    [options.svg, () => renderSvg(report)],
  ] as const;
  for (const [path, render] of texts) {
    if (path === undefined) continue;
    await mkdir(dirname(resolve(folder, path)), { recursive: true });
    await writeFile(resolve(folder, path), render());
    out(`written ${path}\n`);
  }
}

/** The chart's path from the Markdown file. */
function chartPath({ markdown, svg }: BenchOptions): string | undefined {
  if (markdown === undefined || svg === undefined) return undefined;
  return relative(dirname(markdown), svg).replaceAll('\\', '/');
}

/** Installs what is compared with and the repository does not need, exactly as it is locked. */
async function installPeers({ folder, out }: CommandContext): Promise<void> {
  await promisify(execFile)('npm', ['ci'], { cwd: join(folder, peersFolder), shell: platform === 'win32' }).catch(
    (error: { readonly stderr: string }) => {
      throw new CommandFailure(`${peersFolder}: cannot be installed`, error.stderr);
    },
  );
  out(`installed the peers of ${peersFolder}\n`);
}
