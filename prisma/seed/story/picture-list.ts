import { readFileSync } from 'node:fs'
import path from 'node:path'
import { must } from './random.ts'

const file = path.join(import.meta.dirname, '../data/pictures.json')

let pictures: Record<string, { key: string; color: string }> | undefined

/** What `make-pictures.ts` drew for a listing or a shop; the files are in public/gambar. */
export function pictureOf(name: string): { key: string; color: string } {
  pictures ??= JSON.parse(readFileSync(file, 'utf8')) as NonNullable<typeof pictures>
  return must(pictures[name], `a picture of ${name}; run prisma/seed/make-pictures.ts`)
}
