import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { command } from '../../generated/factories.ts';
import { handlers } from '../../generated/handlers.ts';
import { checkHandlers } from './check-handlers.ts';

/** What tests in a simulated browser, such as jsdom, find out about handlers. */
export function describeCheckInBrowser(name: string): void {
  const document = new URL(`file://${process.cwd()}/spec/openapi.yaml`);
  const url = 'https://graph.microsoft.com/v1.0/me/devices/:id/commands';

  test(`in ${name}, handlers that keep to the document pass`, async () => {
    expect(await checkHandlers(handlers, document)).toEqual([]);
    const handler = http.post(url, () => HttpResponse.json(command(), { status: 201 }));
    expect(await checkHandlers([handler], document)).toEqual([]);
  });

  test(`in ${name}, those that do not are found, with the line of the page`, async () => {
    const handler = http.post(url, () => HttpResponse.json({ ...command(), Status: 5 }, { status: 201 }));
    expect(await checkHandlers([handler], document)).toEqual([
      expect.objectContaining({
        message: 'responds with 201: /Status must be string',
        place: 'spec/pages/add-commands.md:47',
      }),
    ]);
  });
}
