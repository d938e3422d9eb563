import { expect, test } from 'vitest';
import { requiredProperties } from '../checks.ts';
import { faultFleet, rightVariants } from './all.ts';

const faults = Object.keys(faultFleet);

test('at least 200 versions are faulty and at least 40 right, each in a way of its own', () => {
  const broken = Object.values(faultFleet).map(({ breaks }) => breaks);
  expect(faults.length).toBeGreaterThanOrEqual(200);
  expect(new Set(broken).size).toBe(broken.length);
  const differences = Object.values(rightVariants).map(({ differs }) => differs);
  expect(differences.length).toBeGreaterThanOrEqual(40);
  expect(new Set(differences).size).toBe(differences.length);
});

test('every property is missing, of a wrong type and null in the response, and accepted when missing or wrong', () => {
  const properties = Object.keys(requiredProperties);
  expect(properties).toHaveLength(8);
  expect(faults).toEqual(
    expect.arrayContaining([
      ...['id', ...properties].flatMap((name) =>
        ['without', 'number-for', 'null-for', 'boolean-for', 'list-for'].map((how) => `created-${how}-${name}`),
      ),
      ...properties.flatMap((name) =>
        ['no-', 'wrong-', 'null-for-', 'boolean-for-', 'list-for-'].map((how) => `accepts-${how}${name}`),
      ),
    ]),
  );
});

test('every error response of the page has each fault that an error response can have', () => {
  const how = ['no-code', 'no-message', 'number-for-message', 'text-for-error', 'no-envelope', 'as-html', 'no-body'];
  expect(faults).toEqual(
    expect.arrayContaining([400, 401, 404, 415, 429].flatMap((status) => how.map((fault) => `${status}-${fault}`))),
  );
});
