import { defineConfig } from 'vitest/config';

const everything = '{spec,mocks,contracts,scripts}/**/*';

/** The tests in which MSW answers: they are run with MSW 2 too. */
const mswTests = [
  'mocks/msw/{create-handlers,operation-handlers,msw-server,verdicts}',
  'mocks/behaviors/store',
  'contracts/record/record-pact',
];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'facsimile',
          provide: { mswVersion: 3 },
          include: [`${everything}.test.ts`],
          typecheck: { enabled: true, include: [`${everything}.test-d.ts`] },
        },
      },
      {
        extends: true,
        resolve: { alias: { msw: 'msw2' } },
        test: { name: 'msw 2', provide: { mswVersion: 2 }, include: mswTests.map((path) => `${path}.test.ts`) },
      },
    ],
  },
});
