import { essenceOf, isJson } from '../../standards/media-type.ts';

/** How bodies of a media type hold their values; `range` where they can be of several, `unread` where nothing reads them. */
export type BodyForm = 'json' | 'form' | 'parts' | 'lines' | 'text' | 'range' | 'unread';

/** The form of the bodies of a media type, or of a range of them. */
export function bodyForm(mediaType: string): BodyForm {
  const essence = essenceOf(mediaType);
  if (isJson(essence)) return 'json';
  if (essence === 'application/x-www-form-urlencoded') return 'form';
  if (essence === 'multipart/form-data') return 'parts';
  if (/^application\/((x-)?ndjson|(x-)?json(l|lines)|json-seq)$/.test(essence)) return 'lines';
  if (essence === 'text/plain') return 'text';
  return essence === '*/*' || essence === 'application/*' ? 'range' : 'unread';
}
