import type { Preview } from '@storybook/react-vite';
import { createHandlers } from 'add-commands/handlers';
import { mswLoader } from 'msw-storybook-addon/csf3';

const preview: Preview = {
  loaders: [mswLoader()],
  // What every story starts from; a story adds its own answers in front.
  beforeEach({ msw }) {
    msw.use(...createHandlers({ reply: 'echo' }));
  },
};

export default preview;
