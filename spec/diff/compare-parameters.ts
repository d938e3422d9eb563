import type { DocumentedOperation, DocumentedParameter } from '../openapi/operations.ts';
import { type ComparedOperation, siteOf } from './compared-operation.ts';
import { placeOf, showValue, signatureOf } from './places.ts';

/** Compares the parameters of an operation: those in the path by their order, others by place and name. */
export function compareParameters(compared: ComparedOperation): void {
  const { old, now, report } = compared;
  const [all, newAll] = [keyParameters(old.operation), keyParameters(now.operation)];
  const site = siteOf(compared);
  for (const [key, parameter] of all) {
    const other = newAll.get(key);
    const before = placeOf(parameter) ?? site.before;
    const use = { ...site, part: partOf(parameter), before, absentIn: 'new' } as const;
    const name = nameParameter(parameter);
    if (other === undefined) report('parameter-removed', use, { name });
    else compareParameter(compared, parameter, other);
  }
  for (const [key, parameter] of newAll) {
    if (all.has(key)) continue;
    const after = placeOf(parameter) ?? site.after;
    const use = { ...site, part: partOf(parameter), after, absentIn: 'old' } as const;
    const code = parameter.required === true ? 'required-parameter-added' : 'parameter-added';
    report(code, use, { name: nameParameter(parameter) });
  }
}

function compareParameter(compared: ComparedOperation, before: DocumentedParameter, after: DocumentedParameter): void {
  const { old, now, report, schemas } = compared;
  const whole = siteOf(compared);
  const places = { before: placeOf(before) ?? whole.before, after: placeOf(after) ?? whole.after };
  const site = { ...whole, ...places, part: partOf(before) };
  const facts = { name: nameParameter(before) };
  if (before.name !== after.name && before.in === 'path') {
    report('path-parameter-renamed', site, { ...facts, old: before.name, new: after.name });
  }
  const [was, is] = [before.required === true, after.required === true];
  if (was !== is) report(is ? 'parameter-required' : 'parameter-optional', site, facts);
  const [style, newStyle] = [before, after].map(describeStyle);
  if (style !== newStyle) report('parameter-style-changed', site, { ...facts, old: style ?? '', new: newStyle ?? '' });
  if (before.description !== after.description) report('description-changed', site);
  if (signatureOf(before.example) !== signatureOf(after.example)) {
    const difference = `: ${showValue(after.example)} for ${showValue(before.example)}`;
    report('request-example-changed', site, { name: before.name, difference });
  }
  schemas.add({
    old: { document: old.document, schema: before.schema },
    now: { document: now.document, schema: after.schema },
    direction: 'request',
    site,
  });
}

function keyParameters({ path, parameters }: DocumentedOperation): ReadonlyMap<string, DocumentedParameter> {
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  return new Map(
    parameters.map((parameter) => {
      const { in: place, name } = parameter;
      const key = place === 'path' ? names.indexOf(name) : place === 'header' ? name.toLowerCase() : name;
      return [`${place} ${key}`, parameter];
    }),
  );
}

function describeStyle({ style, explode, mediaType }: DocumentedParameter): string {
  return mediaType ?? `${style}${explode ? ' with explode' : ''}`;
}

function partOf({ in: place, name }: DocumentedParameter): string {
  return place === 'header' || place === 'cookie' ? `${place} ${name}` : `${place} parameter ${name}`;
}

function nameParameter(parameter: DocumentedParameter): string {
  return `the ${partOf(parameter)}`;
}
