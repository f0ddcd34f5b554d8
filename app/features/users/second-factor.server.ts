import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { endSessionsOf } from '#app/server/session.server.ts'
import { giveBackAttempts, takeAttempts } from './attempt-limits.server.ts'
import { verifyPassword } from './password.server.ts'
import { type Caller, enter, type SignedIn } from './sign-in.server.ts'
import type { TooMany } from './sign-up.server.ts'
import { readTotpOffer, sealTotpSecret, totpStepOf } from './totp.server.ts'

export type CodeRefusal = 'wrong-code' | 'too-many' | 'not-waiting'

/**
 * The second step of signing in. Each code opens the door once, for whoever comes first. After five
 * wrong ones the half-open session is a guest's again, and the password is asked anew.
 */
export async function giveSecondFactor(
  { userId, sessionId, code }: { userId: string; sessionId: string; code: string },
  caller: Pick<Caller, 'userAgent'>,
): Promise<Result<SignedIn, CodeRefusal> & TooMany> {
  const attempts = [['code', userId]] as const
  const allowed = await takeAttempts(attempts)
  if (!allowed.ok) {
    await db.session.updateMany({
      where: { id: sessionId, verifiedAt: null },
      data: { userId: null },
    })
    return allowed
  }
  const entered = await transaction(async (tx) => {
    const user = await lockWaiting(tx, { userId, sessionId })
    if (!user) return refuse('not-waiting')
    if (!(await takeCode(tx, user, code))) return refuse('wrong-code')
    return ok(await enter(tx, user, { sessionId, ...caller }))
  })
  if (entered.ok) await giveBackAttempts(attempts)
  return entered
}

type LockedUser = { id: string; name: string; totpSecret: string; totpLastStep: number | null }

/** Locks the person, so that two sessions cannot both use one code. */
async function lockWaiting(
  tx: Tx,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<LockedUser | null> {
  const [user] = await tx.$queryRaw<LockedUser[]>`
    SELECT u.id, u.name, u.totp_secret AS "totpSecret", u.totp_last_step AS "totpLastStep"
    FROM users u JOIN sessions s ON s.user_id = u.id
    WHERE u.id = ${userId}::uuid AND s.id = ${sessionId}::uuid AND s.verified_at IS NULL
      AND u.disabled_at IS NULL AND u.totp_secret IS NOT NULL
    FOR UPDATE OF u`
  return user ?? null
}

/** Each code is good once. */
export async function takeCode(tx: Tx, user: LockedUser, code: string): Promise<boolean> {
  const step = totpStepOf(user.totpSecret, code, new Date())
  if (step === null || step <= (user.totpLastStep ?? 0)) return false
  await tx.user.update({ where: { id: user.id }, data: { totpLastStep: step } })
  return true
}

export type EnableRefusal =
  | 'wrong-code'
  | 'wrong-password'
  | 'too-many'
  | 'already-on'
  /** The secret on the page is too old, or was set up already: the page offers a new one. */
  | 'offer-over'

/**
 * Only a code made from the secret proves that the app has it, and only the password that it is the
 * owner's app: else a telephone left open for a minute would be taken over for good. Other sessions
 * must sign in anew.
 */
export async function enableSecondFactor(
  { userId, sessionId }: { userId: string; sessionId: string },
  { code, currentPassword }: { code: string; currentPassword: string },
): Promise<Result<undefined, EnableRefusal> & TooMany> {
  const attempts = [['code', `enable ${userId}`]] as const
  const allowed = await takeAttempts(attempts)
  if (!allowed.ok) return allowed
  const proven = await provePassword(userId, currentPassword)
  if (!proven.ok) return proven
  const session = await db.session.findUnique({
    where: { id: sessionId },
    select: { totpOffer: true },
  })
  const offered = readTotpOffer(session?.totpOffer ?? null)
  if (!session || !offered) return refuse('offer-over')
  const totpSecret = sealTotpSecret(offered)
  const step = totpStepOf(totpSecret, code, new Date())
  if (step === null) return refuse('wrong-code')
  const enabled = await transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, totpSecret: null },
      data: { totpSecret, totpLastStep: step },
    })
    if (count === 0) return refuse('already-on')
    await tx.session.updateMany({
      where: { id: sessionId },
      data: { verifiedAt: new Date(), totpOffer: null },
    })
    await endSessionsOf(tx, { userId, exceptSessionId: sessionId })
    await recordAudit(tx, [change('second-factor-on', userId, { type: 'buyer', id: userId })])
    return ok()
  })
  if (enabled.ok) await giveBackAttempts(attempts)
  return enabled
}

export type PasswordRefusal = 'wrong-password' | 'too-many'

/**
 * Takes a code as well, used up like any other: else whoever learns the password at an open telephone
 * makes the account as weak as the password. Who lost the app asks an admin.
 */
export async function disableSecondFactor(
  userId: string,
  { code, currentPassword }: { code: string; currentPassword: string },
): Promise<Result<undefined, PasswordRefusal | 'wrong-code'> & TooMany> {
  const attempts = [['code', `disable ${userId}`]] as const
  const allowed = await takeAttempts(attempts)
  if (!allowed.ok) return allowed
  const proven = await provePassword(userId, currentPassword)
  if (!proven.ok) return proven
  const disabled = await transaction(async (tx) => {
    const user = await lockProtected(tx, userId)
    // A second click finds it off already.
    if (!user) return ok()
    if (!(await takeCode(tx, user, code))) return refuse('wrong-code')
    await removeSecondFactor(tx, userId, { type: 'buyer', id: userId })
    return ok()
  })
  if (disabled.ok) await giveBackAttempts(attempts)
  return disabled
}

/** Null where the second factor is off. */
export async function lockProtected(tx: Tx, userId: string): Promise<LockedUser | null> {
  const [user] = await tx.$queryRaw<LockedUser[]>`
    SELECT id, name, totp_secret AS "totpSecret", totp_last_step AS "totpLastStep"
    FROM users WHERE id = ${userId}::uuid AND totp_secret IS NOT NULL
    FOR UPDATE`
  return user ?? null
}

/**
 * For who lost the telephone: an admin, who knows the person, takes the second factor away. Every
 * session ends, and the password is still needed.
 */
export async function resetSecondFactor(userId: string, actor: Actor): Promise<void> {
  await transaction(async (tx) => {
    await removeSecondFactor(tx, userId, actor)
    await endSessionsOf(tx, { userId })
  })
}

/** For who holds the person's row already; the caller ends the sessions. */
export async function removeSecondFactor(tx: Tx, userId: string, actor: Actor): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { totpSecret: null, totpLastStep: null } })
  await recordAudit(tx, [change('second-factor-off', userId, actor)])
}

function change(action: string, userId: string, actor: Actor) {
  return { subject: { type: 'user', id: userId }, action, actor } as const
}

/** Before something that cannot be taken back: whoever sits at the open telephone must know it. */
export async function provePassword(
  userId: string,
  password: string,
): Promise<Result<undefined, PasswordRefusal> & TooMany> {
  const attempts = [['password-account', userId]] as const
  const allowed = await takeAttempts(attempts)
  if (!allowed.ok) return allowed
  const user = await db.user.findUnique({ where: { id: userId }, select: { passwordHash: true } })
  if (!(await verifyPassword(user?.passwordHash ?? null, password))) return refuse('wrong-password')
  await giveBackAttempts(attempts)
  return ok()
}
