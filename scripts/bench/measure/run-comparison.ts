import type {
  CheckedGoal,
  Comparison,
  ComparisonResult,
  Contender,
  Figures,
  Goal,
  OpenContender,
  Row,
} from './comparison.ts';
import { median, medianRatio } from './statistics.ts';

/**
 * Measures contenders in turns, so that what else the machine does affects all of them. The order moves on by one from
 * round to round.
 * @param progress gets what is being done, such as `server: round 2 of 5`
 */
export async function runComparison(
  comparison: Comparison,
  progress: (text: string) => void,
): Promise<ComparisonResult> {
  await using resources = new AsyncDisposableStack();
  const series: Series[] = [];
  for (const contender of comparison.contenders) {
    progress(`${comparison.name}: ${contender.name}`);
    series.push(await openSeries(contender, resources));
  }
  const { warmUp, rounds } = comparison;
  for (let round = 0; round < warmUp + rounds; round++) {
    progress(
      round < warmUp
        ? `${comparison.name}: warming up`
        : `${comparison.name}: round ${round - warmUp + 1} of ${rounds}`,
    );
    const first = round % series.length;
    for (const one of [...series.slice(first), ...series.slice(0, first)]) await takeTurn(one, round >= warmUp);
  }
  return summarize(comparison, series);
}

/** What one contender has given, round by round. */
interface Series {
  readonly contender: Contender;
  readonly opened: OpenContender | undefined;
  readonly turns: Figures[];
  /** Why it is measured no more. */
  absence?: string;
}

async function openSeries(contender: Contender, resources: AsyncDisposableStack): Promise<Series> {
  try {
    return { contender, opened: await contender.open(resources), turns: [] };
  } catch (error) {
    return { contender, opened: undefined, turns: [], absence: absenceOf(contender, error) };
  }
}

async function takeTurn(series: Series, counts: boolean): Promise<void> {
  if (series.opened === undefined || series.absence !== undefined) return;
  try {
    const figures = await series.opened.measure();
    if (counts) series.turns.push(figures);
  } catch (error) {
    series.absence = absenceOf(series.contender, error);
  }
}

/** A peer may be missing or fail; that one of ours fails is a failure of the comparison. */
function absenceOf({ isPeer }: Contender, error: unknown): string {
  if (!isPeer) throw error;
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return line;
}

function summarize(comparison: Comparison, series: readonly Series[]): ComparisonResult {
  const { name, title, notes = [], closing, measures, baseline, rounds, goals } = comparison;
  const [{ name: first }] = measures;
  const rows = series.map(({ contender, opened, turns, absence }): Row => {
    const row = { contender: contender.name, isOurs: contender.isOurs === true, version: opened?.version };
    if (absence !== undefined) return { ...row, absence, medians: {} };
    const medians = measures.map(({ name }) => [name, median(turns.map((figures) => figures[name] ?? Number.NaN))]);
    const ratio = ratioOf(series, { of: contender.name, against: baseline, measure: first });
    return { ...row, medians: Object.fromEntries(medians), ...(ratio !== undefined && { ratio }) };
  });
  const checked = goals.map((goal): CheckedGoal => {
    const measured = ratioOf(series, { measure: first, ...goal });
    return { ...goal, ...(measured !== undefined && { measured }) };
  });
  return { name, title, notes: [...notes, ...(closing?.() ?? [])], measures, baseline, rounds, rows, goals: checked };
}

function ratioOf(
  series: readonly Series[],
  { of, against, measure }: Pick<Goal, 'of' | 'against'> & { readonly measure: string },
): number | undefined {
  const [numbers, others] = [of, against].map((name) => {
    const found = series.find(({ contender }) => contender.name === name);
    if (found === undefined) throw new Error(`no contender is named ${name}`);
    return found.absence === undefined ? found.turns.map((figures) => figures[measure] ?? Number.NaN) : undefined;
  });
  return numbers && others && medianRatio(numbers, others);
}
