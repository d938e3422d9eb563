import type { PageSource } from '../../openapi/document.ts';
import type { ReportedChange } from '../change.ts';
import type { ChangeClass } from '../rules.ts';

/** The classes of changes in words, the worst first. */
export const classNames: Readonly<Record<ChangeClass, string>> = {
  'breaking-consumers': 'Breaking for consumers',
  'breaking-providers': 'Breaking for providers',
  addition: 'Addition',
  wording: 'Wording only',
};

/** The classes of changes, the worst first. */
export const changeClasses: readonly ChangeClass[] = [
  'breaking-consumers',
  'breaking-providers',
  'addition',
  'wording',
];

/** `openapi.yaml:12`; empty where no place is known. */
export function formatPlace(place: PageSource | undefined): string {
  return place === undefined ? '' : `${place.page}:${place.line}`;
}

/** What a change breaks, a line each, and how many more there are where they are too many to show; and who reads it. */
export function describeBreaks({ breaks, readers }: ReportedChange, most: number): readonly string[] {
  const lines = breaks.slice(0, most).map(({ contract, interaction, reason, tests }) => {
    const where = contract === undefined ? '' : `${contract}: `;
    const used = tests.length === 0 ? '' : `; used by ${tests.join(', ')}`;
    return `breaks ${where}${interaction} (${reason})${used}`;
  });
  const more = breaks.length - most;
  return [
    ...lines,
    ...(more > 0 ? [`and breaks ${more} more ${more === 1 ? 'interaction' : 'interactions'}`] : []),
    ...(readers.length > 0 ? [`read by ${readers.join(', ')}`] : []),
  ];
}

/** `2 breaking for consumers, 0 breaking for providers, 1 addition, 0 wording only, 1 accepted`. */
export function countChanges(changes: readonly ReportedChange[]): string {
  const counting = changes.filter(({ accepted }) => !accepted);
  const counts = changeClasses.map((name) => {
    const count = counting.filter((change) => change.class === name).length;
    const plural = name === 'addition' && count !== 1 ? 's' : '';
    return `${count} ${classNames[name].toLowerCase()}${plural}`;
  });
  const accepted = changes.length - counting.length;
  return [...counts, ...(accepted === 0 ? [] : [`${accepted} accepted`])].join(', ');
}
