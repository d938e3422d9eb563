import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addCommands, createHandlers } from 'add-commands/handlers';
import { failOnViolations } from 'add-commands/testing';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Launcher } from './launcher.tsx';

const onViolation = failOnViolations({ afterEach });
const server = setupServer(...createHandlers({ reply: 'echo', onViolation }));

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

async function launchNotes(): Promise<void> {
  render(<Launcher device="device-1" />);
  await userEvent.click(screen.getByRole('button', { name: 'Launch notes' }));
}

test('shows the status of the command', async () => {
  await launchNotes();
  await screen.findByText('Notes: pending');
});

test('asks for patience when there are too many commands', async () => {
  server.use(addCommands.reply('activityLimitReached'));
  await launchNotes();
  const { textContent } = await screen.findByText(/Too many/);
  expect(textContent).toBe('Too many commands: try again later.');
});
