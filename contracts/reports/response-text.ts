/** Characters of a body in a text report, and in one line of it. */
const longestBody = 1000;
const longestLine = 160;

/** Characters of a page in which its title is looked for. */
const longestPage = 4000;

/** A response as a person reads it (`received` of a result), its body cut: of an HTML page, its title or first line is kept. */
export function shortenResponse(received: string): string {
  const { head, body } = splitResponse(received);
  if (body === '') return head;
  const page = pageTitle(head, body);
  if (page !== undefined) return `${head}\n\n(a page of HTML: ${page})`;
  return `${head}\n\n${cut(body, longestBody)}`;
}

/** What such a response says, in one line: where it redirects to, the title of its page, or the beginning of its body. */
export function summarizeResponse(received: string): string | undefined {
  const { head, body } = splitResponse(received);
  const location = /^Location: (.+)$/im.exec(head)?.[1];
  if (location !== undefined) return `Location: ${cut(location, longestLine)}`;
  const text = pageTitle(head, body) ?? cut(collapse(body), longestLine);
  return text === '' ? undefined : text;
}

function splitResponse(received: string) {
  const [head = '', ...rest] = received.split('\n\n');
  return { head, body: rest.join('\n\n') };
}

/** Proxies and frameworks explain themselves in pages, of which the title says it all. */
function pageTitle(head: string, whole: string): string | undefined {
  const body = whole.slice(0, longestPage);
  const isPage =
    /^Content-Type: *(text\/html|application\/xhtml)/im.test(head) || /^\s*<(!doctype html|html)\b/i.test(body);
  if (!isPage || !body.includes('<')) return undefined;
  const [, title] = /<title\b[^<>]*>([^<]*)/i.exec(body) ?? [];
  const [, heading] = /<h1\b[^<>]*>([^<]*)/i.exec(body) ?? [];
  const text = body.replace(/<(style|script)\b.*?(?:<\/\1>|$)/gis, '').replace(/<[^<>]*>/g, '\n');
  const words = [title, heading, text.trim().split('\n')[0]].map((words) => collapse(words ?? ''));
  return cut(words.find((found) => found !== '') ?? 'empty', longestLine);
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}
