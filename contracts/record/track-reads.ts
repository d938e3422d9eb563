import { every, pathWithin } from '../../spec/standards/json-path.ts';

/** What a consumer has read of a response; `all` where it cannot be known, as of a body taken as text. */
export interface ResponseReads {
  /** JSON paths; `$` alone where a body was parsed and nothing in it read. */
  body: Set<string> | 'all';
  /** Names of headers in lower case. */
  headers: Set<string> | 'all';
}

/** Makes a response record what is read of it; it stays the same object. */
export function watchResponse(response: Response, reads: ResponseReads): Response {
  const { headers } = response;
  const json = response.json.bind(response);
  const clone = response.clone.bind(response);
  const define = (name: string, descriptor: PropertyDescriptor) =>
    Object.defineProperty(response, name, { configurable: true, ...descriptor });
  define('headers', { value: watchHeaders(headers, reads) });
  define('json', { value: async () => readJson(await json(), reads) });
  define('clone', { value: () => watchResponse(clone(), reads) });
  for (const name of ['text', 'arrayBuffer', 'blob', 'bytes', 'formData'] as const) {
    const read: unknown = Reflect.get(response, name);
    if (typeof read === 'function') define(name, { value: () => readWhole(reads, () => read.call(response)) });
  }
  return response;
}

function readJson(data: unknown, reads: ResponseReads): unknown {
  const note = (path: string) => {
    if (reads.body !== 'all') reads.body.add(path);
  };
  note('$');
  return watchReads(data, note);
}

function readWhole<T>(reads: ResponseReads, read: () => T): T {
  reads.body = 'all';
  return read();
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
  if (typeof value !== 'object' || value === null) return value;
  const watched = {};
  for (const [name, inner] of Object.entries(value)) {
    const innerPath = pathWithin(path, name);
    watch(watched, name, watchReads(inner, onRead, innerPath), () => onRead(innerPath));
  }
  return watched;
}

function watch(target: object, name: string, value: unknown, onRead: () => void): void {
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      onRead();
      return value;
    },
    set: (changed: unknown) =>
      Object.defineProperty(target, name, { value: changed, enumerable: true, configurable: true, writable: true }),
  });
}
