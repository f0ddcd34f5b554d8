import { newId, newToken } from '#app/core/ids.ts'
import { db } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'

/** The cookie of somebody who reads the books of this BUM Desa. */
export async function aMember(
  shopId: string,
  role: 'manager' | 'staff' | 'supervisor',
): Promise<string> {
  const userId = newId()
  const email = `${newToken()}@example.com`.toLowerCase()
  await db.user.create({ data: { id: userId, name: 'Anggota', email, passwordHash: 'none' } })
  await db.membership.create({ data: { userId, shopId, role } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  return `sid=${token}`
}
