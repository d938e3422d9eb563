import { expect, test } from 'vitest';
import { requiredProperties } from '../checks.ts';
import { faultFleet } from './all.ts';
import { rightVariants } from './valid.ts';

const faults = Object.keys(faultFleet);

test('at least 60 versions are faulty, each in a way of its own, and at least 15 are right', () => {
  const broken = Object.values(faultFleet).map(({ breaks }) => breaks);
  expect(faults.length).toBeGreaterThanOrEqual(60);
  expect(new Set(broken).size).toBe(broken.length);
  const differences = Object.values(rightVariants).map(({ differs }) => differs);
  expect(differences.length).toBeGreaterThanOrEqual(15);
  expect(new Set(differences).size).toBe(differences.length);
});

test('every property is missing, of a wrong type and null in the response, and accepted when missing or wrong', () => {
  const properties = Object.keys(requiredProperties);
  expect(properties).toHaveLength(8);
  expect(faults).toEqual(
    expect.arrayContaining([
      ...['id', ...properties].flatMap((name) =>
        ['without', 'number-for', 'null-for'].map((how) => `created-${how}-${name}`),
      ),
      ...properties.flatMap((name) => [`accepts-no-${name}`, `accepts-wrong-${name}`]),
    ]),
  );
});

test('every error response of the page has each fault that an error response can have', () => {
  const how = [
    'other-code',
    'no-code',
    'no-message',
    'number-for-message',
    'text-for-error',
    'no-envelope',
    'as-html',
    'no-body',
  ];
  expect(faults).toEqual(
    expect.arrayContaining([400, 401, 404, 415, 429].flatMap((status) => how.map((fault) => `${status}-${fault}`))),
  );
});
