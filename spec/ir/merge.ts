import type { Report } from '../diagnostics/reporter.ts';
import type { ApiModel, NamedType, ServerModel } from './api-model.ts';
import type { DocumentModel } from './document-model.ts';
import { fixMounts } from './fix-mounts.ts';
import { mergePaths } from './merge-operations.ts';
import { nameExamples } from './name-examples.ts';
import { mergeNamedTypes, usedTypes } from './named-types.ts';

/**
 * Makes what pages say the model of one document, and reports what it decides where they say it more than once.
 * @param written in the order of their paths: what only one page can state is taken from the first
 * @param types those that the pages about types describe
 */
export function mergePages(written: readonly ApiModel[], types: readonly NamedType[], report: Report): DocumentModel {
  const pages = fixMounts(written, report);
  const [first, ...others] = pages;
  const isOnly = others.length === 0;
  const operations = pages.flatMap((page) => page.operations);
  const named = mergeNamedTypes([...pages.flatMap((page) => page.types), ...types], report);
  const { exchangeOf, examples } = nameExamples(operations);
  const control = pages.find((page) => page.control !== undefined)?.control;
  const [bearer, ...furtherBearers] = pages.flatMap((page) => page.bearer ?? []);
  const servers = pages.flatMap((page) => page.server ?? []);
  const byUrl = Map.groupBy(servers.toSorted(byAssumptions), ({ origin, basePath = '', version }) =>
    `${origin}${basePath}/${version ?? ''}`.toLowerCase(),
  );
  const titles = uniqueBy(pages, (page) => page.title);
  return {
    title: isOnly ? (first?.title ?? 'No operation') : 'API reference',
    description: isOnly ? first?.description : undefined,
    place: first?.place,
    descriptionPlace: isOnly ? first?.descriptionPlace : undefined,
    servers: [...byUrl.values()].flatMap(([server, ...same]) =>
      server === undefined ? [] : [{ ...server, furtherPlaces: same.map(({ place }) => place) }],
    ),
    tags: titles.map(({ title: name, description, place, descriptionPlace }) => ({
      name,
      description,
      place,
      descriptionPlace,
    })),
    paths: mergePaths(pages, { exchangeOf, types: named, typeProperty: control?.typeProperty, report }),
    types: usedTypes(operations, named),
    examples,
    bearer,
    furtherBearers,
    control,
  };
}

/** Servers of which all values are known before those of which some are assumed, else in their order. */
function byAssumptions(...servers: readonly [ServerModel, ServerModel]): number {
  const [a, b] = servers.map(({ variables = [] }) => variables.some(({ place }) => place.evidence === 'assumed'));
  return Number(a) - Number(b);
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const keys = new Set<string>();
  return items.filter((item) => !keys.has(key(item)) && keys.add(key(item)));
}
