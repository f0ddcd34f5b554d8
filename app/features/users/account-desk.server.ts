import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { listTrail, type TrailRow } from '#app/server/audit-trail.server.ts'
import { db, pool, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { endSessionsOf } from '#app/server/session.server.ts'
import type { MembershipRole, PlatformRole } from '#prisma/generated/enums.ts'
import type { Identifier } from './identifier.ts'
import { removeSecondFactor } from './second-factor.server.ts'

// What an administrator may do to an account without seeing more of it than that takes.

type Admin = Extract<Actor, { type: 'admin' }>
export type AccountDeed = { userId: string; actor: Admin }

/** Closed accounts are found too. Who looked for whom stands in the trail. */
export async function findPerson(identifier: Identifier, actor: Admin): Promise<string | null> {
  const column = identifier.kind === 'email' ? 'lower(email)' : 'phone'
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM users WHERE ${column} = $1`, [
    identifier.kind === 'email' ? identifier.email.toLowerCase() : identifier.phone,
  ])
  const userId = rows[0]?.id
  if (!userId) return null
  await audit(db, { userId, actor }, 'looked-up')
  return userId
}

export type DeskPerson = {
  id: string
  name: string
  /** Enough to know the right person by, not enough to use. */
  email: string | null
  phone: string | null
  platformRole: PlatformRole | null
  shops: { name: string; role: MembershipRole }[]
  makers: { name: string; shopName: string }[]
  sessions: number
  hasSecondFactor: boolean
  createdAt: Date
  disabledAt: Date | null
  trail: TrailRow[]
}

export async function getPerson(userId: string): Promise<DeskPerson | null> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      name: true,
      email: true,
      phone: true,
      platformRole: true,
      totpSecret: true,
      createdAt: true,
      disabledAt: true,
      memberships: { select: { role: true, shop: { select: { name: true } } } },
      makerMembers: {
        select: { maker: { select: { name: true, shop: { select: { name: true } } } } },
      },
    },
  })
  if (!user) return null
  const { totpSecret, memberships, makerMembers, email, phone, ...rest } = user
  const [sessions, trail] = await Promise.all([
    db.session.count({ where: { userId, expiresAt: { gt: new Date() } } }),
    listTrail([userId]),
  ])
  return {
    ...rest,
    email: email && maskEmail(email),
    phone: phone && `${phone.slice(0, 5)}•••${phone.slice(-3)}`,
    shops: memberships.map(({ role, shop }) => ({ role, name: shop.name })),
    makers: makerMembers.map(({ maker }) => ({ name: maker.name, shopName: maker.shop.name })),
    hasSecondFactor: totpSecret !== null,
    sessions,
    trail,
  }
}

function maskEmail(email: string): string {
  const [name = '', host = ''] = email.split('@')
  return `${name.slice(0, 2)}•••@${host}`
}

/** `not-allowed`: the one who asks was closed meanwhile. `self`: nobody locks himself out. */
export type AccountRefusal = 'not-found' | 'self' | 'not-allowed' | 'already-changed'

export function disableAccount(deed: AccountDeed): Promise<Result<undefined, AccountRefusal>> {
  return change(deed, async (tx, person) => {
    if (person.isDisabled) return refuse('already-changed')
    await tx.$executeRaw`UPDATE users SET disabled_at = now() WHERE id = ${deed.userId}::uuid`
    await endSessionsOf(tx, { userId: deed.userId })
    await tx.passwordReset.deleteMany({ where: { userId: deed.userId, usedAt: null } })
    await audit(tx, deed, 'disabled')
    return ok()
  })
}

export function enableAccount(deed: AccountDeed): Promise<Result<undefined, AccountRefusal>> {
  return change(deed, async (tx, person) => {
    // An erased account has nobody to come back to it.
    if (!person.isDisabled || person.isErased) return refuse('already-changed')
    await tx.user.update({ where: { id: deed.userId }, data: { disabledAt: null } })
    await audit(tx, deed, 'enabled')
    return ok()
  })
}

/** For who lost the telephone, after making sure who it is. The password is still needed. */
export function forgetSecondFactorOf(
  deed: AccountDeed,
): Promise<Result<undefined, AccountRefusal>> {
  return change(deed, async (tx, person) => {
    if (!person.hasSecondFactor) return refuse('already-changed')
    await removeSecondFactor(tx, deed.userId, deed.actor)
    await endSessionsOf(tx, { userId: deed.userId })
    return ok()
  })
}

/** The economy of all villages, in totals; who holds it signs in anew. An admin sees it already. */
export function makeRegencyOfficer(deed: AccountDeed): Promise<Result<undefined, AccountRefusal>> {
  return change(deed, (tx, person) =>
    person.isDisabled || person.isErased
      ? Promise.resolve(refuse('already-changed'))
      : moveRole(tx, deed, { from: null, to: 'regencyOfficer' }, person),
  )
}

export function endRegencyOfficer(deed: AccountDeed): Promise<Result<undefined, AccountRefusal>> {
  return change(deed, (tx, person) =>
    moveRole(tx, deed, { from: 'regencyOfficer', to: null }, person),
  )
}

/** Whoever is signed in somewhere is not any more: what was open in the old role is closed with it. */
async function moveRole(
  tx: Tx,
  deed: AccountDeed,
  { from, to }: { from: PlatformRole | null; to: PlatformRole | null },
  person: LockedPerson,
): Promise<Result<undefined, AccountRefusal>> {
  if (person.platformRole !== from) return refuse('already-changed')
  await tx.user.update({ where: { id: deed.userId }, data: { platformRole: to } })
  await endSessionsOf(tx, { userId: deed.userId })
  const subject = { type: 'user', id: deed.userId } as const
  const action = to ? 'made-officer' : 'officer-ended'
  const details = { before: JSON.stringify({ role: from }), after: JSON.stringify({ role: to }) }
  await recordAudit(tx, [{ subject, action, actor: deed.actor, details }])
  return ok()
}

type LockedPerson = {
  id: string
  platformRole: PlatformRole | null
  isDisabled: boolean
  isErased: boolean
  hasSecondFactor: boolean
}

/** Both people are locked in one order, so that two admins cannot close each other at once. */
function change(
  { userId, actor }: AccountDeed,
  act: (tx: Tx, person: LockedPerson) => Promise<Result<undefined, AccountRefusal>>,
): Promise<Result<undefined, AccountRefusal>> {
  return transaction(async (tx) => {
    const people = await tx.$queryRaw<LockedPerson[]>`
      SELECT id, disabled_at IS NOT NULL AS "isDisabled", totp_secret IS NOT NULL AS "hasSecondFactor",
        num_nonnulls(email, phone) = 0 AS "isErased", platform_role::text AS "platformRole"
      FROM users WHERE id IN (${userId}::uuid, ${actor.id}::uuid) ORDER BY id FOR UPDATE`
    const person = people.find(({ id }) => id === userId)
    if (!person) return refuse('not-found')
    if (userId === actor.id) return refuse('self')
    if (people.find(({ id }) => id === actor.id)?.isDisabled !== false) return refuse('not-allowed')
    return act(tx, person)
  })
}

function audit(tx: Tx, { userId, actor }: AccountDeed, action: string): Promise<void> {
  return recordAudit(tx, [{ subject: { type: 'user', id: userId }, action, actor }])
}
