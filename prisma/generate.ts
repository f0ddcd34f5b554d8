import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'

const schemaFolder = path.join(import.meta.dirname, 'schema')
const stamp = path.join(import.meta.dirname, 'generated', '.schema-hash')

/** Writes the client into `prisma/generated` unless it was made from this very schema. */
export async function generateClientIfStale(): Promise<void> {
  const hash = schemaHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  await generateClient()
  writeFileSync(stamp, hash)
}

function schemaHash(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(schemaFolder).toSorted()) {
    hash.update(readFileSync(path.join(schemaFolder, name)))
  }
  const require = createRequire(import.meta.url)
  return hash.update(readFileSync(require.resolve('prisma/package.json'))).digest('hex')
}

/**
 * `prisma generate` looks for the native schema engine and downloads it when it is absent, though
 * generating does not use it. Any existing program stands in for it. Never run the CLI's `migrate`
 * or `db push` this way: they would report success and do nothing.
 */
async function generateClient(): Promise<void> {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
  const config = path.join(import.meta.dirname, 'prisma.config.ts')
  const args = [cli, 'generate', '--config', config, '--no-hints']
  await promisify(execFile)(process.execPath, args, {
    cwd: path.dirname(import.meta.dirname),
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
}

if (import.meta.main) await generateClientIfStale()
