import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';
import { ProviderFailure } from './provider-exchange.ts';

type Decoder = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/**
 * A body without the encodings that a Content-Encoding header names; as it is where it has none or one that is not known.
 * @throws ProviderFailure where it is not encoded so, or is longer than `longest` bytes.
 */
export async function decompress(
  body: Uint8Array,
  contentEncoding: string | undefined,
  longest: number,
): Promise<Uint8Array> {
  const names = (contentEncoding ?? '')
    .toLowerCase()
    .split(/\s*,\s*/)
    .toReversed();
  if (body.length === 0 || !names.every((name) => Object.hasOwn(decoders, name))) return body;
  let decoded = body;
  for (const name of names) decoded = await decode(name, decoded, longest);
  return decoded;
}

async function decode(name: string, body: Uint8Array, longest: number): Promise<Uint8Array> {
  try {
    return (await decoders[name]?.(body, { maxOutputLength: longest })) ?? body;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new ProviderFailure('gave an answer longer than 10 MiB, once decompressed');
    throw new ProviderFailure(`gave an answer that is not in ${name}, as its Content-Encoding says`);
  }
}
