import { shopDocument } from '../../mocks/build/shop-document.fixture.ts';
import type { LoadConnection } from './connection.ts';
import { patience, type Visit } from './visit.ts';

/** The document of the mock that remembers. */
export const stateDocument = shopDocument;

/** Creates an item, reads, changes and lists it, and takes it away again: the mock holds no more in the end. */
export async function visitState(connection: LoadConnection, { random, tally }: Visit): Promise<void> {
  const shop = `/v1/shops/${Math.floor(random() * 1000)}/orders`;
  const ask = async (method: string, path: string, expected: number, body?: object) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const typed = body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${text.length}\r\n`;
    connection.send(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${typed}\r\n${text}`);
    const isDeclared = (status: number) => status === expected;
    return tally.await({ words: `${method} ${path}`, isDeclared }, connection.response(method, patience));
  };
  const created = await ask('POST', shop, 201, { item: 'x'.repeat(random() * 1000) });
  if (created === undefined) return;
  const path = `${shop}/${JSON.parse(created.text).id}`;
  const changed = (await ask('GET', path, 200)) && (await ask('PATCH', path, 200, { count: 7 }));
  if (changed !== undefined && JSON.parse(changed.text).count !== 7) tally.fail(`${path}: a change is lost`);
  const listed = changed && (await ask('GET', shop, 200));
  if (listed !== undefined && !listed.text.includes(path.slice(shop.length + 1))) tally.fail(`${path}: is not listed`);
  if (listed !== undefined && (await ask('DELETE', path, 204)) !== undefined) await ask('GET', path, 404);
}
