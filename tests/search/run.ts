import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

// `npm run test:search -- --url http://127.0.0.1:7700 --key …`: what every engine owes, asked of a real
// Meilisearch server (indexes `lumbung_test_*`); without an address, of the emulator.

const { values } = parseArgs({ options: { url: { type: 'string' }, key: { type: 'string' } } })
const { status } = spawnSync(
  'vitest',
  ['run', '--config', 'tests/vitest.config.ts', 'tests/search', 'integrations/search'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(values.url && { MEILI_TEST_URL: values.url, MEILI_TEST_KEY: values.key ?? '' }),
    },
  },
)
process.exit(status ?? 1)
