const forms: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/i,
  date: /^\d{4}-[01]\d-[0-3]\d$/,
  time: /^[0-2]\d:[0-5]\d:[0-6]\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/i,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  duration: /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
  byte: /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/,
};

/** The formats whose form says that a text is of them: nothing else is written so. */
const telling = ['date-time', 'date', 'time', 'uuid', 'duration'];

/** Whether a text has the form that validators ask of a format (JSON Schema validation, section 7.3). */
export function fitsFormat(text: string, format: string | undefined): boolean {
  return forms[format ?? '']?.test(text) ?? true;
}

/** The format that all of some texts are written in; undefined where there is none. */
export function formatOf(texts: readonly string[]): string | undefined {
  return telling.find((format) => texts.every((text) => fitsFormat(text, format)));
}
