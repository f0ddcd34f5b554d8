// Lists of reviews go by time and id, newest first, for a query that calls reviews `r`.

export const cursorSql = {
  column: `floor(extract(epoch FROM r.created_at) * 1000000)::text || '_' || r.id`,
  isBefore: (time: string, id: string) => `(${time}::bigint IS NULL OR (r.created_at, r.id)
    < (to_timestamp(0) + ${time}::bigint * interval '1 microsecond', ${id}::uuid))`,
}

/** Of one row more than asked for: whether there is a next page, and where it begins. */
export function pageOf<Row extends { cursor: string }>(found: readonly Row[], limit: number) {
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.cursor ?? null) : null }
}
