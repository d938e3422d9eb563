import type { ObjectShape, Property } from '../../../ir/api-model.ts';
import { type Evidence, shownAt, statedAt } from '../../../ir/evidence.ts';
import { type JsonText, valuesByName } from '../../../source/located-json.ts';
import { descriptionOf } from '../page/property-table.ts';
import type { SampleResponse } from '../samples/samples.ts';
import { isControl, shapeOfSamples } from '../types/infer-types.ts';
import type { PageContext } from '../types/page-context.ts';
import { namespaceOf, namespaceOfType } from '../types/resource-page.ts';
import type { RequestType } from './request-type.ts';
import type { StatedType, TypedBody } from './stated-type.ts';

/** A type that is named but described nowhere: the table of the request, where it is the same type, and the samples. */
export function sampledType(
  context: PageContext,
  stated: StatedType,
  bodies: ReadonlyMap<SampleResponse, JsonText>,
  request: RequestType | undefined,
): TypedBody {
  const samples = [...bodies.values()];
  const [first] = bodies.keys();
  const same = stated.name !== undefined && stated.name.toLowerCase() === request?.entity?.toLowerCase();
  const introduction = first?.introduction?.text ?? '';
  const allReturned = /\ball (?:of )?the properties (?:will be|are) returned\b/i.test(introduction);
  const evidence = allReturned ? 'stated' : 'shown';
  const shape = sampledShape(context, samples, { stated, evidence }, same ? request : undefined);
  const name = same ? (request?.entity ?? stated.name) : stated.name;
  if (name === undefined || first === undefined) return { ref: { kind: 'object', shape }, types: [] };
  const isStated = stated.name !== undefined;
  const place = isStated ? statedAt(first.message.startLine) : shownAt(first.message.startLine);
  const type = { name, base: undefined, shape, description: undefined, place };
  return { ref: { kind: 'named', name }, types: [type] };
}

function sampledShape(
  context: PageContext,
  samples: readonly JsonText[],
  { stated, evidence }: { readonly stated: StatedType; readonly evidence: Evidence },
  request: RequestType | undefined,
): ObjectShape {
  const rows = request?.rows ?? [];
  const listed = new Set(rows.map((row) => row.name.text));
  const sampledProperties = shapeOfSamples(samples).properties;
  const namespace = stated.name === undefined ? namespaceOf(context.page) : namespaceOfType(stated.name);
  const byName = valuesByName(samples);
  const fromRows = rows.map((row): Property => {
    const values = byName.get(row.name.text) ?? [];
    const witness = { page: context.page, namespace, samples: values.flatMap((value) => value.elements ?? [value]) };
    return {
      name: row.name.text,
      type: context.catalogue.typeOfRow(row, witness),
      description: descriptionOf(row),
      readOnly: request?.readOnly.has(row.name.text) ?? false,
      required: values.length === samples.length ? evidence : false,
      nullable: values.some((value) => value.value === null),
      place: row.type === undefined ? shownAt(row.name) : statedAt(row.name),
    };
  });
  return {
    properties: [
      ...sampledProperties.filter((property) => isControl(property.name)),
      ...fromRows,
      ...sampledProperties.filter((property) => !isControl(property.name) && !listed.has(property.name)),
    ],
    open: true,
  };
}
