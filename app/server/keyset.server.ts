/** What is said by people goes by time and id, newest first, for a query that calls its table `name`. */
export const newestFirst = (name: string) => ({
  column: `floor(extract(epoch FROM ${name}.created_at) * 1000000)::text || '_' || ${name}.id`,
  isBefore: (
    time: string,
    id: string,
  ) => `(${time}::bigint IS NULL OR (${name}.created_at, ${name}.id)
    < (to_timestamp(0) + ${time}::bigint * interval '1 microsecond', ${id}::uuid))`,
  order: `${name}.created_at DESC, ${name}.id DESC`,
})

/** Of one row more than asked for: whether there is a next page, and where it begins. */
export function pageOf<Row extends { cursor: string }>(found: readonly Row[], limit: number) {
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.cursor ?? null) : null }
}
