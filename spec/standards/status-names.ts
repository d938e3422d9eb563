/** Names of statuses in the manner of example names, from the registry of HTTP (RFC 9110, section 15). */
const names: Readonly<Record<number, string>> = {
  200: 'ok',
  201: 'created',
  202: 'accepted',
  204: 'noContent',
  206: 'partialContent',
  301: 'movedPermanently',
  302: 'found',
  303: 'seeOther',
  304: 'notModified',
  307: 'temporaryRedirect',
  308: 'permanentRedirect',
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  406: 'notAcceptable',
  409: 'conflict',
  410: 'gone',
  412: 'preconditionFailed',
  413: 'contentTooLarge',
  415: 'unsupportedMediaType',
  421: 'misdirectedRequest',
  422: 'unprocessableContent',
  423: 'locked',
  429: 'tooManyRequests',
  500: 'internalServerError',
  501: 'notImplemented',
  502: 'badGateway',
  503: 'serviceUnavailable',
  504: 'gatewayTimeout',
  507: 'insufficientStorage',
};

/** What a response without a named example is called, `noContent` for 204: the name of its scenario and provider state. */
export function statusName(status: number): string {
  return names[status] ?? `status${status}`;
}
