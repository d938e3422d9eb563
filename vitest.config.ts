import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{spec,mocks,contracts,scripts}/**/*.test.ts'],
    testTimeout: 30_000,
    typecheck: {
      enabled: true,
      include: ['{spec,mocks,contracts,scripts}/**/*.test-d.ts'],
    },
  },
});
