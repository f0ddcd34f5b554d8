import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { PictureFile, PictureStore } from './picture-store.ts'

type LocalStoreOptions = { folder: string; widths: readonly number[] }

/** Files of this machine, served as they are: `<key>-<width>.webp`. */
export function createLocalStore({ folder, widths }: LocalStoreOptions): PictureStore {
  const fileOf = (key: string, width: number) => path.join(folder, `${key}-${width}.webp`)
  const largest = Math.max(...widths)

  async function put(key: string, files: readonly PictureFile[]): Promise<void> {
    await mkdir(folder, { recursive: true })
    // The largest comes last: it says that all are there.
    for (const { width, bytes } of files.toSorted((a, b) => a.width - b.width)) {
      const file = fileOf(key, width)
      // A name of its own, so that nobody is ever served half a file.
      const unfinished = `${file}.${process.pid}.${performance.now()}`
      await writeFile(unfinished, bytes)
      await rename(unfinished, file)
    }
  }

  async function has(key: string): Promise<boolean> {
    return (await modifiedAt(fileOf(key, largest))) !== null
  }

  async function remove(key: string): Promise<void> {
    await Promise.all(widths.map((width) => rm(fileOf(key, width), { force: true })))
  }

  async function listBefore(time: Date): Promise<string[]> {
    const ending = `-${largest}.webp`
    const names = (await readdir(folder).catch(emptyIfAbsent)).filter((name) =>
      name.endsWith(ending),
    )
    const old: string[] = []
    for (const name of names) {
      const at = await modifiedAt(path.join(folder, name))
      if (at && at < time) old.push(name.slice(0, -ending.length))
    }
    return old
  }

  return { put, has, remove, listBefore }
}

function emptyIfAbsent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}

const modifiedAt = async (file: string): Promise<Date | null> =>
  (await stat(file).catch(() => null))?.mtime ?? null
