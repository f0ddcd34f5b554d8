import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { writeArchive } from '#app/server/archive.server.ts'
import { copyPictures, picturesBeside } from '#app/server/copied-pictures.server.ts'
import { env } from '#app/server/env.server.ts'
import { openDatabase } from '#app/server/open-database.server.ts'
import { pictureFolder } from '#app/server/pictures.server.ts'
import { runProgram } from '#app/server/program.server.ts'

// `npm run backup [-- <file>]`: works while the site runs. The pictures come after the rows that name them.

await runProgram(async ({ say, onEnd }) => {
  const database = await openDatabase()
  onEnd(database.close)
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const file = path.resolve(
    process.argv[2] ?? path.join(env.DATA_DIR, 'backups', `lumbung-${stamp}.gz`),
  )
  mkdirSync(path.dirname(file), { recursive: true })
  const stopping = new AbortController()
  const writing = writeArchive(env.DATABASE_URL ?? '', file, { signal: stopping.signal })
  onEnd(async () => {
    stopping.abort()
    await writing.catch(() => undefined)
  })
  const rows = await writing
  say(`Wrote ${rows} rows to ${file}`)
  const pictures = picturesBeside(file)
  const copied = await copyPictures(pictureFolder(), pictures)
  say(`Copied ${copied} new files of pictures to ${pictures}`)
})
