/** A text as it stands between tags or in quotes of XML and HTML, which have no place for most control characters. */
export function escapeMarkup(text: string): string {
  const allowed = text.toWellFormed().replace(/[^\t\n\r\P{Cc}]|[\uFFFE\uFFFF]/gu, '\uFFFD');
  return allowed.replace(/[<>&"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
