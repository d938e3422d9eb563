import type { SampleExample, TypeRef } from '../../../ir/api-model.ts';
import { plainText } from '../../../markdown/plain-text.ts';
import type { JsonText } from '../../../source/located-json.ts';
import type { PageContext } from '../types/page-context.ts';
import type { SampledTypes } from '../types/sampled-types.ts';
import { fitSample } from './conform-sample.ts';
import type { Sample } from './samples.ts';

/** A page the samples of which are checked against types. */
export interface SampleContext extends PageContext {
  /** The types as the samples so far show them. */
  readonly types: SampledTypes;
}

/**
 * A sample as an example of a body of a type: none, or one, which begins its summary with what is above the sample.
 * @param json the part of the sample's body that the type describes
 */
export function sampleExample(
  context: SampleContext,
  { introduction, message }: Sample,
  json: JsonText | undefined,
  type: TypeRef,
): readonly SampleExample[] {
  if (json === undefined) return [];
  context.used.add(message);
  const summary = introduction && /^.*?[.:](?=\s|$)/s.exec(plainText(introduction.text))?.[0];
  const further = introduction === undefined ? [] : [introduction];
  return [{ summary, value: fitSample(json, type, context), place: message.startLine, further }];
}
