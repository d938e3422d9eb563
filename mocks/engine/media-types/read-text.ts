import { isJson } from '../../../spec/standards/media-type.ts';
import { readJson } from '../check-body.ts';
import type { BodyReader } from '../mock-api.ts';
import { textData } from '../parameters/parameter-values.ts';

/** Reads a body of a text type as the value that its schema is about. */
export const readText: BodyReader = ({ text }, { shape }) => ({ value: textData(text, shape) });

/** Reads JSON texts, one a line or with record separators between (RFC 7464), as a list. */
export const readLines: BodyReader = ({ text }) => {
  const lines = text
    .replaceAll('\u001E', '\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
  try {
    return { value: lines.map((line): unknown => JSON.parse(line)) };
  } catch (error) {
    return { problem: `a line of the body is not JSON: ${error instanceof Error ? error.message : error}` };
  }
};

/** Reads a body that can be of several media types where it is JSON, and leaves the others unread. */
export const readIfJson: BodyReader = (request, content) =>
  isJson(request.headers.get('content-type') ?? '') ? readJson(request, content) : {};

/** Leaves a body unread: nothing is stated about it but its media type. */
export const leaveUnread: BodyReader = () => ({});
