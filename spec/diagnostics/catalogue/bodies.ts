import { error, info, list, warning } from './define.ts';

/** The findings about bodies, responses, statuses and samples. */
export const bodyWords = {
  'accepted-without-body': info((facts: { readonly type: string }) => ({
    message: `text links to \`${facts.type}\`, but no sample shows the body of 202`,
    taken: 'response without a body',
    note: 'the result of 202 comes later, often from another address',
    help: 'show the response, if it has a body',
  })),
  'response-body-not-stated': info((_: Record<never, never>) => ({
    message: 'page neither says what the response holds nor shows it',
    taken: 'response without a body',
    help: 'say what the response holds, or that it has no body',
  })),
  'response-shape-contradiction': warning((facts: { readonly inSample: 'one' | 'many' }) => ({
    message: `text says ${facts.inSample === 'one' ? 'a collection' : 'a single thing'}, but sample shows ${facts.inSample === 'one' ? 'a single thing' : 'a collection'}`,
    taken: `${facts.inSample === 'one' ? 'a single thing' : 'a collection in `value`'}, as the sample shows`,
    help: 'make the text and the sample agree',
  })),
  'response-shape-from-path': info((facts: { readonly addressed: 'one' | 'many' }) => ({
    message: `path addresses ${facts.addressed === 'one' ? 'a single thing' : 'a collection'}, but text or sample show ${facts.addressed === 'one' ? 'a collection' : 'a single thing'}`,
    taken: `${facts.addressed === 'one' ? 'the thing itself' : 'a collection in `value`'}, without an example`,
    note: 'a path that ends in a key addresses one thing; the same path without the key addresses all of them',
    help: 'show a response to this path too',
  })),
  'response-type-contradiction': warning((facts: { readonly linkedType: string; readonly annotatedType: string }) => ({
    message: `annotation says \`${facts.annotatedType}\`, but text links to \`${facts.linkedType}\``,
    taken: `\`${facts.annotatedType}\``,
    help: 'make the text and the annotation name the same type',
  })),
  'request-body-binary': info((facts: { readonly other: string; readonly isSampled: boolean }) => ({
    message: `text says that the request body is binary, and the ${facts.isSampled ? 'sample' : 'table of headers'} has \`${facts.other}\``,
    taken: facts.isSampled ? 'bytes of any media type' : 'no body is documented; one that is sent is not judged',
    help: 'state the media type in the table of request headers',
  })),
  'stream-shown-as-json': warning(() => ({
    message: 'text says that the response is a stream, but the sample shows JSON',
    taken: 'the JSON of the sample',
    help: 'say what the response is in this version, or show the stream',
  })),
  'body-type-not-stated': info((facts: { readonly side: 'request' | 'response' }) => ({
    message: `page names no type for the body of the ${facts.side}`,
    taken: 'the properties of the sample, all optional; further properties are allowed',
    help: 'link to the page about its type, or list its properties in a table',
  })),
  'content-length-wrong': info((facts: { readonly stated: string; readonly lf: number; readonly crlf: number }) => ({
    message: `Content-Length says ${facts.stated}, but the body has ${facts.lf} bytes (${facts.crlf} with CRLF)`,
    taken: 'stated length left out; every mock computes its own',
    help: `write ${facts.crlf}, or leave the header out`,
  })),
  'entity-not-shown': warning((facts: { readonly type: string }) => ({
    message: `page says that the request body is \`${facts.type}\`, but neither the table nor the sample has a property of that type`,
    taken: 'the properties of the table and the sample',
    note: 'the entity may be nested inside the body, or the text may be about the response',
    help: 'say what the body holds',
  })),
  'errors-not-documented': info((_: Record<never, never>) => ({
    message: 'page documents no error response',
    taken: "no error response is invented; the service's overlay adds them, each marked as not from this page",
    help: 'list the error responses under Response, or link to the error reference',
  })),
  'media-type-not-stated': info((_: Record<never, never>) => ({
    message: 'sample states no Content-Type, and its body begins with `<`',
    taken: 'bytes (`application/octet-stream`) instead of JSON',
    help: 'state the Content-Type in the sample',
  })),
  'request-body-contradiction': warning((_: Record<never, never>) => ({
    message: 'text says that there is no request body, but the table or the sample has one',
    taken: 'the body of the table and the sample',
    help: 'remove the sentence or the body from the page',
  })),
  'request-body-not-shown': info((_: Record<never, never>) => ({
    message: 'text or table describes a request body, but the sample request has none',
    taken: 'an optional body',
    help: 'show the body in the sample',
  })),
  'required-but-absent': warning(
    (facts: { readonly names: readonly string[]; readonly readOnly: readonly string[] }) => ({
      message: `${list(facts.names)} listed as required in the request, but absent from the sample request`,
      taken:
        facts.readOnly.length > 0
          ? `${list(facts.readOnly)} read-only: in the response, not in the request; required are the listed properties that the sample has`
          : 'not required; required are the listed properties that the sample has',
      note: 'the sentence is boilerplate on many pages; the sample shows what a request really contains',
      help: 'remove the property from the table, or add it to the sample',
    }),
  ),
  'required-not-sent': warning((facts: { readonly names: readonly string[] }) => ({
    message: `${list(facts.names)} required by the row and by the sentence above the table, but absent from a sample request`,
    taken: 'required; the sample is no example of a request',
    help: 'add the property to the sample, or do not call it required',
  })),
  'required-but-optional': warning((facts: { readonly names: readonly string[] }) => ({
    message: `${list(facts.names)} optional by the row, and required by the sentence above the table`,
    taken: 'not required: the row is about one property, the sentence about any',
    note: 'the sentence is boilerplate on many pages',
    help: 'correct the sentence, or take `Optional` out of the row',
  })),
  'required-ignored': warning((facts: { readonly names: readonly string[]; readonly isUpdate: boolean }) => ({
    message: `${list(facts.names)} listed as required, but ${facts.isUpdate ? 'the operation creates nothing' : 'no sample request shows them'}`,
    taken: 'not required',
    note: 'the sentence is boilerplate on many pages; the sample shows what a request really contains',
    help: facts.isUpdate ? 'remove the sentence from the page' : 'show a request',
  })),
  'response-wrapped': warning((facts: { readonly type: string }) => ({
    message: `sample response wraps a single \`${facts.type}\` in \`value\``,
    taken: 'the object itself is the response, in schema and example',
    note: 'the service wraps only collections; the page generator wraps everything',
    help: 'take the object out of `value`',
  })),
  'sample-not-collection': warning((_: Record<never, never>) => ({
    message: 'sample shows a single object, but the response is a collection',
    taken: 'sample left out; the response is a collection in `value`',
    help: 'show the collection, or correct the description of the response',
  })),
  'sample-lone-surrogate': warning((_: Record<never, never>) => ({
    message: 'sample escapes half of a surrogate pair, which is not a character',
    taken: 'U+FFFD, the replacement character, in its place',
    note: 'neither UTF-8 nor a URI can represent half of a pair, so no file or request can contain it',
    help: 'write the character itself, or both halves of its pair',
  })),
  'sample-not-json': error((facts: { readonly problem: string; readonly limit: number | undefined }) => ({
    message: `body of the sample is not JSON and ${facts.limit === undefined ? 'cannot be' : `longer than the ${facts.limit} characters that are`} repaired: ${facts.problem}`,
    help: 'correct the sample; JSON has no comments, no trailing commas and no ellipsis',
  })),
  'sample-property-repeated': warning((facts: { readonly name: string }) => ({
    message: `an object in the sample has \`${facts.name}\` more than once`,
    taken: 'the last value',
    note: 'most readers of JSON take the last value, others the first, or reject the text (RFC 8259, section 4)',
    help: 'keep one of the values',
  })),
  'sample-repaired': warning((facts: { readonly problem: string }) => ({
    message: `body of the sample is not quite JSON: ${facts.problem}`,
    taken: 'repaired: the example holds what the sample means',
    help: 'correct the sample; JSON has no comments, no trailing commas and no ellipsis',
  })),
  'sample-too-deep': warning((facts: { readonly levels: number }) => ({
    message: `sample nests deeper than ${facts.levels} levels`,
    taken: 'sample ignored, for examples and for types',
    note: 'programs that read the generated files have depth limits, some of 127 levels',
    help: 'show fewer levels',
  })),
  'sample-unused': warning((_: Record<never, never>) => ({
    message: 'sample belongs to no operation',
    taken: 'left out of the document',
    note: 'its URL matches no declared path while others do, it has no request, or it is the second sample of its status',
    help: 'declare its path, or place it below its own request',
  })),
  'sample-value-contradicts-type': warning(
    (facts: { readonly property: string; readonly sampleValue: string; readonly type: string }) => ({
      message: `sample shows ${facts.sampleValue} for \`${facts.property}\`, which is ${facts.type}`,
      taken: 'the type; the example has a value of that type instead',
      note: 'tables are the authority on types; samples often hold placeholders',
      help: 'put a real value into the sample, or correct the type',
    }),
  ),
  'status-contradiction': warning(
    (facts: { readonly statedStatuses: readonly number[]; readonly sampleStatus: number }) => ({
      message: `text says ${facts.statedStatuses.join(', ')}, but the sample shows ${facts.sampleStatus}`,
      taken: `${facts.sampleStatus}, as the sample shows`,
      help: 'make the text and the sample name the same status',
    }),
  ),
  'status-not-stated': warning((_: Record<never, never>) => ({
    message: 'page states no status of the response',
    taken: 'status 200, with a body only where the text or a sample shows one',
    help: 'say which status the operation responds with, and show the response',
  })),
  'status-with-body': warning((facts: { readonly status: number }) => ({
    message: `sample shows a body for status ${facts.status}`,
    taken: 'body dropped',
    note: `a response of ${facts.status} has no content (RFC 9110)`,
    help: 'remove the body, or correct the status',
  })),
} as const;
