import type { Actor } from '#app/server/scopes.server.ts'
import { db } from '#app/server/db.server.ts'
import { aPerson } from '#tests/accounts/people.ts'

export type TestAdmin = Extract<Actor, { type: 'admin' }>

export async function anAdmin(): Promise<TestAdmin> {
  const { id } = await aPerson({ platformRole: 'admin', name: 'Admin Contoh' })
  return { type: 'admin', id }
}

/** Twice in the same moment, from two connections. */
export async function atOnce<T>(deed: () => Promise<T>): Promise<T[]> {
  return Promise.all([deed(), deed()])
}

/** What this person's deeds left in the trail of a thing. */
export async function deedsOn(subjectId: string): Promise<string[]> {
  const rows = await db.auditEntry.findMany({
    where: { subjectId, actorType: 'admin' },
    orderBy: { sequence: 'asc' },
  })
  return rows.map(({ action, toStatus }) => (toStatus ? `${action}:${toStatus}` : action))
}

export const wins = (results: readonly { ok: boolean }[]) => results.filter(({ ok }) => ok).length
