import { expect, test } from 'vitest';
import { saysOptional, saysRequired } from './necessity.ts';

test.each([
  ['Required. The name.', true],
  ['(Required) The name.', true],
  ['The name. Required.', true],
  ['The name (in English). **Required**', true],
  ['Either owners or `managedByAppId` is required.', false],
  ['The name (required), in English.', true],
  ['The name! Required, and unique.', true],
  ['Required if there is no identifier.', false],
  ['Not individually required.', false],
  ['The required name.', false],
  ['The name. Required for teams.', false],
])('%j says that a property is required: %j', (description, expected) => {
  expect(saysRequired(description)).toBe(expected);
});

test.each([
  ['Optional.', true],
  ['The name. Optional.', true],
  ['From 1 to 100 (default: 25). Optional; see below.', true],
  ['The name [optional].', true],
  ['An optional name.', false],
])('%j says that a property is optional: %j', (description, expected) => {
  expect(saysOptional(description)).toBe(expected);
});
