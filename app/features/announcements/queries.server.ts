import { escapeLike } from '#app/core/text.ts'
import { pool } from '#app/server/db.server.ts'
import type { Announcement, AnnouncementListQuery } from './announcement.ts'
import type { Audience } from './sections.ts'

export type DeskAnnouncement = Announcement & {
  audience: Audience
  fromDate: string
  untilDate: string
  state: 'planned' | 'shown' | 'over'
}

const words = `id, title_id AS "titleId", title_en AS "titleEn", text_id AS "textId", text_en AS "textEn"`
const today = `(now() AT TIME ZONE 'Asia/Jakarta')::date`
const pageSize = 30

/** What is said to them today, newest first. */
export async function listAnnouncements(to: 'managers' | 'makers'): Promise<Announcement[]> {
  const { rows } = await pool.query<Announcement>({
    name: 'announcements',
    text: `SELECT ${words} FROM announcements
      WHERE until_date >= ${today} AND from_date <= ${today} AND ended_at IS NULL
        AND audience::text IN ($1, 'everybody') ORDER BY id DESC LIMIT 5`,
    values: [to],
  })
  return rows
}

/** `setelah` is the last one of the page before; searched for by its words in either language. */
export async function listDeskAnnouncements({
  cari,
  setelah,
}: AnnouncementListQuery): Promise<{ announcements: DeskAnnouncement[]; next: string | null }> {
  const { rows } = await pool.query<DeskAnnouncement>(
    `SELECT ${words}, audience::text, from_date::text AS "fromDate", until_date::text AS "untilDate",
      CASE WHEN ended_at IS NOT NULL OR until_date < ${today} THEN 'over'
        WHEN from_date > ${today} THEN 'planned' ELSE 'shown' END AS state
    FROM announcements WHERE ($1::uuid IS NULL OR id < $1)
      AND ($2 = '' OR concat_ws(' ', title_id, title_en, text_id, text_en) ILIKE '%' || $2 || '%')
    ORDER BY id DESC LIMIT ${pageSize + 1}`,
    [setelah, escapeLike(cari)],
  )
  const announcements = rows.slice(0, pageSize)
  return { announcements, next: rows.length > pageSize ? (announcements.at(-1)?.id ?? null) : null }
}

/** What may still be taken back. */
export async function findAnnounced(id: string): Promise<{ titleId: string } | null> {
  const { rows } = await pool.query<{ titleId: string }>(
    'SELECT title_id AS "titleId" FROM announcements WHERE id = $1 AND ended_at IS NULL',
    [id],
  )
  return rows[0] ?? null
}
