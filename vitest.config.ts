import { defineConfig } from 'vitest/config';

/** Rooms whose tests change nothing global and start nothing, so that they may share a worker. */
const pureRooms = ['spec', 'mocks/{engine,build}', 'contracts/{pact,generate,compare,reports}'].map(
  (room) => `${room}/**/*.test.ts`,
);

/** The tests in which MSW answers: they are run with MSW 2 too. */
const mswTests = [
  'mocks/msw/{create-handlers,operation-handlers,msw-server,verdicts,jsdom,happy-dom}',
  'mocks/behaviors/store',
  'contracts/record/record-pact',
  'contracts/handlers/{check-handlers,jsdom,happy-dom}',
].map((path) => `${path}.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 30_000,
    setupFiles: ['scripts/testing/fixed-seed.ts'],
    // By default one processor is kept for vitest itself, which hardly uses it.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'facsimile',
          provide: { mswVersion: 3 },
          include: ['{spec,mocks,contracts,scripts}/**/*.test.ts'],
          exclude: [...pureRooms, '{mocks,contracts}/examples/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        resolve: { alias: { msw: 'msw2' } },
        test: { name: 'msw 2', provide: { mswVersion: 2 }, include: mswTests },
      },
      { extends: true, test: { name: 'pure', isolate: false, include: pureRooms } },
      {
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['{spec,mocks,contracts,scripts}/**/*.test-d.ts'],
            tsconfig: 'scripts/testing/tsconfig.json',
          },
        },
      },
    ],
  },
});
