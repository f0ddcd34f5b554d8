import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { StaffRole } from './staff-policy.ts'

export type StaffMember = {
  userId: string
  name: string
  role: StaffRole
  hasSecondFactor: boolean
  since: Date
}

/** Who works in the console of this BUM Desa, managers first. */
export async function listStaff(shopId: ReadableShopId): Promise<StaffMember[]> {
  const { rows } = await pool.query<StaffMember>({
    name: 'staff-of-shop',
    text: `SELECT u.id AS "userId", u.name, m.role::text, u.totp_secret IS NOT NULL AS "hasSecondFactor",
        m.created_at AS since
      FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.shop_id = $1 ORDER BY m.role, m.created_at, u.id`,
    values: [shopId],
  })
  return rows
}

/** Null for somebody who works elsewhere. */
export async function getStaffMember(where: {
  shopId: ReadableShopId
  userId: string
}): Promise<StaffMember | null> {
  const staff = await listStaff(where.shopId)
  return staff.find(({ userId }) => userId === where.userId) ?? null
}
