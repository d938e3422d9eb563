import openapiTS, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { hideData } from '../spec/openapi/hide-data.ts';
import type { OutputFile } from '../spec/output-file.ts';
import { describeApi } from './describe-api.ts';
import { generatedBanner } from './generated-banner.ts';
import { printAnswers } from './print-answers.ts';
import { printUnion } from './print-union.ts';
import { withSafeNames } from './safe-names.ts';

/** The types of a document's paths, operations and schemas, and of its documented answers by their names. */
export async function emitTypes(document: OpenApiDocument): Promise<OutputFile> {
  const hidden = hideData(document);
  const { json, restore } = withSafeNames(hidden.document);
  const types = hidden.restoreText(restore(astToString(await openapiTS(json))));
  const { operations } = describeApi(document, () => undefined);
  const names = operations.flatMap((operation) => operation.scenarios.map(({ name }) => name));
  const text = [
    generatedBanner,
    `\n/** The names of the documented answers. */\nexport type ScenarioName = ${printUnion(names)};\n`,
    `\n${printAnswers(document, operations)}`,
    `\n${types.trim()}\n`,
  ];
  return { path: 'generated/types.ts', text: text.join('') };
}
