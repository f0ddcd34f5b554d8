import { pool } from '#app/server/db.server.ts'
import { historyInvariants } from '#app/server/invariants-of-history.server.ts'
import { moneyInvariants } from '#app/server/invariants-of-money.server.ts'
import { paymentInvariants } from '#app/server/invariants-of-payments.server.ts'
import { promotionInvariants } from '#app/server/invariants-of-promotions.server.ts'
import { quickReachInDays } from '#app/server/invariants-reach.server.ts'
import { salesInvariants } from '#app/server/invariants-of-sales.server.ts'

/** A statement that must always be true, as a query that must return nothing. */
export type Invariant = {
  /** As in design.md §7. */
  id: string
  statement: string
  sql: string
  /** Reads whole tables: for the night, the audit and tests, not for every minute. */
  isThorough?: boolean
}

export type Violation = { id: string; statement: string; rows: object[] }

/** `{ order: { paid: ['accepted', …] } }`: what every state may become, by table. */
export type DeclaredEdges = Record<string, Record<string, readonly string[]>>

export const invariants: readonly Invariant[] = [
  ...moneyInvariants,
  ...paymentInvariants,
  ...salesInvariants,
  ...promotionInvariants,
  ...historyInvariants,
]

const mostRows = 20

/** `quick` looks at the last days only and leaves out what must read everything. */
export type Depth = 'quick' | 'full'

/** Runs every query in one snapshot, so that what happens meanwhile is not taken for a violation. */
export async function findViolations(
  edges: DeclaredEdges,
  depth: Depth = 'full',
): Promise<Violation[]> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`SET LOCAL statement_timeout = '${depth === 'quick' ? '60s' : '10min'}'`)
    await client.query(
      `SELECT set_config('lumbung.since', CASE WHEN $1 THEN '-infinity'
         ELSE (now() - make_interval(days => ${quickReachInDays}))::text END, true)`,
      [depth === 'full'],
    )
    await client.query(`SELECT set_config('lumbung.edges', $1, true)`, [edgeList(edges)])
    const violations: Violation[] = []
    for (const { id, statement, sql, isThorough } of invariants) {
      if (isThorough && depth === 'quick') continue
      const { rows } = await client.query<object>(`SELECT * FROM (${sql}) found LIMIT ${mostRows}`)
      if (rows.length > 0) violations.push({ id, statement, rows })
    }
    await client.query('COMMIT')
    return violations
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** `["order:paid:accepted", …]`, read by the queries about history. */
function edgeList(edges: DeclaredEdges): string {
  const list = Object.entries(edges).flatMap(([subject, nextStatuses]) =>
    Object.entries(nextStatuses).flatMap(([from, nexts]) =>
      nexts.map((to) => `${subject}:${from}:${to}`),
    ),
  )
  return JSON.stringify(list)
}
