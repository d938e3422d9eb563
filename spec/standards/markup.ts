import { escapeLine, escapeText } from './visible-text.ts';

/** A text between tags of XML and HTML: no hidden character, which XML has no place for, and nothing that ends the text. */
export function escapeMarkup(text: string): string {
  return escapeSigns(escapeText(text));
}

/** A text of one line, in quotes or between tags. */
export function escapeMarkupLine(text: string): string {
  return escapeSigns(escapeLine(text));
}

function escapeSigns(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
