import type { ReferenceProvider } from '../provider.ts';
import {
  type Conventions,
  guidOf,
  numberOf,
  ownValues,
  phraseCodes,
  plainConventions,
  snakeCodes,
} from './conventions.ts';
import { startExpressAjv } from './express-ajv.ts';
import { startExpressZod } from './express-zod.ts';
import { type FastifyAjvOptions, startFastifyAjv } from './fastify-ajv.ts';
import { startFastifyTypeBox } from './fastify-typebox.ts';
import { startHonoZod } from './hono-zod.ts';

/** A right provider that is written with a framework. */
export interface FrameworkProvider {
  /** What it is, and in what it differs from the reference provider. */
  readonly differs: string;
  /** Why the page allows it. */
  readonly because: string;
  /** Values that an overlay has to give (`x-doc-value`), since no placeholder of the page is valid. */
  readonly values?: Readonly<Record<string, string>>;
  start(): Promise<ReferenceProvider>;
}

type Start = (conventions: Conventions) => Promise<ReferenceProvider>;

const withConventions = (start: Start, changes: Partial<Conventions> = {}) => ({
  start: () => start({ ...plainConventions, ...changes }),
});

const fastifyAjv =
  (options: FastifyAjvOptions): Start =>
  (conventions) =>
    startFastifyAjv(conventions, options);

const noCodes = 'the page gives no error codes, no messages and no order of checks';
const idForms = 'the page gives ids no form but String';
const twoReadings = 'the page contradicts itself, and either reading is one of its own';
const noStorage = 'the page does not say that the values sent are the values stored';
const noStatus = 'the page chooses none of the statuses that HTTP has for a request whose content is wrong';
const urlByName = 'PostBackUri is a URI by its name';
const ownStatuses = 'the page says that Status is a String, and not which';

let count = 1000;
const counted = () => {
  count += 1;
  return String(count);
};

const soon = () => new Date(Date.now() + 5000).toUTCString();

/** Right providers as people write them with a framework and its validator, by name. */
export const frameworkProviders: Readonly<Record<string, FrameworkProvider>> = {
  'express-zod': {
    differs: 'Express with zod, as their guides show: codes such as BadRequest, and 400 for another media type',
    because: noCodes,
    ...withConventions(startExpressZod, { codes: phraseCodes }),
  },
  'express-zod-reference-codes': {
    differs: 'Express with zod and the codes of the error reference; what is not listed is dropped',
    because: 'the page does not say that properties which it does not list are kept',
    ...withConventions(startExpressZod),
  },
  'express-zod-url': {
    differs: 'Express with zod takes only a URL for PostBackUri',
    because: urlByName,
    ...withConventions(startExpressZod, { validatesUri: true }),
  },
  'express-zod-422': {
    differs: 'Express with zod refuses an invalid command with 422',
    because: noStatus,
    ...withConventions(startExpressZod, { codes: snakeCodes, invalidStatus: 422 }),
  },
  'express-zod-guid-devices': {
    differs: 'Express with zod knows devices by GUIDs',
    because: idForms,
    ...withConventions(startExpressZod, { deviceId: guidOf }),
  },
  'express-zod-ref': {
    differs: 'Express with zod serves the request lines, which end in /$ref, and not the collection',
    because: twoReadings,
    ...withConventions(startExpressZod, { endings: ['/$ref'] }),
  },
  'express-ajv': {
    differs: 'Express with Ajv and codes with underscores; the device is looked for before the body is read',
    because: noCodes,
    ...withConventions(startExpressAjv, { codes: snakeCodes }),
  },
  'express-ajv-reference-codes': {
    differs: 'Express with Ajv and the codes of the error reference; each command has a Location',
    because: 'HTTP lets a created resource have an address',
    ...withConventions(startExpressAjv),
  },
  'express-ajv-own-values': {
    differs: 'Express with Ajv stores "Créé" for Status, an encoded PostBackUri and a masked ticket',
    because: noStorage,
    ...withConventions(startExpressAjv, { store: ownValues }),
  },
  'express-ajv-retry-date': {
    differs: 'Express with Ajv says in Retry-After at what date to come back',
    because: 'HTTP gives Retry-After two forms, and the page chooses neither',
    ...withConventions(startExpressAjv, { retryAfter: soon }),
  },
  'express-ajv-url-and-numbers': {
    differs: 'Express with Ajv takes only a URI for PostBackUri, and ids of commands are the digits of numbers',
    because: `${urlByName}, and ${idForms}`,
    ...withConventions(startExpressAjv, { validatesUri: true, newId: counted }),
  },
  'fastify-ajv': {
    differs: 'Fastify with its own Ajv and the codes of the error reference: a number for a text is coerced',
    because: 'what is stored and answered is a String, as the page says',
    ...withConventions(startFastifyAjv),
  },
  'fastify-ajv-own-codes': {
    differs: 'Fastify with its own Ajv and codes with underscores',
    because: noCodes,
    ...withConventions(startFastifyAjv, { codes: snakeCodes }),
  },
  'fastify-ajv-closed': {
    differs: 'Fastify removes what the schema does not list, @odata.type too',
    because: 'the page does not say that properties which it does not list are kept',
    ...withConventions(fastifyAjv({ closed: true })),
  },
  'fastify-ajv-uuid-devices': {
    differs: 'Fastify validates the ids of devices as UUIDs',
    because: idForms,
    ...withConventions(fastifyAjv({ deviceIdFormat: 'uuid' }), { deviceId: guidOf }),
  },
  'fastify-ajv-statuses': {
    differs: 'Fastify takes only Queued, Running and Completed for Status',
    because: ownStatuses,
    values: { Status: 'Queued' },
    ...withConventions(startFastifyAjv, { statuses: ['Queued', 'Running', 'Completed'] }),
  },
  'fastify-ajv-collection': {
    differs: 'Fastify serves the collection, which the sample posts to, and not /$ref',
    because: twoReadings,
    ...withConventions(startFastifyAjv, { endings: [''] }),
  },
  'fastify-ajv-url': {
    differs: 'Fastify with its own Ajv takes only a URI for PostBackUri',
    because: urlByName,
    ...withConventions(startFastifyAjv, { validatesUri: true }),
  },
  'fastify-typebox': {
    differs: 'Fastify with TypeBox, which coerces nothing, and the codes of the error reference',
    because: noCodes,
    ...withConventions(startFastifyTypeBox),
  },
  'fastify-typebox-own-codes': {
    differs: 'Fastify with TypeBox, codes such as BadRequest and 422',
    because: noStatus,
    ...withConventions(startFastifyTypeBox, { codes: phraseCodes, invalidStatus: 422 }),
  },
  'fastify-typebox-number-devices': {
    differs: 'Fastify with TypeBox knows devices by numbers',
    because: idForms,
    ...withConventions(startFastifyTypeBox, { deviceId: numberOf, newId: counted }),
  },
  'fastify-typebox-url': {
    differs: 'Fastify with TypeBox takes only a URL for PostBackUri',
    because: urlByName,
    ...withConventions(startFastifyTypeBox, { validatesUri: true }),
  },
  'hono-zod': {
    differs: 'Hono with bearerAuth and zod, as their guides show: no charset, 400 for another media type',
    because: noCodes,
    ...withConventions(startHonoZod, { codes: phraseCodes }),
  },
  'hono-zod-reference-codes': {
    differs: 'Hono with zod and the codes of the error reference; what is not listed is kept',
    because: 'the page does not say that properties which it does not list are dropped',
    ...withConventions(startHonoZod),
  },
  'hono-zod-own-values': {
    differs: 'Hono with zod stores "Créé" for Status, an encoded PostBackUri and a masked ticket',
    because: noStorage,
    ...withConventions(startHonoZod, { store: ownValues }),
  },
  'hono-zod-guid-devices': {
    differs: 'Hono with zod knows devices by GUIDs, and says at what date to come back',
    because: idForms,
    ...withConventions(startHonoZod, { deviceId: guidOf, retryAfter: soon }),
  },
  'hono-zod-statuses': {
    differs: 'Hono with zod takes only new and done for Status',
    because: ownStatuses,
    values: { Status: 'new' },
    ...withConventions(startHonoZod, { statuses: ['new', 'done'] }),
  },
  'hono-zod-ref-url': {
    differs: 'Hono with zod serves the request lines alone, and takes only a URL for PostBackUri',
    because: twoReadings,
    ...withConventions(startHonoZod, { endings: ['/$ref'], validatesUri: true }),
  },
};
