import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Vitest leaves one core free, and of two cores that is half: the journeys wait more than they compute.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'steps',
          setupFiles: 'test/support/same-cases.ts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/local/**', 'test/infra/**', 'test/journey/**', 'test/cli/**'],
          // They share nothing but code, and loading that anew for each file takes as long as running them.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Commands find their stack by the environment of the process.
        test: {
          name: 'commands',
          setupFiles: 'test/support/same-cases.ts',
          include: ['test/cli/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'stack',
          setupFiles: 'test/support/same-cases.ts',
          include: ['test/{local,infra,journey}/**/*.test.ts'],
          globalSetup: 'test/support/kept-bundles.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['shared/domain/**', 'functions/**/*.ts'],
      exclude: ['functions/*/handler.ts', 'functions/*/env.ts'],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
      reporter: ['text', 'html'],
    },
  },
});
