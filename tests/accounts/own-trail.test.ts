import { expect, test } from 'vitest'
import {
  changeName,
  revokeOtherSessions,
  revokeSession,
} from '#app/features/users/commands.server.ts'
import { db } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aPerson } from './people.ts'

// Red without the rows, and when what somebody is called stands in one.
test('a new name and a device signed out are in the trail of the account, without the name', async () => {
  const { id: userId } = await aPerson({ name: 'Sri Wahyuni' })
  const other = await aPerson()
  const { sessionId } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  await changeName(userId, 'Sri Wahyuni')
  await changeName(userId, 'Sri Lestari')
  await revokeSession(other.id, sessionId)
  await revokeSession(userId, sessionId)
  await revokeSession(userId, sessionId)
  for (let browser = 0; browser < 2; browser++) {
    await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  }
  const here = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  await revokeOtherSessions(userId, here.sessionId)
  await revokeOtherSessions(userId, here.sessionId)
  const rows = await db.auditEntry.findMany({
    where: { subjectId: userId },
    orderBy: { sequence: 'asc' },
  })
  expect(rows.map(({ action }) => action)).toEqual([
    'name-changed',
    'session-ended',
    'session-ended',
  ])
  expect(JSON.stringify(rows)).not.toMatch(/Sri|Lestari/)
  expect(await db.auditEntry.count({ where: { subjectId: other.id } })).toBe(0)
})
