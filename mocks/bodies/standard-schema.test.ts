import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { command, commandCreate } from '../../generated/factories.ts';
import { commandCreateRequest, commandResponse } from '../../generated/schemas.ts';
import type { components } from '../../generated/types.ts';
import { standardSchema } from './standard-schema.ts';

describe('a validator as a Standard Schema', () => {
  test('gives a value that fits as it is', () => {
    const body = commandCreate();
    const result = commandCreateRequest['~standard'].validate(body);
    expect(result).toEqual({ value: body });
    expect('value' in result && result.value).toBe(body);
  });

  test('says what is wrong, with the place that says so, and which property it is', () => {
    const { Status: _, ...body } = commandCreate();
    expect(commandCreateRequest['~standard'].validate({ ...body, status: 'a' })).toEqual({
      issues: [
        {
          message:
            'Status is required (spec/pages/add-commands.md:47); the body has status: names are sensitive to case',
          path: ['Status'],
        },
      ],
    });
    expect(commandCreateRequest['~standard'].validate({ ...commandCreate(), Payload: { '@odata.type': 5 } })).toEqual({
      issues: [expect.objectContaining({ path: ['Payload', '@odata.type'] })],
    });
    expect(commandCreateRequest['~standard'].validate([])).toEqual({
      issues: [{ message: 'the body must be object (spec/pages/add-commands.md:40)', path: [] }],
    });
  });

  test('is taken by Vitest', () => {
    expect(command()).toEqual(expect.schemaMatching(commandResponse));
    expect({ ...command(), Status: 5 }).not.toEqual(expect.schemaMatching(commandResponse));
  });

  test('has the types of the standard, and Zod prints its issues', () => {
    const standard: ReturnType<typeof z.core.standardProps> = commandCreateRequest['~standard'];
    expect(standard.version).toBe(1);
    const result = commandCreateRequest['~standard'].validate({ ...commandCreate(), Payload: { '@odata.type': 5 } });
    if (result.issues === undefined) expect.unreachable();
    expect(z.prettifyError(result)).toBe(
      '✖ Payload/@odata.type must be string (spec/pages/add-commands.md:83, only a sample shows it)\n' +
        '  → at Payload["@odata.type"]',
    );
  });

  test('names its standard and its vendor, and knows the type of its values', () => {
    expect(commandResponse['~standard']).toMatchObject({ version: 1, vendor: 'facsimile' });
    type Types = NonNullable<(typeof commandResponse)['~standard']['types']>;
    expectTypeOf<Types['output']>().toEqualTypeOf<components['schemas']['microsoft.graph.command']>();
    expectTypeOf<Types['input']>().toEqualTypeOf<components['schemas']['microsoft.graph.command']>();
  });

  test('unescapes the names of a path', () => {
    const validate = Object.assign(() => false, {
      errors: [{ instancePath: '/a~1b/0/c~0d', keyword: 'type', params: {}, message: 'must be string' }],
    });
    const [issue] = standardSchema({ validate, sources: {} })['~standard'].validate({}).issues ?? [];
    expect(issue?.path).toEqual(['a/b', '0', 'c~d']);
  });
});
