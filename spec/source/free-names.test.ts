import { describe, expect, it } from 'vitest';
import { FreeNames } from './free-names.ts';

describe('FreeNames', () => {
  it('gives a wanted name as it is, then with numbers from 2', () => {
    const names = new FreeNames();
    expect(['id', 'id', 'id', 'key'].map((name) => names.take(name))).toEqual(['id', 'id2', 'id3', 'key']);
  });

  it('passes over a numbered name that was wanted itself', () => {
    const names = new FreeNames('_');
    expect(['id', 'id_2', 'id', 'id_2'].map((name) => names.take(name))).toEqual(['id', 'id_2', 'id_3', 'id_2_2']);
  });
});
