/** Whom a change concerns. */
export type ChangeClass = 'breaking-consumers' | 'breaking-providers' | 'addition' | 'wording';

/** What is known about a kind of change; `{name}` in its words stands for a fact about one. */
export interface ChangeRule {
  readonly class: ChangeClass;
  /** The message about a change. */
  readonly words: string;
  /** Why it is of its class. */
  readonly why: string;
}

const rejects = 'A request that was right can be rejected now.';
const accepts = 'A request that providers were right to reject has to be accepted now.';
const widens = 'A consumer can get a response that the old document rules out.';
const narrows = 'A provider whose responses were right can be wrong now.';
const withdraws = 'What consumers send or read by the old document is not documented any more.';
const differs = 'What was right is wrong now, for consumers and for providers.';
const adds = 'What was right stays right. Consumers can use more.';
const shows = 'What is promised stays as it is. Mocks show the new text or value.';

const breaksConsumers = (words: string, why: string): ChangeRule => ({ class: 'breaking-consumers', words, why });
const breaksProviders = (words: string, why: string): ChangeRule => ({ class: 'breaking-providers', words, why });
const addition = (words: string): ChangeRule => ({ class: 'addition', words, why: adds });
const wording = (words: string, why = shows): ChangeRule => ({ class: 'wording', words, why });

/** What a change of a schema does to the values that are right: fewer are, more are, or others. */
type Effect = 'tightens' | 'loosens' | 'alters' | 'withdraws' | 'adds' | 'shows';

/** The class of each effect: a request is written by consumers and read by providers, a response the other way round. */
const effects: Readonly<Record<Effect, Readonly<Record<Direction, (words: string) => ChangeRule>>>> = {
  tightens: {
    request: (words) => breaksConsumers(words, rejects),
    response: (words) => breaksProviders(words, narrows),
  },
  loosens: {
    request: (words) => breaksProviders(words, accepts),
    response: (words) => breaksConsumers(words, widens),
  },
  alters: both((words) => breaksConsumers(words, differs)),
  withdraws: both((words) => breaksConsumers(words, withdraws)),
  adds: both(addition),
  shows: both((words) => wording(words)),
};

function both(rule: (words: string) => ChangeRule): Readonly<Record<Direction, (words: string) => ChangeRule>> {
  return { request: rule, response: rule };
}

/** Whether a part is sent or received. */
export type Direction = 'request' | 'response';

/** Changes of schemas and of values, in requests and in responses alike: the effect, and the words. */
const partKinds = {
  'property-removed': ['withdraws', 'property `{name}` is removed from {where}'],
  'property-added': ['adds', 'optional property `{name}` is added to {where}'],
  'required-property-added': ['tightens', 'required property `{name}` is added to {where}'],
  'property-required': ['tightens', 'property `{name}` of {where} is required now'],
  'property-optional': ['loosens', 'property `{name}` of {where} is optional now'],
  'type-changed': ['alters', 'the type of {where} is {new}, and was {old}'],
  'type-narrowed': ['tightens', 'the type of {where} is {new} only, and was {old}'],
  'type-widened': ['loosens', 'the type of {where} is {new}, and was {old} only'],
  'format-changed': ['alters', 'the format of {where} is {new}, and was {old}'],
  'format-added': ['tightens', '{where} has the format {new} now'],
  'format-removed': ['loosens', '{where} has the format {old} no more'],
  'value-removed': ['tightens', '{where} cannot be {value} any more'],
  'value-added': ['loosens', '{where} can be {value} too'],
  'values-limited': ['tightens', '{where} can be {new} only'],
  'values-opened': ['loosens', '{where} can be more than {old}'],
  'pattern-changed': ['alters', 'the pattern of {where} is {new}, and was {old}'],
  'pattern-added': ['tightens', '{where} has the pattern {new} now'],
  'pattern-removed': ['loosens', '{where} has the pattern {old} no more'],
  'limit-tightened': ['tightens', '`{keyword}` of {where} is {new}, and was {old}'],
  'limit-loosened': ['loosens', '`{keyword}` of {where} is {new}, and was {old}'],
  'further-properties-refused': ['tightens', '{where} takes no further properties, or fewer, now'],
  'further-properties-allowed': ['loosens', '{where} takes further properties, or more, now'],
  'alternative-removed': ['tightens', '{where} has the alternative {name} no more'],
  'alternative-added': ['loosens', '{where} has the alternative {name} too'],
  'condition-added': ['tightens', 'a condition or encoding is added to {where}'],
  'condition-removed': ['loosens', 'a condition or encoding of {where} is removed'],
  'condition-changed': ['alters', 'a condition, an encoding or the composition of {where} is another one now'],
  'media-type-removed': ['withdraws', '{where} is documented as {name} no more'],
  'example-changed': ['shows', 'the example `{name}` of {where} is another one now{difference}'],
} as const satisfies Readonly<Record<string, readonly [Effect, string]>>;

export type PartKind = keyof typeof partKinds;
type PartCode = `${Direction}-${PartKind}`;

const otherRules = {
  'operation-removed': breaksConsumers('{name} is removed', withdraws),
  'operation-added': addition('{name} is added'),
  'operation-moved': breaksConsumers('{name} is {new} now', withdraws),
  'operation-id-changed': wording(
    'the `operationId` of {operation} is {new}, and was {old}',
    'No request and no response changes. Names in generated code do.',
  ),
  'deprecation-added': wording('deprecated now: {where}'),
  'deprecation-removed': wording('deprecated no more: {where}'),
  'description-changed': wording('a description or title of {where} is another one now'),
  'page-text-changed': wording(
    'the text is another one now, and the document the same',
    'Nothing is promised by this text.',
  ),
  'server-removed': breaksConsumers('the server {name} is removed', withdraws),
  'server-added': addition('the server {name} is added'),
  'security-demanded': breaksConsumers('credentials are demanded by {operation} now: {new}', rejects),
  'security-dropped': breaksProviders('no credentials are demanded by {operation} any more', accepts),
  'security-alternative-removed': breaksConsumers('{old} is not taken as credentials by {operation} any more', rejects),
  'security-alternative-added': breaksProviders('{new} is taken as credentials by {operation} too', accepts),
  'scope-demanded': breaksConsumers('the scope {name} is demanded by {operation} now', rejects),
  'scope-dropped': breaksProviders('the scope {name} is not demanded by {operation} any more', accepts),
  'parameter-removed': breaksConsumers('{name} is removed from {operation}', withdraws),
  'parameter-added': addition('{name} is added to {operation}, and optional'),
  'required-parameter-added': breaksConsumers('{name} is added to {operation}, and required', rejects),
  'parameter-required': breaksConsumers('{name} of {operation} is required now', rejects),
  'parameter-optional': breaksProviders('{name} of {operation} is optional now', accepts),
  'parameter-style-changed': breaksConsumers('{name} of {operation} is written as {new}, and was as {old}', differs),
  'path-parameter-renamed': wording(
    'the path parameter `{old}` of {operation} is named `{new}` now',
    'Requests have values in their paths, and not names. Names in generated code change.',
  ),
  'default-changed': breaksConsumers(
    'the default of {where} is {new}, and was {old}',
    'A request that leaves the value out means something else now.',
  ),
  'request-body-removed': breaksConsumers('the request body of {operation} is removed', withdraws),
  'request-body-added': addition('an optional request body is added to {operation}'),
  'required-request-body-added': breaksConsumers('a required request body is added to {operation}', rejects),
  'request-body-required': breaksConsumers('the request body of {operation} is required now', rejects),
  'request-body-optional': breaksProviders('the request body of {operation} is optional now', accepts),
  'request-media-type-added': breaksProviders('the request body of {operation} can be {name} too', accepts),
  'response-media-type-added': addition('{where} is documented as {name} too'),
  'success-status-removed': breaksConsumers('the status {name} is removed from {operation}', withdraws),
  'error-status-removed': breaksProviders('the error status {name} is removed from {operation}', narrows),
  'status-added': breaksProviders(
    'the status {name} is added to {operation}',
    'A provider that never gives the new status does not do all that is documented.',
  ),
  'response-body-removed': breaksConsumers('the body of {where} is removed', withdraws),
  'response-body-added': breaksProviders('a body is added to {where}', narrows),
  'response-header-removed': breaksConsumers('the header `{name}` is removed from {where}', withdraws),
  'response-header-added': addition('the optional header `{name}` is added to {where}'),
  'required-response-header-added': breaksProviders('the header `{name}` is added to {where}, always there', narrows),
  'response-header-required': breaksProviders('the header `{name}` of {where} is always there now', narrows),
  'response-header-optional': breaksConsumers('the header `{name}` of {where} can be absent now', widens),
} as const satisfies Readonly<Record<string, ChangeRule>>;

type OtherCode = keyof typeof otherRules;

/** A kind of change, by the name of its rule. */
export type ChangeCode = PartCode | OtherCode;

const partRules = Object.fromEntries(
  Object.entries(partKinds).flatMap(([kind, [effect, words]]) =>
    (['request', 'response'] as const).map((direction) => [`${direction}-${kind}`, effects[effect][direction](words)]),
  ),
) as Readonly<Record<PartCode, ChangeRule>>;

/** All rules by their codes, sorted. */
export const changeRules: Readonly<Record<ChangeCode, ChangeRule>> = { ...partRules, ...otherRules };

/** The codes of all rules, sorted. */
export const changeCodes = Object.keys(changeRules).toSorted() as readonly ChangeCode[];

/** Facts about a change, by the names in the words of its rule. */
export type ChangeFacts = Readonly<Record<string, string>>;

/** The message about a change. */
export function wordChange(code: ChangeCode, facts: ChangeFacts): string {
  return changeRules[code].words.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}
