import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { isExplosive } from './pattern-cost.ts';

/** What another program says of it. */
function complexityOf(pattern: string): string | undefined {
  const found = checkSync(pattern, 'u');
  return 'complexity' in found ? found.complexity.type : undefined;
}

describe('a pattern that tries twice as many ways with every few characters', () => {
  it.each([
    '^(a+)+$',
    '^(a*)*$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^([a-zA-Z]+)*$',
    '^(?:[a-z\\d]+-?)*$',
    '^(\\w+\\s?)*$',
    '^(\\p{L}+\\p{Lu}*)+!$',
    '^(.*,)*x$',
    '(x+x+)+y',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(?=(a+)+b)a',
    '^(\\d{1,30})+$',
  ])('is found: %s', (pattern) => {
    expect(complexityOf(pattern)).toBe('exponential');
    expect(isExplosive(pattern)).toBe(true);
  });
});

describe('a pattern that does not', () => {
  it.each([
    '^[a-z0-9]+(-[a-z0-9]+)*$',
    '^([a-z0-9]+-)*[a-z0-9]+$',
    '^(?:\\d{1,3}\\.){3}\\d{1,3}$',
    '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    '^https?://[^\\s/$.?#].[^\\s]*$',
    '^\\S+@\\S+\\.\\S+$',
    '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
    '^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$',
    '^[^@]+@([^.]+\\.)+[a-z]{2,}$',
    '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
    '^.{0,4096}$',
    '^(\\w{1,20} ){0,20}$',
  ])('is let be: %s', (pattern) => {
    expect(complexityOf(pattern)).not.toBe('exponential');
    expect(isExplosive(pattern)).toBe(false);
  });
});

it('a pattern that is too large to judge counts as one', () => {
  expect(isExplosive(`^(${'(a|b){20}'.repeat(80)})+$`)).toBe(true);
});

it.each([
  ['is nested deeper than a call stack', `^${'('.repeat(5_000)}a${')'.repeat(5_000)}+$`],
  [
    'has a thousand alternatives that begin alike',
    `^(?:${Array.from({ length: 1_000 }, (_, at) => `[a-z]${at}`).join('|')})*$`,
  ],
])('a pattern that %s is one that is too large', (_, pattern) => {
  expect(isExplosive(pattern)).toBe(true);
});

it('a list of hundreds of words in a loop is judged', () => {
  const words = Array.from({ length: 400 }, (_, at) => String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26)));
  expect(isExplosive(`^(?:${words.join('|')})*$`)).toBe(false);
});

it('a pattern of many thousands of characters is judged at once', () => {
  expect(isExplosive(`^${'(a|b)+c'.repeat(600)}$`)).toBe(false);
});
