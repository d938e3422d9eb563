import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { compareAsData } from './compare-as-data.ts';

test.each(['valueOf', 'constructor', 'toString'])(
  'objects with a property %s are compared by what they hold',
  (name) => {
    const ajv = new Ajv2020();
    compareAsData(ajv);
    const list = ajv.compile({ uniqueItems: true });
    expect([list([{ [name]: 1 }, { [name]: 2 }]), list([{ [name]: {} }, { [name]: {} }])]).toEqual([true, false]);
    expect(ajv.validate({ const: { [name]: {} } }, { [name]: {} })).toBe(true);
    expect(ajv.validate({ enum: [{ [name]: {} }] }, { [name]: [] })).toBe(false);
  },
);

test('entries with schemas of their own are compared whatever the type of the others is', () => {
  const ajv = new Ajv2020({ strict: false });
  compareAsData(ajv);
  const schema = { prefixItems: [{ type: 'array' }, { type: 'array' }], items: { type: 'string' }, uniqueItems: true };
  const list = ajv.compile(schema);
  expect([list([[], []]), list([[1], []]), list([[1], [], 'a', 'a'])]).toEqual([false, true, false]);
});
