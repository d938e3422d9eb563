import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, type DocumentedResponse, findResponse } from '../../spec/openapi/operations.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { readConstraints } from '../../spec/openapi/values/constraints.ts';
import { every, type PathStep, pathWithin } from '../../spec/standards/json-path.ts';
import { isJson, matchesMediaType } from '../../spec/standards/media-type.ts';
import { allowedValues, shownValues } from '../compare/allowed-values.ts';
import {
  describeMatchers,
  headerRule,
  isAccepted,
  type MatchingRule,
  readMatchingRules,
  ruleFor,
} from '../compare/matching-rules.ts';
import { contentsOf, contractContent } from '../generate/request-body.ts';
import { fieldsOf, type HttpExchange } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import type { Problem } from './problem.ts';

/** Why responses that are right by a document can fail what an interaction expects. */
export function judgeResponse(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  exchange: HttpExchange,
  interaction: ReadInteraction,
): readonly Problem[] {
  const { status } = exchange;
  const response = findResponse(operation, status);
  if (response === undefined) {
    return [{ part: `response ${status}`, path: '', reason: `${status} is not documented` }];
  }
  const judged = { document, operation, response, part: `response ${response.key}`, interaction };
  return [...judgeHeaders(judged), ...judgeBody(judged, exchange), ...judgeShape(judged)];
}

interface JudgedResponse {
  readonly document: OpenApiDocument;
  readonly operation: DocumentedOperation;
  readonly response: DocumentedResponse;
  readonly part: string;
  readonly interaction: ReadInteraction;
}

function judgeHeaders({ document, response, part, interaction }: JudgedResponse): readonly Problem[] {
  const expected = Object.entries(fieldsOf(fieldsOf(interaction.json.response).headers));
  return expected.flatMap(([name, value]): readonly Problem[] => {
    const text = String([value].flat()[0]);
    const problem = (reason: string) => [{ part, path: name, reason }];
    if (/^content-type$/i.test(name)) {
      const isKnown = response.contents.some(({ mediaType }) => matchesMediaType(mediaType, text));
      return isKnown ? [] : problem(`a body of ${text} is not documented`);
    }
    const header = response.headers.find((other) => other.name.toLowerCase() === name.toLowerCase());
    if (header === undefined) return problem(`the header ${name} is not documented`);
    if (!header.required) return problem(`the header ${name} can be absent`);
    const rule = headerRule(interaction, name.toLowerCase());
    const values = allowedValues(flattenSchema(document, header.schema), header.schema.pattern, [header.example]);
    const refused = rule && values.find((value) => value !== undefined && !isAccepted(rule, value));
    return refused === undefined ? [] : problem(`the header ${name} can be ${JSON.stringify(refused)}`);
  });
}

function judgeBody(judged: JudgedResponse, { status, responseBody }: HttpExchange): readonly Problem[] {
  const { document, operation, part, interaction } = judged;
  if (responseBody === undefined || responseBody === null) return [];
  const content = contractContent(contentsOf(operation, status));
  if (content === undefined) return [{ part, path: '', reason: 'no body is documented' }];
  if (content.schema === undefined || !isJson(content.mediaType)) return [];
  const shownAt = (path: string) => shownValues(content, path);
  const findRule = ruleFinder(interaction);
  return judgeValue({ value: responseBody, schema: content.schema, steps: [], path: '$' });

  function judgeValue({ value, schema, steps, path, rule: outer }: ExpectedValue): readonly Problem[] {
    const flat = flattenSchema(document, schema);
    const problem = (reason: string, at = path) => [{ part, path: at, reason: `\`${at}\` ${reason}` }];
    const expected = typeOf(value);
    if (flat.type !== undefined && expected !== flat.type && !(flat.type === 'number' && expected === 'integer')) {
      return flat.nullable && expected === 'null' ? [] : problem(`is of type ${flat.type}`);
    }
    const rule = findRule(steps, path) ?? outer;
    if (Array.isArray(value)) {
      const [item] = value;
      if (value.length === 0) return [];
      return judgeValue({
        value: item,
        schema: flat.items ?? {},
        steps: [...steps, every],
        path: pathWithin(path, every),
        rule,
      });
    }
    if (typeof value !== 'object' || value === null) {
      const { pattern } = resolveReference<JsonSchema>(document, schema);
      const scalar = { value, values: allowedValues(flat, pattern, []), shown: shownAt(path) };
      return judgeScalar(rule, scalar).flatMap((reason) => problem(reason));
    }
    const names = new Set(Object.keys(flat.properties));
    return Object.entries(value).flatMap(([name, inner]) => {
      const at = pathWithin(path, name);
      if (names.size > 0 && !names.has(name)) return problem('is not documented', at);
      const absent = names.has(name) && !flat.required.includes(name) ? problem('can be absent', at) : [];
      const within = { value: inner, schema: flat.properties[name] ?? {}, steps: [...steps, name], path: at, rule };
      return [...absent, ...judgeValue(within)];
    });
  }
}

/** A part of an expected body, with what is documented for it. */
interface ExpectedValue {
  readonly value: unknown;
  readonly schema: JsonSchema;
  readonly steps: readonly PathStep[];
  readonly path: string;
  /** The matchers of what is around it. */
  readonly rule?: MatchingRule | undefined;
}

/** Finds the matchers of a place. Facsimile writes those of each place at its own path. */
function ruleFinder(
  interaction: ReadInteraction,
): (steps: readonly PathStep[], path: string) => MatchingRule | undefined {
  const rules = readMatchingRules(interaction);
  if (interaction.notes === undefined) return (steps) => ruleFor(rules, steps);
  const byPath = new Map(rules.map((rule) => [rule.path, rule]));
  return (_, path) => byPath.get(path);
}

interface ExpectedScalar {
  readonly value: unknown;
  /** Values that the document allows. */
  readonly values: readonly unknown[];
  /** Values that its examples show. */
  readonly shown: readonly unknown[];
}

/** What a response can have in the place of an expected value, where that fails. */
function judgeScalar(rule: MatchingRule | undefined, { value, values, shown }: ExpectedScalar): readonly string[] {
  if (rule === undefined || rule.matchers.some(({ match }) => match === 'equality')) {
    const other = shown.find((example) => example !== value);
    return shown.length > 0 && !shown.includes(value) ? [`is ${JSON.stringify(other)} in the documented example`] : [];
  }
  const refused = values.find((allowed) => !isAccepted(rule, allowed));
  return refused === undefined ? [] : [`can be ${JSON.stringify(refused)}, and ${describeMatchers(rule)} refuses it`];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** What is held against every response of a status: the types of its parts, those that can be absent too. */
function judgeShape({ document, operation, response, part, interaction }: JudgedResponse): readonly Problem[] {
  const { shapes, responses } = fieldsOf(fieldsOf(interaction.metadata.facsimile).bodies);
  const { operationId } = interaction.notes ?? {};
  const index = fieldsOf(fieldsOf(responses)[operationId ?? ''])[String(interaction.status)];
  const shape: unknown = Array.isArray(shapes) ? shapes[Number(index)] : undefined;
  const content = contractContent(contentsOf(operation, response.status));
  if (shape === undefined || content?.schema === undefined) return [];
  return compareShape(shape, content.schema, '$');

  /** The shape is data of a file, which anybody may have written. */
  function compareShape(expected: unknown, schema: JsonSchema, path: string): readonly Problem[] {
    const { types, properties, items } = fieldsOf(expected);
    const allowed = Array.isArray(types) ? types.map(String) : [];
    const covers = (type: string) => allowed.includes(type) || (type === 'integer' && allowed.includes('number'));
    const documented = readConstraints(document, schema).types ?? [];
    const other = allowed.length === 0 ? undefined : documented.find((type) => !covers(type));
    if (other !== undefined) return [{ part, path, reason: `\`${path}\` is of type ${other}` }];
    const flat = flattenSchema(document, schema);
    const inner = Object.entries(fieldsOf(properties)).flatMap(([name, property]) => {
      const schema = flat.properties[name];
      return schema === undefined ? [] : compareShape(property, schema, pathWithin(path, name));
    });
    const isList = items !== undefined && flat.items !== undefined;
    return [...inner, ...(isList ? compareShape(items, flat.items ?? {}, pathWithin(path, every)) : [])];
  }
}
