import { nearName } from '../../spec/standards/near-name.ts';

/** What an option must be, in words for people, and as the form of its JSON. */
type OptionForm = readonly [words: string, form: RegExp];

const callOptions: Readonly<Record<string, OptionForm>> = {
  baseUrl: ['a URL or a path such as /api', /^"(https?:\/)?\/./i],
  latency: ['milliseconds or [from, to]', /^\[?\d/],
  seed: ['a number', /^-?\d/],
  onViolation: ['respond, throw or a function', /^("respond"|"throw"|function)/],
  onCall: ['a function', /^function/],
};

const flag: OptionForm = ['true or false', /^(true|false)/];

/** The options of the handlers of an API. */
export const handlerOptions = {
  ...callOptions,
  reply: ['sample, echo or { state: {} }', /^("sample"|"echo"|{"state":{)/],
  faults: [
    'timeout, reset, unavailable or shares of them',
    /^{?("(timeout|reset|unavailable)"(:(0\.\d+|[01]),?|$))*}?$/,
  ],
  catchAll: flag,
} satisfies Readonly<Record<string, OptionForm>>;

/** The options of an override. */
export const overrideOptions = {
  ...callOptions,
  body: ['', /^/],
  headers: ['an object', /^{/],
  operation: ['', /^/],
  once: flag,
} satisfies Readonly<Record<string, OptionForm>>;

/** @throws Error for an option that is not known, or that has no such form, with what is near */
export function checkOptions(options: object, known: Readonly<Record<string, OptionForm>>): void {
  for (const [name, value] of Object.entries(options)) {
    const [words, form] = known[name] ?? fail(`there is no option ${name}`, name, Object.keys(known));
    const text = typeof value === 'function' ? 'function' : JSON.stringify(value);
    if (text !== undefined && !form.test(text))
      fail(`the option ${name} must be ${words}, not ${text}`, String(value), words.match(/\w+/g) ?? [], '');
  }
}

/** @throws Error that ends with the name that was probably meant, or else with all that are known */
export function fail(
  message: string,
  name: string,
  known: readonly string[],
  others = `; known are ${[...new Set(known)].join(', ')}`,
): never {
  const near = nearName(name, known);
  throw new Error(message + (near === undefined ? others : `; did you mean ${near}?`));
}
