import { describe, expect, it } from 'vitest';
import { inOneSentence } from './one-sentence.ts';

const denies = inOneSentence(/\b(?:not|no)\b/, /\bbody\b/);

describe('inOneSentence', () => {
  it('is true where the second follows the first, whatever stands between', () => {
    expect(denies('Do not send a request BODY, please')).toBe(true);
    expect(denies('The body is. No, no, no body')).toBe(true);
  });

  it('is false where a full stop parts them', () => {
    expect(denies('It is not there. The body is')).toBe(false);
  });

  it('is false in the other order, and where one is missing', () => {
    expect(denies('the body is not there')).toBe(false);
    expect(denies('no')).toBe(false);
    expect(denies('body')).toBe(false);
  });
});
