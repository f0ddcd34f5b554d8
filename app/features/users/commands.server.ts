import { z } from 'zod'
import type { Locale } from '#app/core/locale.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { isUniqueViolation } from '#app/server/unique-violation.server.ts'
import { sealMessage, unsealMessage } from '#app/server/sealed.server.ts'
import {
  endSession,
  endSessionsOf,
  type NewSession,
  startUserSession,
} from '#app/server/session.server.ts'
import { mailAccountExists, mailConfirmEmail, mailEmailChanged } from './account-mail.server.ts'
import { mailPasswordChanged } from './account-mail.server.ts'
import { takeAttempts } from './attempt-limits.server.ts'
import { hashPassword } from './password.server.ts'
import { findAccount } from './queries.server.ts'
import { type PasswordRefusal, provePassword } from './second-factor.server.ts'
import type { TooMany } from './sign-up.server.ts'
import { noSoonerThan } from '#app/server/uniform-time.server.ts'

type Refused<T> = Result<T, PasswordRefusal> & TooMany

export async function signOut(sessionId: string): Promise<void> {
  await transaction((tx) => endSession(tx, sessionId))
}

/** One of one's own; somebody else's is simply not there. */
export function revokeSession(userId: string, sessionId: string): Promise<void> {
  return transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId } })
    if (count > 0) await auditOwn(tx, userId, 'session-ended')
  })
}

export function revokeOtherSessions(userId: string, thisSessionId: string): Promise<void> {
  return transaction(async (tx) => {
    const count = await endSessionsOf(tx, { userId, exceptSessionId: thisSessionId })
    if (count > 0) await auditOwn(tx, userId, 'session-ended')
  })
}

export function changeName(userId: string, name: string): Promise<void> {
  return transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, name: { not: name } },
      data: { name },
    })
    if (count > 0) await auditOwn(tx, userId, 'name-changed')
  })
}

/** That it was done; names and addresses stay out of the trail, which outlives the account. */
function auditOwn(tx: Tx, userId: string, action: string): Promise<void> {
  const actor = { type: 'buyer', id: userId } as const
  return recordAudit(tx, [{ subject: { type: 'user', id: userId }, action, actor }])
}

/** Everybody who knew the old password is out with the next request; this browser gets a new id. */
export async function changePassword(
  { userId, userAgent }: { userId: string; userAgent: string },
  { currentPassword, password }: { currentPassword: string; password: string },
): Promise<Refused<NewSession>> {
  const proven = await provePassword(userId, currentPassword)
  if (!proven.ok) return proven
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    const user = await tx.user.update({
      where: { id: userId },
      data: { passwordHash },
      select: { name: true, email: true, locale: true },
    })
    await endSessionsOf(tx, { userId })
    // A link that is still on its way would undo the change.
    await tx.passwordReset.deleteMany({ where: { userId } })
    const session = await startUserSession(tx, { userId, isVerified: true, userAgent })
    await auditOwn(tx, userId, 'password-changed')
    if (user.email) await mailPasswordChanged(tx, { ...user, email: user.email })
    return ok(session)
  })
}

const validMinutes = 24 * 60
const answerAfterMs = 350

type EmailChange = { email: string; currentPassword: string; locale: Locale }

/** The same answer for an address that has an account: its owner is told, and nobody else. */
export function requestEmailChange(
  user: { id: string; email: string | null },
  change: EmailChange,
): Promise<Refused<undefined>> {
  return noSoonerThan(answerAfterMs, requestEmailChangeNow(user, change))
}

async function requestEmailChangeNow(
  user: { id: string; email: string | null },
  { email, currentPassword, locale }: EmailChange,
): Promise<Refused<undefined>> {
  const proven = await provePassword(user.id, currentPassword)
  if (!proven.ok) return proven
  const allowed = await takeAttempts([
    ['mail-account', `change ${user.id}`],
    ['mail-account', `change to ${email}`],
  ])
  if (!allowed.ok) return allowed
  const known = await findAccount({ kind: 'email', email })
  const message = { userId: user.id, email, previous: user.email }
  const token = sealMessage('change-email', message, validMinutes)
  await transaction((tx) =>
    known
      ? mailAccountExists(tx, { email, name: known.name, locale })
      : mailConfirmEmail(tx, { email, locale }, { token, validMinutes }),
  )
  return ok()
}

const sealedChange = z.object({
  userId: z.string(),
  email: z.string(),
  previous: z.string().nullable(),
})

export function readEmailLink(token: string): z.infer<typeof sealedChange> | null {
  return sealedChange.safeParse(unsealMessage('change-email', token)).data ?? null
}

/** Counts only for the person who asked, and only while the address is still the one it replaces. */
export async function confirmEmailChange(
  userId: string,
  token: string,
): Promise<Result<undefined, 'link-invalid'>> {
  const change = readEmailLink(token)
  if (!change || change.userId !== userId) return refuse('link-invalid')
  const { email, previous } = change
  try {
    return await transaction(async (tx) => {
      const { count } = await tx.user.updateMany({
        where: { id: userId, email: previous, disabledAt: null },
        data: { email },
      })
      if (count === 0) return refuse('link-invalid')
      await tx.passwordReset.deleteMany({ where: { userId, usedAt: null } })
      const { name, locale } = await tx.user.findUniqueOrThrow({ where: { id: userId } })
      await auditOwn(tx, userId, 'e-mail-changed')
      if (previous) await mailEmailChanged(tx, { email: previous, name, locale })
      return ok()
    })
  } catch (error) {
    // Somebody else's account took the address since the mail was sent.
    if (isUniqueViolation(error)) return refuse('link-invalid')
    throw error
  }
}
