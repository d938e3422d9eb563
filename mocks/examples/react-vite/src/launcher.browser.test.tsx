import { network } from 'virtual:msw';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addCommands, createHandlers } from 'add-commands/handlers';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { Launcher } from './launcher.tsx';

beforeAll(() => {
  network.configure({ handlers: createHandlers({ reply: 'echo' }), onUnhandledFrame: 'bypass' });
  return network.enable();
});
afterEach(() => {
  cleanup();
  network.resetHandlers();
});
afterAll(() => network.disable());

async function launchNotes(): Promise<void> {
  render(<Launcher device="device-1" />);
  await userEvent.click(screen.getByRole('button', { name: 'Launch notes' }));
}

test('shows the status of the command', async () => {
  await launchNotes();
  await screen.findByText('Notes: pending');
});

test('asks for patience when there are too many commands', async () => {
  network.use(addCommands.reply('activityLimitReached'));
  await launchNotes();
  await screen.findByText('Too many commands: try again later.');
});
