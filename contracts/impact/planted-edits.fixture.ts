import { readFileSync } from 'node:fs';
import { compile, oneDocument } from '../../spec/compile.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { ReferenceRequest } from '../reference/request.ts';
import { errorResponse, type ReferenceResponse } from '../reference/responses.ts';
import { onStatus, type ProviderVariant, skipping } from '../reference/variants.ts';

/** An edit of the page, and what a provider does that is right by the edited one. */
export interface PlantedEdit {
  /** The page before, where it is not that of the project. */
  readonly prepare?: (page: string) => string;
  readonly edit: (page: string) => string;
  readonly provider: ProviderVariant;
  /** The path whose interactions it is about. */
  readonly path?: string;
}

const lastRow = '|PostBackUri|String||';
const lastMember = '"PostBackUri": "Post Back Uri value"';

/** Refuses what a provider refuses that looks at the body before all else but the token and the media type. */
function refusing(
  isWrong: (body: Readonly<Record<string, unknown>>) => boolean,
): Required<Pick<ProviderVariant, 'changes'>> {
  const isFirst = ({ status }: ReferenceResponse) => status === 401 || status === 415;
  return {
    changes: (response, { value }: ReferenceRequest) =>
      !isFirst(response) && isWrong(Object(value))
        ? errorResponse(400, 'invalidRequest', 'The body is not valid.')
        : response,
  };
}

const notFound: ReferenceResponse = { status: 404, headers: { 'Content-Type': 'text/html' }, body: undefined };
const withStatuses = (values: string) => (page: string) =>
  page
    .replace('|Status|String||', `|Status|String|The possible values are: ${values}.|`)
    .replaceAll('"Status": "Status value"', '"Status": "queued"');

/** Ten edits of the page of this repository by what they change. */
export const plantedEdits = {
  'property renamed': {
    edit: (page) => page.replaceAll('PostBackUri', 'CallbackUri'),
    provider: { ...skipping('property:PostBackUri'), ...refusing((body) => !('CallbackUri' in body)) },
  },
  'type changed': {
    edit: (page) =>
      page
        .replace('|PermissionTicket|String||', '|PermissionTicket|Int32||')
        .replaceAll('"PermissionTicket": "Permission Ticket value"', '"PermissionTicket": 7'),
    provider: {
      ...skipping('type:PermissionTicket'),
      ...refusing(({ PermissionTicket }) => typeof PermissionTicket !== 'number'),
    },
  },
  'required property added': {
    edit: (page) =>
      page
        .replace(lastRow, `${lastRow}\n|Priority|String||`)
        .replaceAll(lastMember, `${lastMember},\n  "Priority": "high"`),
    provider: refusing((body) => !('Priority' in body)),
  },
  'status changed': {
    edit: (page) => page.replaceAll('201 Created', '200 OK'),
    provider: { changes: onStatus(201, (response) => ({ ...response, status: 200 })) },
  },
  'path changed': {
    edit: (page) =>
      page.replace('POST /me/devices/{deviceId}/commands/$ref', 'POST /me/phones/{deviceId}/commands/$ref'),
    provider: { changes: (response, { path }) => (/^\/me\/devices\//.test(path) ? notFound : response) },
    path: '/me/devices/{deviceId}/commands',
  },
  'sample value changed': {
    edit: (page) => page.replaceAll('"Type value"', '"Restart"'),
    provider: {},
  },
  'enumeration value removed': {
    prepare: withStatuses('`queued`, `running`, `done`'),
    edit: (page) =>
      page
        .replace('`queued`, `running`, `done`', '`running`, `done`')
        .replaceAll('"Status": "queued"', '"Status": "done"'),
    provider: refusing(({ Status }) => Status !== 'running' && Status !== 'done'),
  },
  'wording changed': {
    edit: (page) => page.replace('To learn more, including how to choose permissions, see', 'More about permissions:'),
    provider: {},
  },
  'header added': {
    edit: (page) =>
      page.replace(
        '|Content-Type|application/json|',
        '|Content-Type|application/json|\n|Prefer|return=minimal. Optional.|',
      ),
    provider: {},
  },
  'property added': {
    edit: (page) => page.replace('"id": "4b', '"CreatedBy": "somebody",\n  "id": "4b'),
    provider: {},
  },
} as const satisfies Readonly<Record<string, PlantedEdit>>;

const page = readFileSync('spec/pages/add-commands.md', 'utf8');
const overlays = ['api-version', 'error-responses'].map((name) => {
  const path = `spec/overlays/${name}.yaml`;
  return { path, text: readFileSync(path, 'utf8') };
});

/** The documents of the page before and after an edit. */
export async function compileEdit({ prepare = (text) => text, edit }: PlantedEdit) {
  const before = prepare(page);
  const after = edit(before);
  if (after === before) throw new Error('the edit changes nothing');
  return { old: await compilePage(before), now: await compilePage(after) };
}

async function compilePage(text: string): Promise<OpenApiDocument> {
  const path = 'spec/pages/add-commands.md';
  const { documents } = await compile(
    { pages: [{ path, text }], library: { find: () => undefined }, overlays },
    oneDocument,
  );
  const [document] = documents.values();
  if (document === undefined) throw new Error('a page gives a document');
  return document;
}
