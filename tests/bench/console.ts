import pg from 'pg'
import { digestOf, newSecretToken } from '#app/server/sealed.server.ts'
import { percentileOfRounds } from './load.ts'
import { type Finding, milliseconds, type Row } from './report.ts'
import type { Setting } from './setting.ts'
import { desksOf } from './stage.ts'

const longestMs = 150

type DeskPerson = 'manager' | 'maker' | 'admin'

/** What each of them opens at their desk, and the pages behind the links of these. */
const pages: Record<DeskPerson, readonly string[]> = {
  manager: [
    '/kelola',
    '/kelola/pesanan?status=baru',
    '/kelola/pesanan?status=semua',
    '/kelola/pesanan?status=semua&cari=kopi',
    '/kelola/pesanan?status=semua&saluran=web&kecamatan=35.05.01',
    '/kelola/pesanan/papan',
    '/kelola/barang',
    '/kelola/pelaku-usaha',
    '/kelola/kalender',
    '/kelola/penjualan',
    '/kelola/penjualan?periode=tahun-ini',
    '/kelola/uang',
    '/kelola/ulasan',
    '/kelola/pertanyaan',
    '/kelola/kasir',
    '/kelola/pengaturan',
  ],
  maker: ['/lapak', '/lapak/barang', '/lapak/pesanan', '/lapak/pertanyaan'],
  admin: [
    '/admin',
    '/admin/uang',
    '/admin/pengembalian',
    '/admin/keluhan',
    '/admin/orang',
    '/admin/bumdesa',
    '/admin/pekerjaan',
    '/admin/pesan',
    '/admin/jejak',
  ],
}

/** How long each page of the consoles takes, with the sales of two years behind it. By the clock. */
export async function benchConsole({ stage, effort, startSite }: Setting): Promise<Finding> {
  const { desks, orders } = effort.sizes
  const database = desksOf(desks, orders)
  const { server, url } = await startSite(database)
  const details: Record<string, unknown> = {}
  const rows: Row[] = []
  try {
    for (const person of Object.keys(pages) as DeskPerson[]) {
      const token = await signIn(stage.url(database), person)
      for (const page of pages[person]) {
        const times = await timesOf(url + page, token, effort)
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

/** Of each round, in milliseconds, after some visits that nobody counts. */
async function timesOf(
  address: string,
  token: string,
  { isQuick, rounds, visitsOfRound }: Setting['effort'],
): Promise<number[][]> {
  const visit = async () => {
    const started = performance.now()
    const answer = await fetch(address, { headers: { Cookie: `sid=${token}` }, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
    return performance.now() - started
  }
  const several = async (times: number) => {
    const took: number[] = []
    for (let time = 0; time < times; time++) took.push(await visit())
    return took
  }
  await several(isQuick ? 1 : 10)
  const all: number[][] = []
  for (let round = 0; round < rounds; round++) all.push(await several(visitsOfRound))
  return all
}
