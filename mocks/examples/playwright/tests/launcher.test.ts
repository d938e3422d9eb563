import { defineNetworkFixture, type NetworkFixture } from '@msw/playwright';
import { test as base, expect } from '@playwright/test';
import { addCommands, createHandlers } from 'add-commands/handlers';

const test = base.extend<{ readonly network: NetworkFixture }>({
  network: async ({ context }, use) => {
    const network = defineNetworkFixture({ context, handlers: createHandlers({ reply: 'echo' }) });
    await network.enable();
    await use(network);
    await network.disable();
  },
});

test.beforeEach(({ page }) => page.goto('/'));

test('shows the status of the command', async ({ page, network: _ }) => {
  await page.getByRole('button', { name: 'Launch notes' }).click();
  await expect(page.getByRole('status')).toHaveText('Notes: pending');
});

test('asks for patience when there are too many commands', async ({ page, network }) => {
  network.use(addCommands.reply('activityLimitReached'));
  await page.getByRole('button', { name: 'Launch notes' }).click();
  await expect(page.getByRole('status')).toHaveText('Too many commands: try again later.');
});
