import { listingTag } from '#app/features/catalog/page-tags.ts'
import { pool, readPool } from '#app/server/db.server.ts'
import { newestFirst, pageOf } from '#app/server/keyset.server.ts'
import { rememberPublic } from '#app/server/public-memory.server.ts'
import type { OwnQuestion, ShownQuestion } from './question.ts'

const newest = newestFirst('q')

type Page = { questions: ShownQuestion[]; next: string | null }

/** The answered ones of one listing, newest first. */
export function listQuestions(
  listingId: string,
  { limit, before }: { limit: number; before: string | null },
): Promise<Page> {
  return rememberPublic(
    `questions:${listingId}:${limit}:${before ?? ''}`,
    () => readQuestions(listingId, limit, before),
    () => [listingTag(listingId)],
  )
}

async function readQuestions(
  listingId: string,
  limit: number,
  before: string | null,
): Promise<Page> {
  const [time = null, id = null] = before?.split('_') ?? []
  const { rows } = await readPool.query<ShownQuestion & { cursor: string }>({
    name: 'questions-of-listing',
    text: `
      SELECT q.id, q.words, q.answer, CASE WHEN q.answered_by_maker THEN m.name ELSE s.name END
        AS "answeredBy", q.created_at AS "createdAt", ${newest.column} AS cursor
      FROM questions q JOIN listings l ON l.id = q.listing_id
        JOIN makers m ON m.id = l.maker_id JOIN shops s ON s.id = q.shop_id
      WHERE q.listing_id = $1 AND q.answer IS NOT NULL AND q.hidden_at IS NULL
        AND ${newest.isBefore('$3', '$4')}
      ORDER BY ${newest.order} LIMIT $2 + 1`,
    values: [listingId, limit, time, id],
  })
  const { rows: questions, next } = pageOf(rows, limit)
  return { questions, next }
}

const ownPageSize = 20

/** What one person has asked and not withdrawn. */
export async function listOwnQuestions(userId: string, before: string | null) {
  const [time = null, id = null] = before?.split('_') ?? []
  const { rows } = await pool.query<OwnQuestion & { cursor: string }>(
    `SELECT q.id, q.words, q.answer, CASE WHEN q.answered_by_maker THEN m.name ELSE s.name END
       AS "answeredBy", q.hidden_reason AS "hiddenReason", q.created_at AS "createdAt",
       jsonb_build_object('id', l.title_id, 'en', l.title_en) AS title, l.slug,
       l.kind::text AS kind, ${newest.column} AS cursor
     FROM questions q JOIN listings l ON l.id = q.listing_id
       JOIN makers m ON m.id = l.maker_id JOIN shops s ON s.id = q.shop_id
     WHERE q.user_id = $1 AND q.withdrawn_at IS NULL AND ${newest.isBefore('$2', '$3')}
     ORDER BY ${newest.order} LIMIT ${ownPageSize + 1}`,
    [userId, time, id],
  )
  return pageOf(rows, ownPageSize)
}
