import type { formats } from '../../spec/standards/json-formats.ts';

/** What generated validators import from the runtime for each format whose check is code. */
export const formatImports = {
  date: 'isDate',
  time: 'isTime',
  'date-time': 'isDateTime',
  uri: 'isUri',
  byte: 'isByte',
  int32: 'int32',
  int64: 'int64',
  float: 'float',
  double: 'float',
} as const satisfies Readonly<Record<keyof typeof formats, string>>;

/** What they import to compare data. */
export const equality = 'isEqual';
