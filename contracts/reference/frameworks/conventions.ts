import { createHash, randomUUID } from 'node:crypto';

/** A command as a provider stores it, with the properties that the page lists. */
export type Command = Readonly<Record<string, unknown>>;

/** Why a request is rejected. */
export type Problem = 'unauthorized' | 'invalid' | 'mediaType' | 'unknownDevice' | 'unknownPath' | 'throttled';

/** What a team decides that the page leaves open, whatever its framework is. */
export interface Conventions {
  /** The error code of each problem. */
  readonly codes: Readonly<Record<Problem, string>>;
  /** The status of a command that is not valid. */
  readonly invalidStatus: 400 | 422;
  /** The ends of the paths that commands are posted to. */
  readonly endings: readonly ('' | '/$ref')[];
  /** The id that a device has here which Pact names otherwise. */
  readonly deviceId: (name: string) => string;
  /** The id of a new command. */
  readonly newId: () => string;
  /** What is stored of a valid command. */
  readonly store: (command: Command) => Command;
  /** The Retry-After of a throttled caller. */
  readonly retryAfter: () => string;
  /** Whether PostBackUri is validated as a URL. */
  readonly validatesUri: boolean;
  /** The values that Status may have; none: each text. */
  readonly statuses: readonly string[];
}

/** The codes of the service's error reference. */
const referenceCodes: Conventions['codes'] = {
  unauthorized: 'unauthenticated',
  invalid: 'invalidRequest',
  mediaType: 'notSupported',
  unknownDevice: 'itemNotFound',
  unknownPath: 'itemNotFound',
  throttled: 'activityLimitReached',
};

/** Codes that are the reason phrases of HTTP in one word. */
export const phraseCodes: Conventions['codes'] = {
  unauthorized: 'Unauthorized',
  invalid: 'BadRequest',
  mediaType: 'UnsupportedMediaType',
  unknownDevice: 'NotFound',
  unknownPath: 'NotFound',
  throttled: 'TooManyRequests',
};

/** Codes in small letters with underscores, as those of OAuth are. */
export const snakeCodes: Conventions['codes'] = {
  unauthorized: 'invalid_token',
  invalid: 'validation_failed',
  mediaType: 'unsupported_media_type',
  unknownDevice: 'device_not_found',
  unknownPath: 'route_not_found',
  throttled: 'rate_limit_exceeded',
};

/** What all conventions begin with: the page's own reading where it has one. */
export const plainConventions: Conventions = {
  codes: referenceCodes,
  invalidStatus: 400,
  endings: ['', '/$ref'],
  deviceId: (name) => name,
  newId: () => randomUUID(),
  store: (command) => command,
  retryAfter: () => '30',
  validatesUri: false,
  statuses: [],
};

/** The paths that commands are posted to, with the parameter as Express, Fastify and Hono write it. */
export function pathsOf({ endings }: Conventions): string[] {
  return ['/devices', '/me/devices'].flatMap((start) => endings.map((end) => `${start}/:deviceId/commands${end}`));
}

function digestOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

/** The GUID of a device. */
export function guidOf(name: string): string {
  return digestOf(name).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
}

/** The number of a device, as a text. */
export function numberOf(name: string): string {
  return String(Number.parseInt(digestOf(name).slice(0, 8), 16));
}

/** A command with values of the service's own: a first status, an address as URLs are printed, and no ticket in clear. */
export function ownValues(command: Command): Command {
  const PostBackUri = new URL(String(command.PostBackUri), 'https://caller.example/').href;
  return { ...command, Status: 'Créé', PermissionTicket: '****', PostBackUri };
}
