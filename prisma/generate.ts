import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

/**
 * `prisma generate` looks for the native schema engine and downloads it when it is absent, though
 * generating does not use it. Any existing program stands in for it. Never run the CLI's `migrate`
 * or `db push` this way: they would report success and do nothing.
 */
export function generateClient(): void {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
  const config = path.join(import.meta.dirname, 'prisma.config.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'generate', '--config', config, '--no-hints'],
    {
      cwd: path.dirname(import.meta.dirname),
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  )
  if (status !== 0) throw new Error(`prisma generate failed:\n${stdout}\n${stderr}`)
}

if (import.meta.main) generateClient()
