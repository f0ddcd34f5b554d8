import { isUuid } from '#app/core/ids.ts'
import { pool } from '#app/server/db.server.ts'
import { newestFirst, pageOf } from '#app/server/keyset.server.ts'
import type { ReportListQuery } from './forms.ts'
import type { DeskReport, ListedReport, Reportable, ReportStatus, ReportSubject } from './report.ts'

const isShown = `l.status = 'live' AND s.status <> 'suspended'`
const listing = `jsonb_build_object('title', jsonb_build_object('id', l.title_id, 'en', l.title_en),
  'slug', l.slug, 'kind', l.kind::text)`

/** Of each kind of thing: where it is found while everybody may see it. */
const shownSql: Record<ReportSubject, string> = {
  review: `SELECT s.id AS "shopId", ${listing} AS listing, r.words AS said, s.name, s.slug
    FROM reviews r JOIN listings l ON l.id = r.listing_id JOIN shops s ON s.id = r.shop_id
    WHERE r.id = $1 AND r.withdrawn_at IS NULL AND r.hidden_at IS NULL AND ${isShown}`,
  question: `SELECT s.id AS "shopId", ${listing} AS listing, q.words AS said, s.name, s.slug
    FROM questions q JOIN listings l ON l.id = q.listing_id JOIN shops s ON s.id = q.shop_id
    WHERE q.id = $1 AND q.answer IS NOT NULL AND q.hidden_at IS NULL AND ${isShown}`,
  listing: `SELECT s.id AS "shopId", ${listing} AS listing, NULL AS said, s.name, s.slug
    FROM listings l JOIN shops s ON s.id = l.shop_id WHERE l.id = $1 AND ${isShown}`,
  shop: `SELECT s.id AS "shopId", NULL AS listing, NULL AS said, s.name, s.slug
    FROM shops s WHERE s.id = $1 AND s.status <> 'suspended'`,
}

type ShownRow = Pick<Reportable, 'shopId' | 'listing' | 'said'> & { name: string; slug: string }

/** Null for what nobody sees, and for no id at all. */
export async function findReportable(
  subject: ReportSubject,
  subjectId: string | undefined,
): Promise<Reportable | null> {
  if (!subjectId || !isUuid(subjectId)) return null
  const { rows } = await pool.query<ShownRow>(shownSql[subject], [subjectId])
  const [row] = rows
  if (!row) return null
  const { name, slug, ...found } = row
  return { ...found, subject, subjectId, shop: { name, slug } }
}

const subjectId = 'coalesce(r.review_id, r.question_id, r.listing_id, r.shop_id)'

/** What a person has reported already, and what was decided. */
export async function getOwnReport(
  reporterId: string,
  thing: string,
): Promise<{ status: ReportStatus; decision: string | null } | null> {
  const { rows } = await pool.query<{ status: ReportStatus; decision: string | null }>(
    `SELECT r.status::text, r.decision FROM reports r WHERE ${subjectId} = $1 AND r.reporter_id = $2`,
    [thing, reporterId],
  )
  return rows[0] ?? null
}

const newest = newestFirst('r')
const pageSize = 30

const columns = `r.id, r.subject::text, s.name AS "shopName", l.title_id AS title,
  coalesce(v.words, q.words) AS said, coalesce(v.pictures, '{}') AS pictures, r.kind::text, r.words, r.status::text,
  r.status = 'upheld' AND r.listing_id IS NOT NULL AND l.review_asked_at IS NOT NULL AS "isAskedAgain",
  r.created_at AS "createdAt", ${newest.column} AS cursor`

const tables = `reports r JOIN shops s ON s.id = r.shop_id LEFT JOIN reviews v ON v.id = r.review_id
  LEFT JOIN questions q ON q.id = r.question_id
  LEFT JOIN listings l ON l.id = coalesce(r.listing_id, v.listing_id, q.listing_id)`

const views: Record<ReportListQuery['keadaan'], string> = {
  terbuka: `r.status = 'open'`,
  ditanggapi: `r.status = 'upheld' AND r.listing_id IS NOT NULL AND l.review_asked_at IS NOT NULL`,
  selesai: `r.status <> 'open'`,
}

/** Newest first; searched in what is reported, why, and whose it is. */
export async function listReports({ keadaan, cari, setelah }: ReportListQuery) {
  const [time = null, id = null] = setelah?.split('_') ?? []
  const { rows } = await pool.query<ListedReport & { cursor: string }>(
    `SELECT ${columns} FROM ${tables} WHERE ${views[keadaan]}
       AND ($1 = '' OR strpos(lower(concat_ws(' ', s.name, l.title_id, v.words, q.words, r.words)),
         lower($1)) > 0)
       AND ${newest.isBefore('$2', '$3')}
     ORDER BY ${newest.order} LIMIT ${pageSize + 1}`,
    [cari, time, id],
  )
  return pageOf(rows, pageSize)
}

export async function getReport(reportId: string): Promise<DeskReport | null> {
  const { rows } = await pool.query<DeskReport>(
    `SELECT ${columns}, ${subjectId} AS "subjectId", r.shop_id AS "shopId", s.slug AS "shopSlug",
       l.slug AS "listingSlug", l.kind::text AS "listingKind", r.decision, r.decided_at AS "decidedAt"
     FROM ${tables} WHERE r.id = $1`,
    [reportId],
  )
  const [report] = rows
  if (!report) return null
  const { rows: all } = await pool.query<DeskReport['all'][number]>(
    `SELECT r.id, r.kind::text, r.words, r.created_at AS "createdAt" FROM reports r
     WHERE ${subjectId} = $1 ORDER BY ${newest.order} LIMIT 50`,
    [report.subjectId],
  )
  return { ...report, all }
}

/** Reports and answers of sellers that wait for an admin. */
export async function countReports(): Promise<{ open: number; askedAgain: number }> {
  const { rows } = await pool.query<{ open: number; askedAgain: number }>(
    `SELECT (SELECT count(*)::int FROM reports WHERE status = 'open') AS open,
       (SELECT count(*)::int FROM listings WHERE review_asked_at IS NOT NULL) AS "askedAgain"`,
  )
  return rows[0] ?? { open: 0, askedAgain: 0 }
}
