const frontMatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m;
const statedType = /^doc_type:[ \t]*["']?([a-z]+)/im;
const requestHeading = /^#{1,6}[ \t]*https?[ \t]+requests?\b/im;
const typeHeading =
  /^#{1,6}[ \t]*((json representation|properties|members)[ \t]*#*[ \t]*$|.*\b(resource|complex|enum(eration)?) type\b)/im;

/**
 * Whether a page documents API operations, and not a type or a concept. What its front matter says (`doc_type`) is not
 * enough: some pages of types are called API pages there, and some API pages are called pages of types.
 */
export function isApiPage(text: string): boolean {
  const head = frontMatter.exec(text);
  const type = statedType.exec(head?.index === 0 ? (head[1] ?? '') : '')?.[1]?.toLowerCase();
  if (type !== undefined && !/^(api|resource|enum)pagetype$/.test(type)) return false;
  return requestHeading.test(text) || (type === 'apipagetype' && !typeHeading.test(text));
}
