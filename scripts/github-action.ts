import './assert-node-version.js';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPages } from './actions/check.ts';
import { type CommandContext, createProcessContext } from './cli/context.ts';
import { CommandFailure, WrongUse } from './cli/errors.ts';
import { reportError } from './cli/report-error.ts';

/** What the result of a check says about a finding. */
interface CheckedFinding {
  readonly severity: Severity;
  readonly baseline?: 'new' | 'known';
  readonly accepted?: object;
}

const severities = ['error', 'warning', 'info'] as const;
type Severity = (typeof severities)[number];

const thresholds = [...severities, 'never'] as const;
const formats = ['github', 'sarif'] as const;

/** The step of `action.yml`: checks pages, and says what is new as annotations, as outputs and by the exit code. */
async function runAction(environment: NodeJS.ProcessEnv, context: CommandContext): Promise<number> {
  const threshold = readChoice('fail-on', environment.INPUT_FAIL_ON, thresholds);
  const format = readChoice('format', environment.INPUT_FORMAT, formats);
  const paths = (environment.INPUT_PATHS ?? '').split(/\r?\n/).filter((path) => path.trim() !== '');
  if (paths.length === 0) throw new WrongUse('the input `paths` names no file or folder');
  const pageFormat = environment.INPUT_PAGE_FORMAT || undefined;
  const project = pageFormat === undefined ? {} : { project: { format: pageFormat } };
  const baseline = environment.INPUT_BASELINE || undefined;
  const sarif = format === 'sarif' ? join(environment.RUNNER_TEMP ?? context.folder, 'facsimile.sarif') : undefined;
  const printed = { out: '' };
  const found: { findings?: readonly CheckedFinding[] } = {};
  const checkContext: CommandContext = {
    ...context,
    ...project,
    out: (text) => {
      if (sarif === undefined) context.out(text);
      else printed.out += text;
    },
    result: (part) => void Object.assign(found, part),
  };
  const options = { paths, overlays: [], format, accepted: false, baseline, updatesBaseline: false };
  await checkPages({ ...options, maxWarnings: Number.POSITIVE_INFINITY }, checkContext).catch((error: unknown) => {
    // Findings are no failure yet: the input `fail-on` decides.
    if (!(error instanceof CommandFailure) || found.findings === undefined) throw error;
    context.err(`${error.message}\n`);
  });
  const { findings = [] } = found;
  const fresh = findings.filter((finding) => finding.baseline !== 'known' && !finding.accepted);
  const count = (severity: Severity) => fresh.filter((finding) => finding.severity === severity).length;
  if (sarif !== undefined) await writeFile(sarif, printed.out);
  await writeActionOutputs(environment.GITHUB_OUTPUT, {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    known: findings.length - fresh.length,
    sarif: sarif ?? '',
  });
  const failing = threshold === 'never' ? [] : severities.slice(0, severities.indexOf(threshold) + 1);
  return failing.some((severity) => count(severity) > 0) ? 1 : 0;
}

function readChoice<T extends string>(name: string, text: string | undefined, choices: readonly T[]): T {
  const choice = choices.find((known) => known === text);
  if (choice !== undefined) return choice;
  throw new WrongUse(`the input \`${name}\` is one of ${choices.join(', ')}, and not \`${text ?? ''}\``);
}

async function writeActionOutputs(file: string | undefined, outputs: Readonly<Record<string, string | number>>) {
  if (file === undefined) return;
  await appendFile(
    file,
    Object.entries(outputs)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
}

const context = createProcessContext(process.cwd());
process.exitCode = await runAction(process.env, context).catch((error: unknown) => reportError(error, context));
