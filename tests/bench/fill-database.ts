import pg from 'pg'
import { configure, env } from '#app/server/env.server.ts'

// `node fill-database.ts base|story|listings <count>|experiences <count>|desks <listings> <orders>`: fills the database of DATABASE_URL.

const [what = '', count = '0', orders = '0'] = process.argv.slice(2)
configure({ NODE_ENV: 'production' })
const url = env.DATABASE_URL ?? ''

if (what === 'base') {
  const { generateClientIfStale } = await import('#prisma/generate.ts')
  await generateClientIfStale()
  const { prepareDatabase } = await import('#prisma/prepare-database.ts')
  await prepareDatabase(url)
}
if (what === 'listings') {
  const { fillListings } = await import('./fill-listings.ts')
  await fillListings(url, Number(count))
} else if (what === 'experiences') {
  const { fillExperiences } = await import('./fill-experiences.ts')
  await fillExperiences(url, Number(count))
} else if (what === 'desks') {
  const { fillDesks } = await import('./fill-desks.ts')
  await fillDesks(url, Number(count), Number(orders))
} else {
  const { seed } = await import('#prisma/seed/seed.ts')
  await seed({ demo: what === 'story', log: () => undefined })
}
const { stopJobQueue } = await import('#app/server/boss.server.ts')
await stopJobQueue()
const { closeDatabase } = await import('#app/server/db.server.ts')
await closeDatabase()

const client = new pg.Client({ connectionString: url })
await client.connect()
await client.query('VACUUM ANALYZE')
await client.end()
