import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { applicationRole } from '#app/server/application-role.ts'
import { env } from '#app/server/env.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { statementName } from '#app/server/statement-names.ts'
import { withTripwire } from '#app/server/tenant-tripwire.server.ts'
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts'

export type Tx = Prisma.TransactionClient
type Sql = Prisma.Sql

/**
 * Shared by Prisma and by hot raw reads. Raw reads through it give `bigint` for BIGINT (money,
 * `count(*)`) and `YYYY-MM-DD` for DATE, because a calendar date has no time zone.
 */
export const pool: pg.Pool = singleton('pool', () => newPool(requireDatabaseUrl()))

/** For public reads that may lag a second behind: a replica where there is one. */
export const readPool: pg.Pool = singleton('readPool', () =>
  env.DATABASE_REPLICA_URL ? newPool(env.DATABASE_REPLICA_URL) : pool,
)

export const db: PrismaClient = singleton('db', () =>
  withTripwire(
    new PrismaClient({
      adapter: new PrismaPg(pool, {
        // Never undefined by the types of the adapter, which hands it on to `pg`, where it may be.
        statementNameGenerator: ({ sql }) => statementName(sql) as string,
      }),
      // A crowd at the checkout waits for a connection and then for several rows, each for two seconds at
      // most: a late answer is better than none, as long as the request still waits for it.
      transactionOptions: { maxWait: 10_000, timeout: 15_000 },
    }),
  ),
)

/**
 * Rows of a statement that pages ask all the time. Outside a transaction the pool is asked itself: what
 * Prisma does for a statement takes longer than many of them.
 */
export async function readRows<Row extends object>(client: Tx, statement: Sql): Promise<Row[]> {
  if (client !== db) return client.$queryRaw<Row[]>(statement)
  const { text, values } = statement
  const name = statementName(text)
  const { rows } = await pool.query<Row>({ text, values, ...(name && { name }) })
  return rows
}

type TransactionOptions = { isolationLevel?: Prisma.TransactionIsolationLevel; timeout?: number }

const maximumAttempts = 5

/**
 * Runs a command in one transaction (READ COMMITTED unless said otherwise). When PostgreSQL breaks
 * a deadlock or a serialization conflict by cancelling this side, the whole function runs again:
 * it must not touch anything but the database.
 */
export async function transaction<T>(
  run: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(run, options)
    } catch (error) {
      if (attempt === maximumAttempts || !isLostRace(error)) throw error
      await sleep(10 + Math.random() * 40 * attempt)
    }
  }
}

function isLostRace(error: unknown): boolean {
  const code = sqlStateOf(error)
  // 55P03: the crowd around one row was so dense that two seconds of waiting were not enough.
  return code === '40001' || code === '40P01' || code === '55P03'
}

/**
 * PostgreSQL's error code behind an error, whichever way it came: through a Prisma model, through
 * `$queryRaw`, at the commit, or from the pool. Undefined when it is not an error of PostgreSQL.
 */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, meta, cause, originalCode, kind } = error as Record<string, unknown>
  if (code === 'P2034' || kind === 'TransactionWriteConflict') return '40001'
  if (typeof originalCode === 'string') return originalCode
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('P')) return code
  const adapterError = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
  return sqlStateOf(adapterError) ?? sqlStateOf(cause)
}

/** Closes every connection; the process may then end. */
export async function closeDatabase(): Promise<void> {
  await db.$disconnect()
  await Promise.all([...new Set([pool, readPool])].map((each) => each.end()))
}

function requireDatabaseUrl(): string {
  if (env.DATABASE_URL) return env.DATABASE_URL
  throw new Error('The database is used before it was started; see app/server/command.server.ts')
}

function newPool(connectionString: string): pg.Pool {
  const created = new pg.Pool({
    connectionString,
    application_name: 'lumbung',
    options: `-c role=${applicationRole}`,
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 5_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    types: { getTypeParser: rawTypeParser as typeof pg.types.getTypeParser },
  })
  // An idle connection that the server closed is replaced; without a listener it ends the process.
  created.on('error', (error) => logger.warn({ err: error }, 'an idle database connection broke'))
  // The same of one that is in use: whoever uses it is told by the next statement.
  created.on('connect', (client) => client.on('error', noteBroken))
  return created
}

function noteBroken(error: Error): void {
  logger.warn({ err: error }, 'a database connection broke while it was in use')
}

function rawTypeParser(oid: number, format?: 'text' | 'binary') {
  if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
  if (oid === pg.types.builtins.INT8) return BigInt
  if (oid === pg.types.builtins.DATE) return String
  return pg.types.getTypeParser(oid, 'text')
}
