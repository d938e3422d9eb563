import { requiredProperties } from '../checks.ts';
import { created, createdBody, mapTexts, type ProviderFault } from '../variants.ts';

type Faults = Readonly<Record<string, ProviderFault>>;

/** What comes of texts when their bytes in UTF-8 are read as Latin-1. */
function misread(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

const echoed = (breaks: string, change: (text: string, name: string) => string): ProviderFault =>
  created(breaks, (response) => mapTexts(response, change));

/** One text of the created entity is changed. */
const echoedText = (name: string, breaks: string, change: (text: string) => unknown): ProviderFault =>
  createdBody(breaks, (body) => ({ ...body, [name]: change(String(body[name])) }));

const texts = Object.entries(requiredProperties).flatMap(([name, type]) => (type === 'string' ? [name] : []));

const ofEachText: Faults = Object.assign(
  {},
  ...texts.map(
    (name): Faults => ({
      [`cuts-${name}-at-255`]: echoedText(name, `${name} is cut at 255 characters`, (text) => text.slice(0, 255)),
      [`null-for-empty-${name}`]: echoedText(name, `an empty ${name} comes back as null`, (text) => text || null),
      [`question-marks-in-${name}`]: echoedText(name, `letters of ${name} that are not ASCII come back as ?`, (text) =>
        text.replace(/[^\x20-\x7e]/gu, '?'),
      ),
    }),
  ),
);

/** Faults of the texts that come back for those that were sent. */
export const textFaults: Faults = {
  ...ofEachText,
  'cuts-texts-at-255': echoed('texts are cut at 255 characters', (text) => text.slice(0, 255)),
  'cuts-texts-at-4000': {
    ...echoed('texts are cut at 4000 characters', (text) => text.slice(0, 4000)),
    gap: 'texts of that length, and what they are compared with, would stand in the file of the contract',
  },
  'cuts-texts-at-line-break': echoed('texts end at their first line break', (text) => text.replace(/[\r\n].*$/s, '')),
  'null-for-empty-texts': createdBody('empty texts come back as null', (body) =>
    Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value === '' ? null : value])),
  ),
  'drops-empty-texts': createdBody('empty texts do not come back', (body) =>
    Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '')),
  ),
  'echo-cut-short': echoed('texts come back without their last letter', (text) => text.slice(0, -1)),
  'echo-with-more': echoed('texts come back with a letter more', (text) => `${text}.`),
  'echo-swapped': createdBody("Status and Type come back in each other's place", (body) => ({
    ...body,
    Status: body.Type,
    Type: body.Status,
  })),
  'echo-of-last-text': createdBody('all texts come back as the last one', (body) =>
    Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        name !== 'id' && typeof value === 'string' ? body.PostBackUri : value,
      ]),
    ),
  ),
  'encoding-latin-1': echoed('texts in UTF-8 are read as Latin-1', misread),
  'encoding-ascii': echoed('letters that are not ASCII come back as question marks', (text) =>
    text.replace(/[^\x20-\x7e]/gu, '?'),
  ),
  'encoding-dropped': echoed('letters that are not ASCII do not come back', (text) =>
    text.replace(/[^\x20-\x7e]/gu, ''),
  ),
  'encoding-without-astral': echoed('letters of four bytes come back as U+FFFD', (text) =>
    text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd'),
  ),
  'encoding-percent': echoed('texts come back percent-encoded', (text) => encodeURIComponent(text)),
  'encoding-entities': echoed('texts come back with character references of HTML', (text) =>
    text.replace(/[^\x20-\x7e]/gu, (letter) => `&#${letter.codePointAt(0)};`),
  ),
  'encoding-escaped-twice': echoed('texts come back with escapes of JSON in them', (text) =>
    text.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ),
};
