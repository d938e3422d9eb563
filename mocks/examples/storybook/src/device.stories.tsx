import type { Meta, StoryObj } from '@storybook/react-vite';
import { addCommands } from 'add-commands/handlers';
import { expect } from 'storybook/test';
import { Device } from './device.tsx';

const meta: Meta<typeof Device> = { component: Device, args: { id: 'device-1' } };

export default meta;

type Story = StoryObj<typeof Device>;

export const Awake: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('awake')).toBeVisible();
  },
};

export const Throttled: Story = {
  beforeEach({ msw }) {
    msw.use(addCommands.reply('activityLimitReached'));
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('The application or the user has been throttled.')).toBeVisible();
  },
};
