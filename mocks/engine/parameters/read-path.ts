import type { ParameterReader } from '../mock-api.ts';
import { divideText, readValues, type ValueForm } from './parameter-values.ts';

/** Reads a path parameter in the style `simple`: `1,2`, and for an object `x,1,y,2`, exploded `x=1,y=2`. */
export const readPath: ParameterReader = (parameter, _, values) => {
  const text = values[parameter.position ?? 0] ?? '';
  return readValues(parameter, (form) => divideText(text, form, { delimiter: /,/, explode: parameter.explode }));
};

/**
 * Reads a path parameter in the style `label`: `.1`, and for a list `.1,2`, exploded `.1.2`. Until OpenAPI 3.1.0 the points
 * were the same for both, so that `.1.2` is taken for either.
 */
export const readLabel: ParameterReader = (parameter, _, values) => {
  const text = values[parameter.position ?? 0] ?? '';
  if (!text.startsWith('.')) return [];
  const { explode } = parameter;
  const delimiters = explode ? [/\./] : [/\./, /,/];
  return delimiters.flatMap((delimiter) =>
    readValues(parameter, (form) => divideText(text.slice(1), form, { delimiter, explode })),
  );
};

/** Reads a path parameter in the style `matrix`: `;a=1`, and for a list `;a=1,2`, exploded `;a=1;a=2`. */
export const readMatrix: ParameterReader = (parameter, _, values) => {
  const { name, explode, position = 0 } = parameter;
  const text = values[position] ?? '';
  if (!text.startsWith(';')) return [];
  const all = text.slice(1).split(';');
  const own = all.filter(
    (part) => part === encodeURIComponent(name) || part.startsWith(`${encodeURIComponent(name)}=`),
  );
  const ownTexts = own.map((part) => part.replace(/^[^=]*=?/, ''));
  return readValues(parameter, (form) => {
    if (explode && form === 'object') return divideText(all.join(';'), form, { delimiter: /;/, explode });
    const [first] = ownTexts;
    if (first === undefined) return undefined;
    return explode ? explodedTexts(ownTexts, form) : divideText(first, form, { delimiter: /,/ });
  });
};

function explodedTexts(texts: readonly string[], form: ValueForm) {
  return form === 'array'
    ? texts.map((text) => divideText(text, 'scalar', { delimiter: /,/ }))
    : divideText(texts[0] ?? '', 'scalar', { delimiter: /,/ });
}
