import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Problem } from '#app/server/problem.server.ts'

// A gzipped text whose last line says what stands before it. A file without that line, or with other
// lines before it, is not whole, however well it unzips.

/** How many rows of each table, and the SHA-256 of every line before the seal. */
export type Seal = { rows: Record<string, number>; sha256: string }

const sealStart = '["end",'

/**
 * Writes beside the place and moves there at the end, so that a file of this name is always whole:
 * what fails midway, or is stopped, leaves nothing and an older file untouched.
 * `rows` is read after the last line, so the lines may fill it while they are made.
 */
export async function writeSealed(
  file: string,
  lines: AsyncIterable<string>,
  rows: Readonly<Record<string, number>>,
): Promise<void> {
  const partial = `${file}.${randomUUID().slice(0, 8)}.partial`
  try {
    // The name must not be on the disk before what it names: `flush` is fsync, and then it is closed.
    const output = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(withSeal(lines, rows), createGzip(), output)
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  await syncFolder(path.dirname(file))
}

async function* withSeal(
  lines: AsyncIterable<string>,
  rows: Readonly<Record<string, number>>,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  for await (const line of lines) {
    const ended = `${line}\n`
    hash.update(ended)
    yield ended
  }
  const seal: Seal = { rows, sha256: hash.digest('hex') }
  yield `${JSON.stringify(['end', seal])}\n`
}

/** Without it a power cut may take the new name away again. Windows cannot open folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Every line before the seal, which is the return value; throws at the end when the file is not whole. */
export async function* readSealed(file: string): AsyncGenerator<string, Seal> {
  const hash = createHash('sha256')
  let last: string | null = null
  for await (const line of linesOf(file)) {
    if (last !== null) throw notWhole(file)
    if (line.startsWith(sealStart)) {
      last = line
      continue
    }
    hash.update(`${line}\n`)
    yield line
  }
  const seal = last === null ? null : sealOf(last)
  if (seal?.sha256 !== hash.digest('hex')) throw notWhole(file)
  return seal
}

function sealOf(line: string): Seal | null {
  try {
    const [, seal] = JSON.parse(line) as ['end', Seal]
    return seal
  } catch {
    return null
  }
}

function notWhole(file: string): Problem {
  return new Problem(
    `${file} is cut off or was altered since it was made, so nothing was restored; use another backup.`,
  )
}

export function notABackup(file: string): Problem {
  return new Problem(`${file} is not a backup made by "npm run backup".`)
}

/** Cut at line feeds alone: `readline` also cuts at U+2028, which stands in texts people paste. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file)
  const unzipped = input.pipe(createGunzip()).setEncoding('utf8')
  input.on('error', (error) => unzipped.destroy(error))
  let rest = ''
  try {
    for await (const chunk of unzipped as AsyncIterable<string>) {
      rest += chunk
      if (!chunk.includes('\n')) continue
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    throw problemOf(file, error)
  } finally {
    input.destroy()
  }
  if (rest !== '') yield rest
}

function problemOf(file: string, error: unknown): unknown {
  const { code = '', syscall, message } = error as NodeJS.ErrnoException
  if (syscall) return new Problem(`${file} cannot be read (${code}).`)
  if (message === 'incorrect header check') return notABackup(file)
  return code.startsWith('Z_') ? notWhole(file) : error
}
