import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { invitationDays } from '#app/features/makers/invitations.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, pool, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { digestOf, newSecretToken } from '#app/server/sealed.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { ManagerInvite, StaffInvite } from './forms.ts'
import type { StaffPlace, StaffRole } from './staff-policy.ts'
import { isOpenUnit, lockTeam, type TeamDeed, teamForChange } from './team.server.ts'

/** A link that gives one person a role; told once, and in place of the one before for the same number. */
export function inviteStaff(
  deed: TeamDeed,
  invite: StaffInvite,
): Promise<Result<{ token: string }, 'not-found' | 'unit-gone'>> {
  return transaction(async (tx) => {
    if (!(await teamForChange(tx, deed))) return refuse('not-found')
    const { shopId } = deed
    if (!(await isOpenUnit(tx, { shopId, unitId: invite.unitId }))) return refuse('unit-gone')
    return ok(await makeInvitation(tx, deed, invite))
  })
}

/** The first manager of a BUM Desa, or one more where nobody can get in any more. */
export function inviteFirstManager(
  deed: { shopId: string; actor: Extract<Actor, { type: 'admin' }> },
  { name, phone }: ManagerInvite,
): Promise<Result<{ token: string; shopName: string }, 'not-found'>> {
  return transaction(async (tx) => {
    await lockTeam(tx, deed.shopId)
    const shop = await tx.shop.findUnique({ where: { id: deed.shopId }, select: { name: true } })
    if (!shop) return refuse('not-found')
    const { token } = await makeInvitation(tx, deed, {
      name,
      phone,
      role: 'manager',
      unitId: null,
    })
    return ok({ token, shopName: shop.name })
  })
}

async function makeInvitation(
  tx: Tx,
  deed: { shopId: string; actor: Actor },
  { name, phone, role, unitId }: StaffInvite,
): Promise<{ token: string }> {
  const { shopId, actor } = deed
  const token = newSecretToken()
  const id = newId()
  const [adminId, invitedBy] = actor.type === 'admin' ? [actor.id, null] : [null, actor.id]
  await tx.staffInvitation.deleteMany({ where: { shopId, phone } })
  await tx.$executeRaw`
    INSERT INTO staff_invitations
      (id, shop_id, invited_by, admin_id, role, business_unit_id, token_hash, name, phone, expires_at)
    VALUES (${id}::uuid, ${shopId}::uuid, ${invitedBy}::uuid, ${adminId}::uuid,
      ${role}::"MembershipRole", ${unitId}::uuid, ${digestOf(token)}, ${name}, ${phone},
      now() + make_interval(days => ${invitationDays}))`
  await record(tx, deed, 'staff-invited', {
    invitation: id,
    role,
    ...(unitId !== null && { unit: unitId }),
  })
  return { token }
}

/** The link opens nothing from now on. */
export function revokeStaffInvitation(
  deed: TeamDeed,
  id: string,
): Promise<Result<undefined, 'not-found'>> {
  return transaction(async (tx) => {
    if (!(await teamForChange(tx, deed))) return refuse('not-found')
    const { count } = await tx.staffInvitation.deleteMany({ where: { id, shopId: deed.shopId } })
    if (count === 0) return refuse('not-found')
    await record(tx, deed, 'staff-invitation-revoked', { invitation: id })
    return ok()
  })
}

function record(
  tx: Tx,
  { shopId, actor }: { shopId: string; actor: Actor },
  action: string,
  details: Record<string, string>,
) {
  const subject = { type: 'shop', id: shopId } as const
  return recordAudit(tx, [{ subject, action, actor, shopId, details }])
}

export type OpenStaffInvitation = { shopName: string; role: StaffRole }

/** SQL about an invitation `i`: who gave it still may. Nobody comes back by a link of his own. */
export const giverMayInvite = `(EXISTS (SELECT FROM memberships m
    WHERE m.user_id = i.invited_by AND m.shop_id = i.shop_id AND m.role = 'manager')
  OR EXISTS (SELECT FROM users a
    WHERE a.id = i.admin_id AND a.platform_role = 'admin' AND a.disabled_at IS NULL))`

/** What the link opens; null when it was used, taken back, too old, void or never ours. */
export async function readStaffInvitation(token: string): Promise<OpenStaffInvitation | null> {
  const { rows } = await pool.query<OpenStaffInvitation>({
    name: 'open-staff-invitation',
    text: `SELECT s.name AS "shopName", i.role::text
      FROM staff_invitations i JOIN shops s ON s.id = i.shop_id
      WHERE i.token_hash = $1 AND i.expires_at > now() AND ${giverMayInvite}`,
    values: [digestOf(token)],
  })
  return rows[0] ?? null
}

export type JoinTeamRefusal = 'invitation-over' | 'already-member'

/** Whoever takes the row away has the place, so that the link works once. */
export function joinTeam(
  token: string,
  userId: string,
): Promise<Result<{ shopSlug: string }, JoinTeamRefusal>> {
  return transaction(async (tx) => {
    const tokenHash = digestOf(token)
    const asked = await tx.staffInvitation.findUnique({
      where: { tokenHash },
      select: { shopId: true, shop: { select: { slug: true } } },
    })
    if (!asked) return refuse('invitation-over')
    const { shopId, shop } = asked
    await lockTeam(tx, shopId)
    if ((await tx.membership.count({ where: { userId, shopId } })) > 0) {
      return refuse('already-member')
    }
    const [taken] = await tx.$queryRaw<StaffPlace[]>`
      DELETE FROM staff_invitations i
      WHERE i.token_hash = ${tokenHash} AND i.expires_at > now() AND ${Prisma.raw(giverMayInvite)}
      RETURNING i.role::text, i.business_unit_id AS "unitId"`
    if (!taken) return refuse('invitation-over')
    const actor: Actor = { type: 'staff', id: userId }
    const { role, unitId: unit } = taken
    await tx.membership.create({ data: { userId, shopId, role, businessUnitId: unit } })
    const subject = { type: 'user', id: userId } as const
    const edge = { subject, action: 'role', from: null, to: role, actor, shopId }
    await recordAudit(tx, [{ ...edge, ...(unit !== null && { details: { unit } }) }])
    return ok({ shopSlug: shop.slug })
  })
}

/** A number nobody answered from is not kept. */
export function sweepStaffInvitations(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM staff_invitations WHERE expires_at < now() - interval '30 days'`
}
