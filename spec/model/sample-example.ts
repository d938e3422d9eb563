import { plainText } from '../page/plain-text.ts';
import type { SampleExample, TypeRef } from './api-model.ts';
import { fitSample } from './fit-sample.ts';
import type { JsonText } from './json-text.ts';
import type { PageContext } from './page-context.ts';
import type { Sample } from './samples.ts';

/**
 * A sample as an example of a body of a type: none, or one, which begins its summary with what stands above the sample.
 * @param json the part of the sample's body that the type describes
 */
export function sampleExample(
  context: PageContext,
  { introduction, message }: Sample,
  json: JsonText | undefined,
  type: TypeRef,
): readonly SampleExample[] {
  if (json === undefined) return [];
  context.used.add(message);
  const summary = introduction && /^.*?[.:](?=\s|$)/s.exec(plainText(introduction.text))?.[0];
  return [{ summary, value: fitSample(json, type, context), place: message.startLine }];
}
