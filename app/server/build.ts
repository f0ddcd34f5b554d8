import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Problem } from '#app/server/problem.server.ts'
import { runProgram } from '#app/server/program.server.ts'
import { generateClientIfStale } from '#prisma/generate.ts'

const root = path.resolve(import.meta.dirname, '../..')
const stamp = path.join(root, 'build', '.sources')
const sources = ['app', 'integrations', 'public', 'prisma/schema']
const settings = ['remix.config.js', 'package-lock.json', 'tsconfig.json']

/** Builds the site unless `build/` was made from these very sources; true when it did. */
export async function buildIfStale(): Promise<boolean> {
  const hash = sourceHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  await generateClientIfStale()
  await viteBuild()
  writeFileSync(stamp, hash)
  return true
}

function sourceHash(): string {
  const hash = createHash('sha256')
  for (const file of [...sources.flatMap(filesBelow), ...settings]) {
    hash.update(file).update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex')
}

function filesBelow(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .toSorted()
}

async function viteBuild(): Promise<void> {
  const packageFile = createRequire(import.meta.url).resolve('@remix-run/dev/package.json')
  const cli = path.join(path.dirname(packageFile), 'dist', 'cli.js')
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const args = [cli, 'vite:build', '--config', 'remix.config.js', '--logLevel', 'warn']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.on('error', reject)
  child.on('close', (code) =>
    code === 0 ? resolve() : reject(new Problem(`The site could not be built.\n${output.trim()}`)),
  )
  await promise
}

if (import.meta.main) {
  await runProgram(async ({ say }) => {
    await import('#app/server/env.server.ts')
    say((await buildIfStale()) ? 'Built the site into build/.' : 'build/ is up to date.')
  })
}
