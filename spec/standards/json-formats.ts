/** The format `date`: a day of the calendar. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** The format `time` (RFC 3339), with a zone; a leap second is the last of a day in UTC. */
export function isTime(text: string): boolean {
  const match = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i.exec(text);
  if (match === null) return false;
  const [hour = 0, minute = 0, second = 0] = match.slice(1, 4).map(Number);
  const [zoneHour, zoneMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || zoneHour > 23 || zoneMinute > 59) return false;
  const zone = (match[4] === '-' ? -1 : 1) * (zoneHour * 60 + zoneMinute);
  const minuteOfDay = (hour * 60 + minute - zone + 2880) % 1440;
  return second < 60 || (second === 60 && minuteOfDay === 1439);
}

/** The format `date-time` (RFC 3339). */
export function isDateTime(text: string): boolean {
  const [date = '', time = '', rest] = text.split(/[t\s]/i);
  return rest === undefined && isDate(date) && isTime(time);
}

/** The format `uri`: with a scheme. */
export function isUri(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(text) && URL.canParse(text);
}

/** The format `byte` of the OpenAPI registry: base64. */
export function isByte(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text);
}

/** The formats of numbers in the OpenAPI registry. */
export const int32 = {
  type: 'number',
  validate: (value: number) => Number.isInteger(value) && Math.abs(value + 0.5) < 2 ** 31,
} as const;
export const int64 = { type: 'number', validate: (value: number) => Number.isInteger(value) } as const;
export const float = { type: 'number', validate: (value: number) => Number.isFinite(value) } as const;

/**
 * The formats of JSON Schema and of the OpenAPI registry whose check is code, for Ajv and for precompiled validators in a
 * browser; those that a regular expression states are written into the validators.
 */
export const formats = {
  date: isDate,
  time: isTime,
  'date-time': isDateTime,
  uri: isUri,
  byte: isByte,
  int32,
  int64,
  float,
  double: float,
} as const;
