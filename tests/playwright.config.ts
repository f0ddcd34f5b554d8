import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from '#tests/setup/browser.ts'

/** What most buyers hold: a small, cheap Android phone. */
export const phone = { width: 360, height: 740 }

// `npm test` runs the journeys. Pictures of every page, in `tests/screenshots`, are made by
// `SCREENSHOTS=1 npm exec playwright -- test --config tests/playwright.config.ts --project=screenshots`.
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'results',
  globalSetup: './journeys/setup/start-site.ts',
  // One more than a small machine has cores: there is always a journey that waits for an answer.
  workers: 3,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // For what hangs: alone a journey takes a few seconds, on a busy machine many times as long.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    viewport: phone,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    // Recording each step costs every journey a part of its time: `TRACE=1` does it for a red one.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    actionTimeout: 45_000,
    launchOptions: { executablePath: findBrowser(), args: browserArguments },
  },
  // In the order in which they begin: what goes through one door after the other takes longest, and nobody
  // should have to wait for it alone at the end.
  projects: [
    // Every address for every role: hundreds of requests in one test.
    { name: 'access', testDir: 'access', testMatch: '**/*.requests.ts', timeout: 900_000 },
    { name: 'bad-inputs', testDir: 'bad-inputs', testMatch: '**/*.requests.ts' },
    { name: 'journeys', testMatch: '**/*.journey.ts' },
    ...(process.env.SCREENSHOTS ? [{ name: 'screenshots', testMatch: '**/*.screenshots.ts' }] : []),
  ],
})
