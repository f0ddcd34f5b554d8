import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { isHeavy, withinMs } from './money/random.ts'

const root = path.dirname(import.meta.dirname)
const databaseTests = [
  'app/**/*.server.test.ts',
  'app/routes/**/*.test.ts',
  'integrations/search/**/*.test.ts',
  'tests/*/**/*.test.ts',
]

export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vite-tests',
  test: {
    pool: 'forks',
    // Of a file's time a third was starting a process and loading Prisma and React once more.
    isolate: false,
    // One more than a small machine has cores: there is always a file that waits, for its database or for a
    // stranger who says nothing.
    maxWorkers: 3,
    // What is waited for comes in a moment, on a machine that is busy in several.
    expect: { poll: { timeout: 30_000 } },
    env: {
      TZ: 'UTC',
      LOG_LEVEL: 'silent',
      DATA_DIR: 'node_modules/.cache/lumbung/test-data',
      PORT: '3000',
      APP_URL: 'http://localhost:3000',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // A thousand random cases take a second alone and many on a machine that is busy.
          testTimeout: withinMs(30_000),
          include: ['{app,integrations,prisma}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          exclude: ['prisma/generated/**', ...databaseTests],
          setupFiles: ['tests/setup/console-error.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: databaseTests,
          exclude: isHeavy ? [] : ['**/*.heavy.test.ts'],
          globalSetup: ['tests/setup/global-setup.ts'],
          setupFiles: ['tests/setup/database.ts', 'tests/setup/console-error.ts'],
          testTimeout: withinMs(30_000),
          hookTimeout: withinMs(30_000),
        },
      },
    ],
  },
})
