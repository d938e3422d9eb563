/** What generated validators import: it needs no `msw`, so that they can be used without it. */
export { isEqual } from '../../spec/standards/json-equality.ts';
export {
  float,
  int32,
  int64,
  isByte,
  isDate,
  isDateTime,
  isTime,
  isUri,
} from '../../spec/standards/json-formats.ts';
