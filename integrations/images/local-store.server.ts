import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  isUploadedKey,
  pictureForms,
  type PictureFormat,
  pictureUrl,
  type PictureWidth,
  readCloudinaryKey,
} from '#app/core/pictures.ts'
import type { PictureFile, PictureStore } from './picture-store.ts'

/** Written last, and there for pictures of every age: it says that all are there. */
const seal = { width: 1200, format: 'webp' } as const
const sealEnding = '-1200.webp'

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
      await writeFile(unfinished, bytes)
      await rename(unfinished, file)
    }
    return name
  }

  async function has(key: string): Promise<boolean> {
    return isOurs(key) && (await modifiedAt(fileOf(key, seal.width, seal.format))) !== null
  }

  async function remove(key: string): Promise<void> {
    if (!isOurs(key)) return
    const files = pictureForms(key).flatMap(({ format, widths }) =>
      widths.map((width) => fileOf(key, width, format)),
    )
    await Promise.all(files.map((file) => rm(file, { force: true })))
  }

  async function listBefore(time: Date): Promise<string[]> {
    const names = (await readdir(folder).catch(emptyIfAbsent)).filter((name) =>
      name.endsWith(sealEnding),
    )
    const old: string[] = []
    for (const name of names) {
      const at = await modifiedAt(path.join(folder, name))
      if (at && at < time) old.push(name.slice(0, -sealEnding.length))
    }
    return old
  }

  async function check(): Promise<void> {
    await mkdir(folder, { recursive: true })
    const file = path.join(folder, `.check-${process.pid}-${performance.now()}`)
    await writeFile(file, 'x')
    await rm(file)
  }

  return { name: 'local', put, has, remove, listBefore, check }
}

const isOurs = (key: string) => isUploadedKey(key) && !readCloudinaryKey(key)

const isSeal = ({ width, format }: PictureFile) =>
  Number(width === seal.width && format === seal.format)

function emptyIfAbsent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}

const modifiedAt = async (file: string): Promise<Date | null> =>
  (await stat(file).catch(() => null))?.mtime ?? null
