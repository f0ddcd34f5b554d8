import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, pool, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { digestOf, newSecretToken } from '#app/server/sealed.server.ts'
import type { Invite, Join } from './forms.ts'
import { addMaker, isVillageOfShop } from './write-maker.server.ts'

export const invitationDays = 7

type Deed = { shopId: AuthorizedShopId; actor: Actor }

/**
 * A link that makes one person a maker of this BUM Desa. It is told once and nowhere kept; another one
 * for the same number takes the place of the one before.
 */
export function inviteMaker(
  { shopId, actor }: Deed,
  { name, phone, maker: makerId }: Invite,
): Promise<Result<{ token: string }, 'not-found' | 'has-account'>> {
  return transaction(async (tx) => {
    if (makerId !== null) {
      const maker = await tx.maker.findFirst({
        where: { id: makerId, shopId },
        select: { _count: { select: { members: true } } },
      })
      if (!maker) return refuse('not-found')
      if (maker._count.members > 0) return refuse('has-account')
    }
    const token = newSecretToken()
    const id = newId()
    const tokenHash = digestOf(token)
    // One for each number, so that the last one counts whoever is faster.
    await tx.$executeRaw`
      INSERT INTO maker_invitations (id, shop_id, maker_id, token_hash, name, phone, expires_at)
      VALUES (${id}::uuid, ${shopId}::uuid, ${makerId}::uuid, ${tokenHash}, ${name}, ${phone},
        now() + make_interval(days => ${invitationDays}))
      ON CONFLICT (shop_id, phone) DO UPDATE SET id = excluded.id, maker_id = excluded.maker_id,
        token_hash = excluded.token_hash, name = excluded.name, expires_at = excluded.expires_at,
        created_at = excluded.created_at`
    await record(tx, { shopId, actor }, 'maker-invited', { invitation: id, makerId })
    return ok({ token })
  })
}

/** The link opens nothing from now on. */
export function revokeInvitation(
  { shopId, actor }: Deed,
  invitationId: string,
): Promise<Result<undefined, 'not-found'>> {
  return transaction(async (tx) => {
    const { count } = await tx.makerInvitation.deleteMany({ where: { id: invitationId, shopId } })
    if (count === 0) return refuse('not-found')
    await record(tx, { shopId, actor }, 'invitation-revoked', { invitation: invitationId })
    return ok()
  })
}

type Details = Record<string, string | null>

function record(tx: Tx, { shopId, actor }: Deed, action: string, details: Details) {
  return recordAudit(tx, [
    { subject: { type: 'shop', id: shopId }, action, actor, shopId, details },
  ])
}

export type OpenInvitation = {
  shopName: string
  name: string
  /** Already a maker: only the account is missing. */
  isKnown: boolean
  villages: { code: string; name: string }[]
}

/** What the link of an invitation opens; null when it was used, taken back, too old or never ours. */
export async function readInvitation(token: string | undefined): Promise<OpenInvitation | null> {
  const { rows } = await pool.query<OpenInvitation>({
    name: 'open-invitation',
    text: `SELECT s.name AS "shopName", i.name, i.maker_id IS NOT NULL AS "isKnown",
        (SELECT jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name) ORDER BY v.name)
          FROM shop_villages sv JOIN villages v ON v.code = sv.village_code
          WHERE sv.shop_id = s.id) AS villages
      FROM maker_invitations i JOIN shops s ON s.id = i.shop_id
      WHERE i.token_hash = $1 AND i.expires_at > now()`,
    values: [digestOf(token ?? '')],
  })
  return rows[0] ?? null
}

export type JoinRefusal = 'invitation-over' | 'already-maker' | 'village'

/** Whoever takes the row away has the place, so that the link works once. */
export function acceptInvitation(
  { token, userId }: { token: string; userId: string },
  join: Join,
): Promise<Result<{ makerId: string }, JoinRefusal>> {
  return transaction(async (tx) => {
    const [invitation] = await tx.$queryRaw<
      { shopId: string; makerId: string | null; phone: string }[]
    >`
      SELECT shop_id AS "shopId", maker_id AS "makerId", phone FROM maker_invitations
      WHERE token_hash = ${digestOf(token)} AND expires_at > now() FOR UPDATE`
    if (!invitation) return refuse('invitation-over')
    const { shopId, phone } = invitation
    // Of two invitations that one person takes up at once the second sees the first.
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`
    if ((await tx.makerMember.count({ where: { userId } })) > 0) return refuse('already-maker')
    if (!(await isVillageOfShop(tx, { shopId, villageCode: join.village })))
      return refuse('village')
    const actor: Actor = { type: 'staff', id: userId }
    const makerId =
      invitation.makerId ??
      (await addMaker(tx, {
        id: newId(),
        shopId,
        actor,
        ...join,
        phone,
        details: { invited: true },
      }))
    await tx.makerMember.create({ data: { userId, makerId } })
    await tx.makerInvitation.deleteMany({ where: { shopId, tokenHash: digestOf(token) } })
    const subject = { type: 'maker', id: makerId } as const
    await recordAudit(tx, [{ subject, action: 'joined', actor, shopId }])
    return ok({ makerId })
  })
}

/** A number nobody answered from is not kept. */
export async function sweepInvitations(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM maker_invitations WHERE expires_at < now() - interval '30 days'`
}
