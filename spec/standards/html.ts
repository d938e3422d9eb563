import { escapeMarkup } from './markup.ts';

/** HTML that was made by `html`, and by nothing else: what stands in its holes is escaped. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type { Html };

/** What may stand in a hole: text, which is escaped, HTML as it is, and lists of both; nothing for what is not there. */
export type HtmlHole = string | number | Html | undefined | false | readonly HtmlHole[];

/**
 * Makes HTML of a template: every hole is escaped, whatever is put into it. Holes stand between tags and in quoted
 * attributes; a hole anywhere else could not be escaped and is a mistake in the template.
 */
export function html(template: TemplateStringsArray, ...holes: readonly HtmlHole[]): Html {
  let text = template[0] ?? '';
  holes.forEach((hole, index) => {
    if (isOutOfPlace(text)) throw new Error(`a hole in the HTML after ${JSON.stringify(text.slice(-20))}`);
    text += print(hole) + (template[index + 1] ?? '');
  });
  return new Html(text);
}

/** Whether a hole after a text is in a tag and outside of quotes, or in a script or style. */
function isOutOfPlace(text: string): boolean {
  const start = text.lastIndexOf('<');
  const tag = text.slice(start);
  const isOpen = start > text.lastIndexOf('>');
  if (isOpen) return tag.split('"').length % 2 === 1;
  return /^<(script|style)\b/i.test(tag);
}

function print(hole: HtmlHole): string {
  if (hole === undefined || hole === false) return '';
  if (hole instanceof Html) return hole.text;
  return typeof hole === 'object' ? hole.map(print).join('') : escapeMarkup(String(hole));
}
