import { isUuid } from '#app/core/ids.ts'
import { ownedBy, type WholeReading } from '#app/features/catalog/seller.server.ts'
import { pool } from '#app/server/db.server.ts'
import { newestFirst, pageOf } from '#app/server/keyset.server.ts'
import type { DeskQuestionQuery } from './forms.ts'
import type { DeskQuestion } from './question.ts'

const newest = newestFirst('q')
const pageSize = 30

/** Whose: `$1` the BUM Desa, `$2` its maker or null. */
const ofSeller = `q.shop_id = $1 AND ($2::uuid IS NULL OR l.maker_id = $2) AND q.withdrawn_at IS NULL`

const deskQuestionSql = `
  SELECT q.id, q.words, q.answer, CASE WHEN q.answered_by_maker THEN m.name ELSE s.name END
    AS "answeredBy", q.hidden_reason AS "hiddenReason", q.created_at AS "createdAt",
    q.hidden_by_admin AS "isHiddenByAdmin", l.title_id AS title, l.slug, l.kind::text AS kind, ${newest.column} AS cursor
  FROM questions q JOIN listings l ON l.id = q.listing_id
    JOIN makers m ON m.id = l.maker_id JOIN shops s ON s.id = q.shop_id
  WHERE ${ofSeller}`

const views: Record<DeskQuestionQuery['lihat'], string> = {
  belum: 'q.answer IS NULL AND q.hidden_at IS NULL',
  semua: 'true',
  disembunyikan: 'q.hidden_at IS NOT NULL',
}

function whose(seller: WholeReading): [shopId: string, makerId: string | null] {
  const { shopId, makerId = null } = ownedBy(seller)
  return [shopId, makerId]
}

/** Of one BUM Desa or one maker, newest first; searched in the words and what they are about. */
export async function listQuestionsForSeller(
  seller: WholeReading,
  { lihat, cari, setelah }: DeskQuestionQuery,
) {
  const [time = null, id = null] = setelah?.split('_') ?? []
  const { rows } = await pool.query<DeskQuestion & { cursor: string }>(
    `${deskQuestionSql} AND ${views[lihat]}
       AND ($3 = '' OR strpos(lower(concat_ws(' ', l.title_id, q.words, q.answer)), lower($3)) > 0)
       AND ${newest.isBefore('$4', '$5')}
     ORDER BY ${newest.order} LIMIT ${pageSize + 1}`,
    [...whose(seller), cari, time, id],
  )
  return pageOf(rows, pageSize)
}

/** Null for another's. */
export async function getQuestionForSeller(
  seller: WholeReading,
  questionId: string | undefined,
): Promise<DeskQuestion | null> {
  if (!questionId || !isUuid(questionId)) return null
  const { rows } = await pool.query<DeskQuestion & { cursor: string }>(
    `${deskQuestionSql} AND q.id = $3`,
    [...whose(seller), questionId],
  )
  return pageOf(rows, 1).rows[0] ?? null
}

export async function countUnansweredQuestions(seller: WholeReading): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM questions q JOIN listings l ON l.id = q.listing_id
     WHERE ${ofSeller} AND ${views.belum}`,
    whose(seller),
  )
  return rows[0]?.count ?? 0
}
