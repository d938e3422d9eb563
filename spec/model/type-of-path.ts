import type { Place } from '../diagnostics/diagnostic.ts';
import type { StatedType } from './body-type.ts';
import type { JsonText } from './json-text.ts';
import type { PageContext } from './page-context.ts';
import { namespaceOf } from './resource-page.ts';

/**
 * The type of a body on a page whose paths are about several things, of which its text names but one. The path names
 * another (`/me/messages` is about a `message`): of the two, the one that has more of what the samples show.
 * @param samples the bodies that are shown for the path; without any, the path counts
 * @param place the line that declares the path, where a change of type is told
 */
export function typeOfPath(
  { page, catalogue, report }: PageContext,
  stated: StatedType,
  name: string,
  samples: readonly JsonText[],
  place: Place,
): StatedType {
  const named = catalogue.typeByName(page, `${namespaceOf(page)}.${name}`);
  if (named?.kind !== 'named') return stated;
  const shown = samples.flatMap((json) => json.members ?? []).map((member) => member.name.text);
  const overlap = (type: StatedType['type']) => {
    const known = new Set(type?.kind === 'named' ? catalogue.propertiesOf(type.name)?.map((one) => one.name) : []);
    return shown.filter((one) => known.has(one)).length;
  };
  const better = shown.length === 0 || overlap(named) > overlap(stated.type);
  const told = stated.type?.kind === 'named' ? stated.type.name : undefined;
  if (!better || told === named.name) return stated;
  report('type-from-path', { told, path: named.name, shown: shown.length > 0 }, { page: place.page, span: place.span });
  return { ...stated, type: named, name: undefined };
}
