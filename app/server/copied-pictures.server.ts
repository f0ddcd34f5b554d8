import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

// A picture is called after what it shows and never changes: a copy needs only what is not there yet. What
// was copied once stays, because an older backup may still need it.

/** Lies beside the backups of a folder, and belongs to all of them. */
export const picturesBeside = (backup: string) =>
  path.join(path.dirname(backup), 'lumbung-pictures')

/** Copies what `to` does not hold yet, each file as a whole, and gives back how many files those were. */
export async function copyPictures(from: string, to: string): Promise<number> {
  await mkdir(to, { recursive: true })
  const there = new Set(await readdir(to))
  const missing = (await finishedIn(from)).filter((name) => !there.has(name))
  for (const name of missing) {
    const partial = path.join(to, `${name}.partial`)
    try {
      await copyFile(path.join(from, name), partial)
      await rename(partial, path.join(to, name))
    } finally {
      await rm(partial, { force: true })
    }
  }
  return missing.length
}

async function finishedIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => /\.(?:avif|webp|jpg)$/.test(name))
}
