import path from 'node:path'
import { loadArchive, openArchive } from '#app/server/archive.server.ts'
import { copyPictures, picturesBeside } from '#app/server/copied-pictures.server.ts'
import { env } from '#app/server/env.server.ts'
import { openDatabase } from '#app/server/open-database.server.ts'
import { pictureFolder } from '#app/server/pictures.server.ts'
import { Problem } from '#app/server/problem.server.ts'
import { runProgram } from '#app/server/program.server.ts'
import { emptyForRestore, makeTablesAsOf } from '#prisma/restore-target.ts'
import { prepareDatabase } from '#prisma/prepare-database.ts'

// `npm run restore -- <file> [--replace]`: into an empty database, or instead of what is there.

await runProgram(async ({ say, onEnd }) => {
  const [file, ...flags] = process.argv.slice(2)
  if (!file) throw new Problem('Say which backup: npm run restore -- <file> [--replace]')
  const archive = await openArchive(path.resolve(file))
  const database = await openDatabase()
  onEnd(database.close)
  const url = env.DATABASE_URL ?? ''
  await emptyForRestore(url, { replace: flags.includes('--replace') })
  await makeTablesAsOf(url, archive.migrations)
  const rows = await loadArchive(url, archive)
  await prepareDatabase(url)
  say(`Restored ${rows} rows of ${archive.madeAt} from ${file}`)
  const copied = await copyPictures(picturesBeside(path.resolve(file)), pictureFolder())
  say(`Copied ${copied} files of pictures that were not here`)
})
