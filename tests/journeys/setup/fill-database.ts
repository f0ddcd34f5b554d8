import pg from 'pg'
import { configure, env } from '#app/server/env.server.ts'

// `node fill-database.ts <name>`: makes a database of that name beside DATABASE_URL and tells the
// demo story in it.

const url = new URL(env.DATABASE_URL ?? '')
const name = process.argv[2] ?? ''
const client = new pg.Client({ connectionString: url.href })
await client.connect()
await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
await client.end()
url.pathname = `/${name}`
configure({ DATABASE_URL: url.href })

const { generateClientIfStale } = await import('#prisma/generate.ts')
const { prepareDatabase } = await import('#prisma/prepare-database.ts')
await generateClientIfStale()
await prepareDatabase(url.href)
const { seed } = await import('#prisma/seed/seed.ts')
await seed({ demo: true, log: () => undefined })
const { stopJobQueue } = await import('#app/server/boss.server.ts')
await stopJobQueue()
const { closeDatabase } = await import('#app/server/db.server.ts')
await closeDatabase()
