import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  isUploadedKey,
  type PictureFormat,
  pictureUrl,
  type PictureWidth,
  readCloudinaryKey,
} from '#app/core/pictures.ts'
import type { PictureFile, PictureStore } from './picture-store.ts'

/** Written last, and there for pictures of every age: it says that all are there. */
const seal = { width: 1200, format: 'webp' } as const
/** Also of a file that was never finished, because whoever wrote it died. */
const fileName = /^(?<key>.+-[0-9a-f]{6})-\d{3,4}\.(?:avif|webp|jpg)(?:\.|$)/

/** Files of this machine, served as they are. */
export function createLocalStore(folder: string): PictureStore {
  const fileOf = (key: string, width: PictureWidth, format: PictureFormat) =>
    path.join(folder, path.basename(pictureUrl(key, width, format)))

  async function put(name: string, files: readonly PictureFile[]): Promise<string> {
    await mkdir(folder, { recursive: true })
    for (const { width, format, bytes } of files.toSorted((a, b) => isSeal(a) - isSeal(b))) {
      const file = fileOf(name, width, format)
      // A name of its own, so that nobody is ever served half a file.
      const unfinished = `${file}.${process.pid}.${performance.now()}`
      try {
        await writeFile(unfinished, bytes)
        await rename(unfinished, file)
      } finally {
        await rm(unfinished, { force: true })
      }
    }
    return name
  }

  async function has(key: string): Promise<boolean> {
    return isOurs(key) && (await modifiedAt(fileOf(key, seal.width, seal.format))) !== null
  }

  async function remove(key: string): Promise<void> {
    if (!isOurs(key)) return
    const ours = (await readdir(folder).catch(emptyIfAbsent)).filter((name) => keyOf(name) === key)
    await Promise.all(ours.map((name) => rm(path.join(folder, name), { force: true })))
  }

  /** Also of pictures that were never sealed: nobody was given their key, and nothing else would find them. */
  async function listBefore(time: Date, only?: string): Promise<string[]> {
    const newest = new Map<string, Date>()
    for (const name of await readdir(folder).catch(emptyIfAbsent)) {
      const key = keyOf(name)
      if (only !== undefined && key !== only) continue
      const at = key && (await modifiedAt(path.join(folder, name)))
      if (key && at && at >= (newest.get(key) ?? at)) newest.set(key, at)
    }
    return [...newest].filter(([, at]) => at < time).map(([key]) => key)
  }

  async function isBefore(key: string, time: Date): Promise<boolean> {
    return (await listBefore(time, key)).length > 0
  }

  async function check(): Promise<void> {
    await mkdir(folder, { recursive: true })
    const file = path.join(folder, `.check-${process.pid}-${performance.now()}`)
    await writeFile(file, 'x')
    await rm(file)
  }

  return { name: 'local', put, has, remove, listBefore, isBefore, check }
}

const isOurs = (key: string) => isUploadedKey(key) && !readCloudinaryKey(key)

function keyOf(name: string): string | null {
  const { key } = fileName.exec(name)?.groups ?? {}
  return key && isOurs(key) ? key : null
}

const isSeal = ({ width, format }: PictureFile) =>
  Number(width === seal.width && format === seal.format)

function emptyIfAbsent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}

const modifiedAt = async (file: string): Promise<Date | null> =>
  (await stat(file).catch(() => null))?.mtime ?? null
