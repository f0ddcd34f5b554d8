import { createServer } from 'node:http'
import pg from 'pg'
import {
  cardColumns,
  cardJoins,
  type CardRow,
  toCard,
} from '#app/features/catalog/card-rows.server.ts'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { env } from '#app/server/env.server.ts'
import { answerQuestions } from './answer.ts'

// What a page with goods costs at least: one prepared SELECT of 24 rows, and React makes the same
// tiles of them as the site. No router, no frame, no framework. Told by its argument where the tiles
// were built.

type Cards = { renderCards: (cards: readonly ListingCard[]) => string }
const { renderCards } = (await import(process.argv[2] ?? '')) as Cards

const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: env.DATABASE_POOL_SIZE })
const { rows: best } = await pool.query<{ id: string }>(
  `SELECT id FROM listings WHERE status = 'live' ORDER BY sold_recently DESC, id LIMIT 24`,
)
const ids = best.map(({ id }) => id)

const server = createServer(async (_, res) => {
  const { rows } = await pool.query<CardRow>({
    name: 'cards',
    text: `SELECT ${cardColumns} FROM listings l ${cardJoins} WHERE l.id = ANY ($1::uuid[])`,
    values: [ids],
  })
  const html = Buffer.from(`<!doctype html>${renderCards(rows.map(toCard))}`)
  res.writeHead(200, [
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Length',
    String(html.length),
  ])
  res.end(html)
})
await new Promise<void>((resolve) => server.listen(env.PORT, env.HOST, resolve))

answerQuestions(async () => ids.length)
