import type { ApiModel, NamedType, ObjectShape, TypeRef } from '../ir/api-model.ts';
import { componentName } from './emit-schema.ts';

/** Of some named types those that a body or parameter of an operation is made of, directly or through others. */
export function usedTypes(pages: readonly ApiModel[], types: readonly NamedType[]): readonly NamedType[] {
  const byName = Map.groupBy(types, (type) => componentName(type.name));
  const used = new Set<string>();
  const useName = (name: string): void => {
    used.add(componentName(name));
  };
  const useShape = ({ properties }: ObjectShape): void => {
    for (const { type } of properties) use(type);
  };
  const use = (type: TypeRef): void => {
    if (type.kind === 'named') useName(type.name);
    else if (type.kind === 'collection') use(type.items);
    else if (type.kind === 'object') useShape(type.shape);
    else if (type.kind === 'extended') {
      use(type.base);
      useShape(type.shape);
    }
  };
  for (const { parameters, exchange } of pages.flatMap((page) => page.operations)) {
    for (const { type } of parameters) use(type);
    for (const body of [exchange.requestBody, ...exchange.responses.map((response) => response.body)]) {
      if (body?.type !== undefined) use(body.type);
    }
  }
  // The set grows as it is gone through: types refer to each other in circles, and in chains longer than a call stack.
  for (const component of used) {
    for (const { base, shape } of byName.get(component) ?? []) {
      if (base !== undefined) useName(base);
      useShape(shape);
    }
  }
  return types.filter((type) => used.has(componentName(type.name)));
}
