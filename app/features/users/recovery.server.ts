import type { Locale } from '#app/core/locale.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, pool, transaction, type Tx } from '#app/server/db.server.ts'
import { visitorOf } from '#app/server/rate-limit.server.ts'
import { digestOf, newSecretToken } from '#app/server/sealed.server.ts'
import { endSessionsOf } from '#app/server/session.server.ts'
import { mailPasswordChanged, mailResetLink } from './account-mail.server.ts'
import { takeAttempts } from './attempt-limits.server.ts'
import { type Identifier, identifierText } from './identifier.ts'
import { hashPassword } from './password.server.ts'
import { type Account, findAccount } from './queries.server.ts'
import type { Caller } from './sign-in.server.ts'
import type { TooMany } from './sign-up.server.ts'
import { noSoonerThan } from '#app/server/uniform-time.server.ts'

const resetWithinMinutes = 30
const answerAfterMs = 250

/** A link by e-mail, if there is an account with an address; the answer never says whether. */
export function requestPasswordReset(
  { identifier, locale }: { identifier: Identifier; locale: Locale },
  caller: Pick<Caller, 'clientIp'>,
): Promise<Result<undefined, 'too-many'> & TooMany> {
  return noSoonerThan(answerAfterMs, requestNow({ identifier, locale }, caller))
}

async function requestNow(
  { identifier, locale }: { identifier: Identifier; locale: Locale },
  caller: Pick<Caller, 'clientIp'>,
): Promise<Result<undefined, 'too-many'> & TooMany> {
  const allowed = await takeAttempts([
    ['mail-address', visitorOf(caller.clientIp)],
    ['mail-account', `reset ${identifierText(identifier)}`],
  ])
  if (!allowed.ok) return allowed
  const account = await findAccount(identifier)
  if (account?.email) await sendResetLink(account, account.email, locale)
  return ok()
}

function sendResetLink(account: Account, email: string, locale: Locale): Promise<void> {
  return transaction(async (tx) => {
    const token = await openResetLink(tx, account.id)
    const secret = { token, validMinutes: resetWithinMinutes }
    await mailResetLink(tx, { email, name: account.name, locale }, secret)
  })
}

/** The table keeps only the token's hash; who gets the token is the caller's to decide well. */
export async function openResetLink(tx: Tx, userId: string): Promise<string> {
  const token = newSecretToken()
  await tx.$executeRaw`
    INSERT INTO password_resets (token_hash, user_id, expires_at)
    VALUES (${digestOf(token)}, ${userId}::uuid,
      now() + make_interval(mins => ${resetWithinMinutes}::int))`
  return token
}

/** For showing the form; whether the link still counts is decided when it is used. */
export async function isResetLinkOpen(token: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT 1 FROM password_resets WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()`,
    [digestOf(token)],
  )
  return rowCount === 1
}

export type ResetRefusal = 'too-many' | 'link-invalid'

/**
 * Used once: two clicks at the same moment change the password once. Every session ends and every
 * other link dies. The second factor stays, so who can only read the mail is still outside.
 */
export async function resetPassword(
  { token, password }: { token: string; password: string },
  caller: Pick<Caller, 'clientIp'>,
): Promise<Result<undefined, ResetRefusal> & TooMany> {
  const allowed = await takeAttempts([['token-address', visitorOf(caller.clientIp)]])
  if (!allowed.ok) return allowed
  // Guessers are not worth a hash.
  if (!(await isResetLinkOpen(token))) return refuse('link-invalid')
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    const [used] = await tx.$queryRaw<{ userId: string }[]>`
      UPDATE password_resets r SET used_at = now() FROM users u
      WHERE r.token_hash = ${digestOf(token)} AND r.used_at IS NULL AND r.expires_at > now()
        AND u.id = r.user_id AND u.disabled_at IS NULL
      RETURNING r.user_id AS "userId"`
    if (!used) return refuse('link-invalid')
    const { userId } = used
    const user = await tx.user.update({
      where: { id: userId },
      data: { passwordHash },
      select: { name: true, email: true, locale: true },
    })
    await endSessionsOf(tx, { userId })
    await tx.passwordReset.deleteMany({ where: { userId, usedAt: null } })
    await recordAudit(tx, [
      {
        subject: { type: 'user', id: userId },
        action: 'password-reset',
        actor: { type: 'buyer', id: userId },
      },
    ])
    if (user.email) await mailPasswordChanged(tx, { ...user, email: user.email })
    return ok()
  })
}

/** For a nightly job: links that opened or died a day ago. */
export async function sweepPasswordResets(): Promise<number> {
  const dayAgo = new Date(Date.now() - 24 * 60 * 60 * 1000)
  const { count } = await db.passwordReset.deleteMany({ where: { expiresAt: { lt: dayAgo } } })
  return count
}
