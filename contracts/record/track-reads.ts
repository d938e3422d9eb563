import { every, pathWithin } from '../../spec/standards/json-path.ts';

/** What a consumer has read of a response. */
export interface ResponseReads {
  /** JSON paths; `$` alone where a body was parsed and nothing in it read. */
  readonly body: Set<string>;
  /** The body was taken as text or bytes. Where nobody has parsed it, it cannot be known what was read of it. */
  isTaken: boolean;
  /** Names of headers in lower case; `all` where they were listed. */
  headers: Set<string> | 'all';
}

/** What a watched response reports to. */
export interface ReadWatch {
  readonly reads: ResponseReads;
  /** `JSON.parse` itself, unwatched. */
  readonly parse: typeof JSON.parse;
  /** Is told the text of a body that was taken as text or bytes. */
  readonly expectParsing: (text: string, reads: ResponseReads) => void;
}

/** The JSON paths that were read of a body, sorted; `all` where it cannot be known. */
export function bodyReadsOf({ body, isTaken }: ResponseReads): readonly string[] | 'all' {
  return isTaken && body.size === 0 ? 'all' : [...body].toSorted();
}

/** Makes a response record what is read of it; it stays the same object. */
export function watchResponse(response: Response, watch: ReadWatch): Response {
  const { reads, parse, expectParsing } = watch;
  const { headers } = response;
  const take = <T>(read: () => Promise<T>, textOf: (value: T) => string | Promise<string>) => {
    return async () => {
      reads.isTaken = true;
      const value = await read();
      expectParsing(await textOf(value), reads);
      return value;
    };
  };
  // By the text, since `JSON.parse` may be watched, and would count this as the consumer's own parsing.
  const text = response.text.bind(response);
  const clone = response.clone.bind(response);
  const decode = (bytes: ArrayBuffer | Uint8Array) => new TextDecoder().decode(bytes);
  const define = (name: string, descriptor: PropertyDescriptor) =>
    Object.defineProperty(response, name, { configurable: true, ...descriptor });
  // Clients put their own method in the place of one of these.
  const defineMethod = (name: string, value: unknown) => define(name, { value, writable: true });
  define('headers', { value: watchHeaders(headers, reads) });
  defineMethod('json', async () => watchParsed(parse(await text()), reads));
  defineMethod('clone', () => watchResponse(clone(), watch));
  defineMethod(
    'text',
    take(text, (value) => value),
  );
  defineMethod('arrayBuffer', take(response.arrayBuffer.bind(response), decode));
  defineMethod(
    'blob',
    take(response.blob.bind(response), (blob) => blob.text()),
  );
  if (typeof response.bytes === 'function') defineMethod('bytes', take(response.bytes.bind(response), decode));
  defineMethod(
    'formData',
    take(response.formData.bind(response), () => ''),
  );
  const prototype: object = Object.getPrototypeOf(response);
  // The stream is another one after each copy of the response.
  define('body', { get: () => watchStream(Reflect.get(prototype, 'body', response), reads) });
  return response;
}

/** A stream that somebody reads is a body that was taken; one that is looked at or cancelled is none. */
function watchStream(stream: ReadableStream | null, reads: ResponseReads): ReadableStream | null {
  if (stream === null) return null;
  for (const name of ['getReader', 'pipeTo', 'pipeThrough', 'tee', 'values', Symbol.asyncIterator] as const) {
    const method: unknown = Reflect.get(stream, name);
    if (typeof method !== 'function') continue;
    const value = (...args: readonly unknown[]): unknown => {
      reads.isTaken = true;
      return method.apply(stream, args);
    };
    Object.defineProperty(stream, name, { configurable: true, writable: true, value });
  }
  return stream;
}

/** The data of a response's body; what is read of it is read of the response. */
export function watchParsed(data: unknown, { body }: ResponseReads): unknown {
  body.add('$');
  return watchReads(data, (path) => body.add(path));
}

function watchHeaders(headers: Headers, reads: ResponseReads): Headers {
  return new Proxy(headers, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]) => {
        const [name] = args;
        if (typeof name !== 'string') reads.headers = 'all';
        else if (reads.headers !== 'all') reads.headers.add(name.toLowerCase());
        return value.apply(target, args);
      };
    },
  });
}

/**
 * A copy of JSON data that records which of its properties are read, by their JSON paths (`$.items[*].name`). Accessors do
 * it, not a Proxy: what is copied, compared or cloned behaves as plain data does.
 */
export function watchReads(value: unknown, onRead: (path: string) => void, path = '$'): unknown {
  if (Array.isArray(value)) return value.map((item) => watchReads(item, onRead, pathWithin(path, every)));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  const watched = {};
  for (const name of Object.keys(value)) {
    const innerPath = pathWithin(path, name);
    // Not before it is read: the value may be a copy that records reads itself.
    const copy = () => watchReads(Reflect.get(value, name), onRead, innerPath);
    watch(watched, name, copy, () => onRead(innerPath));
  }
  return watched;
}

function watch(target: object, name: string, copy: () => unknown, onRead: () => void): void {
  let copied: { readonly value: unknown } | undefined;
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      onRead();
      copied ??= { value: copy() };
      return copied.value;
    },
    set: (changed: unknown) =>
      Object.defineProperty(target, name, { value: changed, enumerable: true, configurable: true, writable: true }),
  });
}

/** A reviver may have made anything of JSON's objects, such as a Date. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
