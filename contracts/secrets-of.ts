import type { SendingMeans } from './prepare-interaction.ts';

/** Characters; a shorter value of a header is no secret, and its letters are in every text. */
const shortest = 8;

/** The texts that must appear in no result: the token, the values of given headers, and what follows their scheme. */
export function secretsOf({ token, headers = [] }: Pick<SendingMeans, 'token' | 'headers'>): readonly string[] {
  const values = headers.flatMap(([, value]) => [value, value.replace(/^\w+ +/, '')]);
  return [...(token === undefined ? [] : [token]), ...values.filter((value) => value.length >= shortest)];
}
