import type { Report } from '../../diagnostics/reporter.ts';
import type { TypeRef } from '../../ir/api-model.ts';
import { describeType } from '../../ir/describe-type.ts';
import type { JsonText } from '../../source/located-json.ts';

/**
 * The value of a sample as an example of a type. What contradicts the type that the page states becomes a value of that
 * type, and is reported: `"30"` for an integer is 30, a single value for a list the list of it.
 */
export function fitValue(json: JsonText, type: TypeRef, report: Report, property = ''): unknown {
  if (type.kind === 'alternatives') {
    const fitting = type.types.find((candidate) => isOf(json, candidate));
    return fitValue(json, fitting ?? type.types[0] ?? { kind: 'any' }, report, property);
  }
  if (!isOf(json, type)) {
    const sampleValue = JSON.stringify(json.value) ?? 'nothing';
    const shown = sampleValue.length > 40 ? `${sampleValue.slice(0, 40)}…` : sampleValue;
    report('sample-value-contradicts-type', { property, sampleValue: `\`${shown}\``, type: describeType(type) }, json);
    return convert(json.value, type);
  }
  if (type.kind === 'collection')
    return json.elements?.map((element) => fitValue(element, type.items, report, property)) ?? json.value;
  if (type.kind !== 'object' || json.members === undefined) return json.value;
  const types = new Map(type.shape.properties.map((member) => [member.name, member]));
  return Object.fromEntries(
    json.members.map(({ name, value }) => {
      const member = types.get(name.text);
      const isNull = value.value === null && member?.nullable;
      return [
        name.text,
        member === undefined || isNull ? value.value : fitValue(value, member.type, report, name.text),
      ];
    }),
  );
}

function isOf({ value, elements, members }: JsonText, type: TypeRef): boolean {
  switch (type.kind) {
    case 'primitive':
      if (type.type === 'integer') return Number.isInteger(value);
      return typeof value === type.type;
    case 'collection':
      return elements !== undefined;
    case 'object':
    case 'any-object':
      return members !== undefined;
    case 'alternatives':
      return type.types.some((candidate) => isOf({ value, elements, members } as JsonText, candidate));
    default:
      return true;
  }
}

function convert(value: unknown, type: TypeRef): unknown {
  if (type.kind === 'collection') return convertToList(value, type.items);
  if (type.kind === 'object' || type.kind === 'any-object') return {};
  if (type.kind !== 'primitive') return value;
  if (type.type === 'boolean') return value === 'true' || value === 1;
  if (type.type === 'string') return convertToText(value);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) return 0;
  return type.type === 'integer' ? Math.trunc(number) : number;
}

/** Texts with commas are lists to services of this format. */
function convertToList(value: unknown, items: TypeRef): readonly unknown[] {
  if (value === null || value === '') return [];
  const parts = typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [value];
  return parts.map((part) => (items.kind === 'any' ? part : convert(part, items)));
}

function convertToText(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
