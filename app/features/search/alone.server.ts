import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { pool } from '#app/server/db.server.ts'

const retryMs = 200

/**
 * Runs while nobody else writes the index, in whatever process: a rebuild that reads a listing before it
 * changes and writes it afterwards would put the old one back.
 */
export async function aloneAtIndex<T>(work: () => Promise<T>): Promise<T> {
  return withClient(async (client) => {
    while (!(await locks(client))) await sleep(retryMs)
    return unlocking(client, work)
  })
}

/** Does nothing when somebody writes. */
export async function aloneAtIndexUnlessBusy(work: () => Promise<void>): Promise<void> {
  await withClient(async (client) => {
    if (await locks(client)) await unlocking(client, work)
  })
}

async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

const lock = "hashtext('search index')"

async function locks(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(
    `SELECT pg_try_advisory_lock(${lock}) AS yes`,
  )
  return rows[0]?.yes ?? false
}

async function unlocking<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${lock})`)
  }
}
