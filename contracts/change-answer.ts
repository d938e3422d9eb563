import type { ReferenceAnswer } from './reference-answers.ts';

/** Changes the answers of one status, and leaves the others. */
export function onStatus(
  status: number,
  change: (answer: ReferenceAnswer, value: unknown) => ReferenceAnswer,
): (answer: ReferenceAnswer, value: unknown) => ReferenceAnswer {
  return (answer, value) => (answer.status === status ? change(answer, value) : answer);
}

/** An object with a property less. */
export function withoutProperty<V>(object: Readonly<Record<string, V>>, name: string): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** The body of an answer with each of its own texts changed, at the top alone: an error's code stays what it is. */
export function mapTexts(answer: ReferenceAnswer, change: (text: string, name: string) => string): ReferenceAnswer {
  if (answer.body === undefined) return answer;
  const entries = Object.entries(answer.body).map(([name, value]) => [
    name,
    typeof value === 'string' ? change(value, name) : value,
  ]);
  return { ...answer, body: Object.fromEntries(entries) };
}
