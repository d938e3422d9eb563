import { defineConfig } from '@playwright/test';

// The production build of the app in ../react-vite, in which there is no mock.
const app = '../react-vite';
const port = Number(process.env.PORT ?? 4173);

export default defineConfig({
  testDir: 'tests',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
  },
  webServer: {
    command: `npm run build && npx vite preview --host 127.0.0.1 --strictPort --port ${port}`,
    cwd: app,
    port,
  },
});
