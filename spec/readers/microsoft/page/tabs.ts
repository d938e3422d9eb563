import type { LineIndex } from '../../../source/line-index.ts';
import { codeLines, exampleLines } from './line-kinds.ts';

/** A tab of a page with the lines of its content: `# [Application](#tab/application)` up to the next tab or the end of the group. */
export interface Tab {
  /** In lower case: tabs of one name are chosen together in the whole page. */
  readonly name: string;
  readonly title: string;
  readonly first: number;
  readonly last: number;
}

/** Tabs of which a reader sees one. */
export interface TabGroup {
  readonly tabs: readonly Tab[];
  /** The line that ends it; undefined where none does. */
  readonly end: number | undefined;
}

/** What can begin a tab or end a group: DocFX's links and rules, or a container `::: tabs` with `@tab` or `==`. */
const marks = {
  linked: /^#{1,6}[ \t]+\[([^[\]]*)\]\(#tab\/([^\s/()]+)/,
  rule: /^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$/,
  container: /^:{3,}[ \t]*tabs?\b/i,
  item: /^(?:@tab(?::active)?|==)[ \t]+(\S.*)$/,
  close: /^:{3,}[ \t]*$/,
  heading: /^#{1,6}[ \t]+\S/,
} as const;

/** What the names of tabs begin with that show code for clients, or how to do the same without a request. */
const clients: ReadonlySet<string> = new Set(
  [
    'c# c++ csharp c-sharp cs dotnet .net net javascript js node node.js nodejs typescript ts java objc objective-c go',
    'golang php python py ruby rust swift kotlin cpp powershell pwsh cli azurecli bash shell curl postman sdk portal',
    'terraform bicep',
  ].flatMap((line) => line.split(' ')),
);

/**
 * The groups of tabs of which each is another version of what a page says: of its permissions, parameters or requests.
 * Tabs that show a sample in several languages are none, nor are those of a sample's parts.
 */
export function versionTabs(lines: LineIndex): readonly TabGroup[] {
  const inCode = codeLines(lines);
  const groups = tabGroups(lines, inCode);
  const examples = exampleLines(lines, inCode);
  const chosen = new Set(
    groups
      .filter((group) => !examples.has(group.tabs[0]?.first ?? 0) && statesVersions(group, lines))
      .flatMap(({ tabs }) => tabs.map(({ name }) => name)),
  );
  return groups.filter((group) => group.tabs.some(({ name }) => chosen.has(name)) && statesVersions(group, lines));
}

/** A group while its lines are read. */
interface OpenGroup {
  readonly isContainer: boolean;
  readonly tabs: Tab[];
}

function tabGroups(lines: LineIndex, inCode: ReadonlySet<number>): readonly TabGroup[] {
  const groups: TabGroup[] = [];
  let open: OpenGroup | undefined;
  const close = (last: number, end: number | undefined) => {
    endTab(open, last);
    if (open !== undefined && open.tabs.length > 0) groups.push({ tabs: open.tabs, end });
    open = undefined;
  };
  for (let line = 1; line <= lines.lineCount; line++) {
    if (inCode.has(line)) continue;
    const text = lines.lineText(line).trimEnd();
    const linked = marks.linked.exec(text);
    const item = open?.isContainer === true ? marks.item.exec(text) : null;
    const found = linked ?? item;
    if (found !== null) {
      const [, title = '', id = title] = found;
      endTab(open, line - 1);
      open ??= { isContainer: false, tabs: [] };
      open.tabs.push({ name: id.trim().toLowerCase(), title, first: line, last: lines.lineCount });
    } else if (open !== undefined && (open.isContainer ? marks.close : marks.rule).test(text)) close(line - 1, line);
    else if (open === undefined && marks.container.test(text)) open = { isContainer: true, tabs: [] };
    else if (open?.isContainer === false && isPart(text)) close(line - 1, undefined);
  }
  close(lines.lineCount, undefined);
  return groups;
}

/** Whether a line begins another part of the page, which no tab goes beyond. */
function isPart(text: string): boolean {
  return /^##?[ \t]+\S/.test(text);
}

function endTab(group: OpenGroup | undefined, last: number): void {
  const tab = group?.tabs.pop();
  if (tab !== undefined) group?.tabs.push({ ...tab, last });
}

/** Whether at least two tabs of a group say what requests are like, and not in a language for clients. */
function statesVersions({ tabs }: TabGroup, lines: LineIndex): boolean {
  return tabs.filter((tab) => !isClient(tab) && statesRequests(tab, lines)).length > 1;
}

/** Whether a tab shows code for clients, by its name or its title. */
export function isClient({ name, title }: Tab): boolean {
  return [name, title].some((text) => {
    const word = text
      .trim()
      .toLowerCase()
      .replace(/^azure[ -](?!$)/, '');
    return clients.has(word) || clients.has(word.split(/[ _-]/, 1)[0] ?? '');
  });
}

/** Whether a tab has a table or a request. */
function statesRequests({ first, last }: Tab, lines: LineIndex): boolean {
  for (let line = first; line <= last; line++) {
    const text = lines.lineText(line);
    if (/^[ \t|]*:?-{3,}:?[ \t]*\|/.test(text)) return true;
    if (/^[ \t]*(?:GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS)[ \t]+\S/.test(text)) return true;
  }
  return false;
}
