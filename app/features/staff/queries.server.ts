import type { Invited } from '#app/features/makers/maker.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { giverMayInvite } from './invitations.server.ts'
import type { StaffRole } from './staff-policy.ts'

export type StaffMember = {
  userId: string
  name: string
  role: StaffRole
  /** Of staff who work in one unit only. */
  unitId: string | null
  unit: string | null
  hasSecondFactor: boolean
  since: Date
}

/** Who works in the console of this BUM Desa, managers first. */
export async function listStaff(shopId: ReadableShopId): Promise<StaffMember[]> {
  const { rows } = await pool.query<StaffMember>({
    name: 'staff-of-shop',
    text: `SELECT u.id AS "userId", u.name, m.role::text, bu.id AS "unitId", bu.name AS unit, u.totp_secret IS NOT NULL AS "hasSecondFactor",
        m.created_at AS since
      FROM memberships m JOIN users u ON u.id = m.user_id
      LEFT JOIN business_units bu ON bu.id = m.business_unit_id
      WHERE m.shop_id = $1 ORDER BY m.role, m.created_at, u.id`,
    values: [shopId],
  })
  return rows
}

export type InvitedStaff = Invited & { role: StaffRole }

/** Open ones and what lately ran out; of who is no manager any more none is valid. */
export async function listStaffInvitations(shopId: ReadableShopId): Promise<InvitedStaff[]> {
  const { rows } = await pool.query<InvitedStaff>({
    name: 'staff-invitations',
    text: `SELECT i.id, i.name, i.phone, i.role::text, i.expires_at AS "expiresAt",
        i.expires_at <= now() OR NOT ${giverMayInvite} AS "isOver"
      FROM staff_invitations i
      WHERE i.shop_id = $1 ORDER BY i.created_at DESC LIMIT 100`,
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
