import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { invitationDays } from '#app/features/makers/invitations.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, pool, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { digestOf, newSecretToken } from '#app/server/sealed.server.ts'
import type { StaffInvite } from './forms.ts'
import type { StaffRole } from './staff-policy.ts'
import { lockTeam, type TeamDeed, teamForChange } from './team.server.ts'

/** A link that gives one person a role; told once, and in place of the one before for the same number. */
export function inviteStaff(
  deed: TeamDeed,
  { name, phone, role }: StaffInvite,
): Promise<Result<{ token: string }, 'not-found'>> {
  return transaction(async (tx) => {
    if (!(await teamForChange(tx, deed))) return refuse('not-found')
    const { shopId, actor } = deed
    const token = newSecretToken()
    const id = newId()
    await tx.staffInvitation.deleteMany({ where: { shopId, phone } })
    await tx.$executeRaw`
      INSERT INTO staff_invitations (id, shop_id, invited_by, role, token_hash, name, phone, expires_at)
      VALUES (${id}::uuid, ${shopId}::uuid, ${actor.id}::uuid, ${role}::"MembershipRole",
        ${digestOf(token)}, ${name}, ${phone}, now() + make_interval(days => ${invitationDays}))`
    await record(tx, deed, 'staff-invited', { invitation: id, role })
    return ok({ token })
  })
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
  { shopId, actor }: TeamDeed,
  action: string,
  details: Record<string, string>,
) {
  const subject = { type: 'shop', id: shopId } as const
  return recordAudit(tx, [{ subject, action, actor, shopId, details }])
}

export type OpenStaffInvitation = { shopName: string; role: StaffRole }

/**
 * What the link opens; null when it was used, taken back, too old or never ours, and when who gave it
 * is no manager any more: nobody comes back by a link of his own.
 */
export async function readStaffInvitation(token: string): Promise<OpenStaffInvitation | null> {
  const { rows } = await pool.query<OpenStaffInvitation>({
    name: 'open-staff-invitation',
    text: `SELECT s.name AS "shopName", i.role::text
      FROM staff_invitations i JOIN shops s ON s.id = i.shop_id
      JOIN memberships m ON m.user_id = i.invited_by AND m.shop_id = i.shop_id
      WHERE i.token_hash = $1 AND i.expires_at > now() AND m.role = 'manager'`,
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
      select: { shopId: true, inviter: { select: { shop: { select: { slug: true } } } } },
    })
    if (!asked) return refuse('invitation-over')
    const { shopId } = asked
    await lockTeam(tx, shopId)
    if ((await tx.membership.count({ where: { userId, shopId } })) > 0) {
      return refuse('already-member')
    }
    const [taken] = await tx.$queryRaw<{ role: StaffRole }[]>`
      DELETE FROM staff_invitations i USING memberships m
      WHERE i.token_hash = ${tokenHash} AND i.expires_at > now()
        AND m.user_id = i.invited_by AND m.shop_id = i.shop_id AND m.role = 'manager'
      RETURNING i.role::text`
    if (!taken) return refuse('invitation-over')
    const actor: Actor = { type: 'staff', id: userId }
    await tx.membership.create({ data: { userId, shopId, role: taken.role } })
    const subject = { type: 'user', id: userId } as const
    await recordAudit(tx, [{ subject, action: 'role', from: null, to: taken.role, actor, shopId }])
    return ok({ shopSlug: asked.inviter.shop.slug })
  })
}

/** A number nobody answered from is not kept. */
export function sweepStaffInvitations(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM staff_invitations WHERE expires_at < now() - interval '30 days'`
}
