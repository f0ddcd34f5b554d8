import pg from 'pg'
import { digestOf, newSecretToken } from '#app/server/sealed.server.ts'
import { allRoutes } from '#tests/access/route-table.ts'
import { audiences, type Role, rules } from '#tests/access/rules.ts'
import { percentileOfRounds } from './load.ts'
import { type Finding, milliseconds, type Row } from './report.ts'
import type { Setting } from './setting.ts'
import { desksOf } from './stage.ts'

const longestMs = 150

type DeskPerson = 'manager' | 'maker' | 'admin'

const roomOf: Record<DeskPerson, string> = { manager: '/kelola', maker: '/lapak', admin: '/admin' }

/** The same pages with another question than the one they begin with. */
const asked: Record<DeskPerson, readonly string[]> = {
  manager: [
    '/kelola/pesanan?status=baru',
    '/kelola/pesanan?status=semua',
    '/kelola/pesanan?status=semua&cari=kopi',
    '/kelola/pesanan?status=semua&cari=0812-0000-0012',
    '/kelola/pesanan?status=semua&cara=atVisit',
    '/kelola/pesanan?status=semua&saluran=web&kecamatan=35.05.01',
    '/kelola/barang?cari=kopi',
    '/kelola/penjualan?periode=tahun-ini',
  ],
  maker: [],
  admin: ['/admin/jejak?cari=kopi'],
}

/** What the addresses of single things name, of the BUM Desa of the manager. */
const namedSql = `SELECT
  (SELECT o.number FROM orders o WHERE o.shop_id = s.id ORDER BY o.created_at DESC LIMIT 1) AS number,
  (SELECT l.id FROM listings l JOIN maker_members mm ON mm.maker_id = l.maker_id
   JOIN users mu ON mu.id = mm.user_id AND mu.email = 'maker@bench.example.com'
   WHERE l.kind = 'product' ORDER BY l.id LIMIT 1) AS "listingId",
  (SELECT v.id FROM variants v JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
   WHERE v.shop_id = s.id ORDER BY v.id LIMIT 1) AS "variantId",
  (SELECT m.id FROM makers m WHERE m.shop_id = s.id ORDER BY m.id LIMIT 1) AS "makerId",
  s.id AS "shopId", current_date::text AS date
FROM users u JOIN memberships ON memberships.user_id = u.id JOIN shops s ON s.id = memberships.shop_id
WHERE u.email = 'manager@bench.example.com'`

const maySee = (id: string, person: Role) => {
  const audience = rules[id]?.see
  return audience !== undefined && (audiences[audience] as readonly Role[]).includes(person)
}

/** Every page of the desk that has no name in its address, and those of things that we know a name of. */
function pagesOf(person: DeskPerson, named: Readonly<Record<string, string | null>>): string[] {
  const room = roomOf[person]
  const pages = allRoutes.flatMap(({ id, address, hasPage }) => {
    const isOurs = address === room || address.startsWith(`${room}/`)
    if (!isOurs || !hasPage || !maySee(id, person)) return []
    const filled = address.replaceAll(/:(\w+)/g, (name, key: string) => named[key] ?? name)
    return filled.includes(':') ? [] : [filled]
  })
  return [...new Set([...pages, ...asked[person]])]
}

/** How long each page of the consoles takes, with the sales of two years behind it. By the clock. */
export async function benchConsole({ stage, effort, startSite }: Setting): Promise<Finding> {
  const { desks, orders } = effort.sizes
  const database = desksOf(desks, orders)
  const { server, url } = await startSite(database)
  const details: Record<string, unknown> = {}
  const rows: Row[] = []
  const named = await namesOf(stage.url(database))
  try {
    for (const person of Object.keys(roomOf) as DeskPerson[]) {
      const token = await signIn(stage.url(database), person)
      for (const page of pagesOf(person, named)) {
        if (effort.pages?.test(page) === false) continue
        const times = await timesOf(url + page, token, effort)
        if (!times) continue
        const of = (share: number) => percentileOfRounds(times, share)
        const fastest = Math.min(...times.flat())
        details[page] = { fastest, median: of(0.5), p95: of(0.95) }
        rows.push({
          bench: 'console',
          what: `${page} with ${orders} orders, p95`,
          measured: milliseconds(of(0.95)),
          target: `≤ ${longestMs} ms`,
          isMet: of(0.95) <= longestMs,
          note: `fastest ${milliseconds(fastest)}, p50 ${milliseconds(of(0.5))}`,
        })
      }
    }
  } finally {
    await server.stop()
  }
  return { rows, details }
}

async function namesOf(databaseUrl: string): Promise<Record<string, string | null>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<Record<string, string | null>>(namedSql)
  await client.end()
  return rows[0] ?? {}
}

/** Gives the token of a new session, as long as a visit of the bench. */
async function signIn(databaseUrl: string, person: DeskPerson): Promise<string> {
  const token = newSecretToken()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `INSERT INTO sessions (id, token_hash, user_id, verified_at, expires_at)
     SELECT gen_random_uuid(), $1, id, now(), now() + interval '1 hour' FROM users WHERE email = $2`,
    [digestOf(token), `${person}@bench.example.com`],
  )
  await client.end()
  return token
}

/** Of each round, in milliseconds, after some visits that nobody counts; null for what only leads on, or is of no such thing. */
async function timesOf(
  address: string,
  token: string,
  { isQuick, rounds, visitsOfRound }: Setting['effort'],
): Promise<number[][] | null> {
  let isElsewhere = false
  const visit = async () => {
    const started = performance.now()
    const answer = await fetch(address, { headers: { Cookie: `sid=${token}` }, redirect: 'manual' })
    await answer.arrayBuffer()
    isElsewhere = [302, 404].includes(answer.status)
    if (answer.status !== 200 && !isElsewhere)
      throw new Error(`${address} answered ${answer.status}`)
    return performance.now() - started
  }
  const several = async (times: number) => {
    const took: number[] = []
    for (let time = 0; time < times; time++) took.push(await visit())
    return took
  }
  await several(1)
  if (isElsewhere) return null
  await several(isQuick ? 0 : 9)
  const all: number[][] = []
  for (let round = 0; round < rounds; round++) all.push(await several(visitsOfRound))
  return all
}
