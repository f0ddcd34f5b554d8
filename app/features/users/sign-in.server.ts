import { refuse, type Result, ok } from '#app/core/result.ts'
import { type BroughtIn, mergeCarts } from '#app/features/cart/bring-in.server.ts'
import { countCart } from '#app/features/cart/queries.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { endSession, startUserSession, type NewSession } from '#app/server/session.server.ts'
import { newSecretToken, sealMessage, unsealMessage } from '#app/server/sealed.server.ts'
import { z } from 'zod'
import {
  addressBucket,
  type Attempt,
  giveBackAttempts,
  takeAttempts,
} from './attempt-limits.server.ts'
import { type Identifier, identifierText } from './identifier.ts'
import { verifyPassword } from './password.server.ts'
import { findAccount, type Account } from './queries.server.ts'

/** Where a request comes from, as far as signing in must know. */
export type Caller = {
  clientIp: string
  userAgent: string
  /** The browser's session before, whose cart comes along. */
  sessionId: string | null
  /** What the cookie of a browser that has signed in before says. */
  device: string | null
}

export type SignedIn = NewSession & {
  userId: string
  name: string
  cartCount: number
  /** Things of the guest's cart that could not come along. */
  leftOut: number
  /** The password was right, and the second factor is still to be given. */
  needsSecondFactor: boolean
  device: string
}

export type SignInRefusal = 'wrong-credentials' | 'too-many'
export type SignInResult = Result<SignedIn, SignInRefusal> & { retryAfterSeconds?: number }

/**
 * Unknown account, disabled account and wrong password are the same refusal after the same work.
 * Attempts are counted before the password is looked at, and given back when it was right.
 */
export async function signIn(
  { identifier, password }: { identifier: Identifier; password: string },
  caller: Caller,
): Promise<SignInResult> {
  const account = await findAccount(identifier)
  const attempts = attemptsFor(identifierText(identifier), account, caller)
  const allowed = await takeAttempts(attempts)
  if (!allowed.ok) return allowed
  const isRight = await verifyPassword(account?.passwordHash ?? null, password)
  if (!isRight || !account) return refuse('wrong-credentials')
  const signedIn = await transaction((tx) => openAccount(tx, account, caller))
  if (signedIn.ok) await giveBackAttempts(attempts)
  return signedIn
}

function attemptsFor(identifier: string, account: Account | null, caller: Caller): Attempt[] {
  const here = addressBucket(caller.clientIp)
  const device = knownDevice(caller.device)
  const isKnown = device !== null && device.userId === account?.id
  return [
    ['sign-in-address', here],
    isKnown ? ['sign-in-device', device.nonce] : ['sign-in-here', `${identifier} ${here}`],
    ...(isKnown ? [] : ([['sign-in-account', identifier]] as const)),
  ]
}

const deviceMessage = z.object({ userId: z.string(), nonce: z.string() })
const deviceDays = 365

function knownDevice(sealed: string | null): z.infer<typeof deviceMessage> | null {
  return sealed ? (deviceMessage.safeParse(unsealMessage('device', sealed)).data ?? null) : null
}

function newDevice(userId: string): string {
  return sealMessage('device', { userId, nonce: newSecretToken() }, deviceDays * 24 * 60)
}

/** With the row locked: a password that changed, or an account closed, a moment ago opens nothing. */
async function openAccount(tx: Tx, account: Account, caller: Caller): Promise<SignInResult> {
  const unchanged = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM users WHERE id = ${account.id}::uuid AND password_hash = ${account.passwordHash}
      AND disabled_at IS NULL FOR SHARE`
  if (unchanged.length === 0) return refuse('wrong-credentials')
  if (!account.hasSecondFactor) return ok(await enter(tx, account, caller))
  return ok(await waitForSecondFactor(tx, account, caller))
}

/** The guest's cart joins the account's, and the browser gets a new session. */
export async function enter(
  tx: Tx,
  { id: userId, name }: { id: string; name: string },
  { sessionId, userAgent }: Pick<Caller, 'sessionId' | 'userAgent'>,
): Promise<SignedIn> {
  const session = await startUserSession(tx, { userId, isVerified: true, userAgent })
  const brought = await bringCart(tx, { sessionId, userId })
  if (sessionId) await endSession(tx, sessionId)
  return {
    ...session,
    userId,
    name,
    ...brought,
    needsSecondFactor: false,
    device: newDevice(userId),
  }
}

async function bringCart(
  tx: Tx,
  { sessionId, userId }: { sessionId: string | null; userId: string },
): Promise<BroughtIn> {
  const guestCart = sessionId && (await tx.cart.findUnique({ where: { sessionId } }))
  if (guestCart) return mergeCarts(tx, { sessionId, userId })
  const cart = await tx.cart.findUnique({ where: { userId }, select: { id: true } })
  return { cartCount: cart ? await countCart(tx, cart.id) : 0, leftOut: 0 }
}

/** Until the code is given this browser is a guest, and keeps the guest's cart. */
async function waitForSecondFactor(
  tx: Tx,
  { id: userId, name }: Account,
  { sessionId: before, userAgent }: Caller,
): Promise<SignedIn> {
  const session = await startUserSession(tx, { userId, isVerified: false, userAgent })
  let cartCount = 0
  if (before) {
    const { sessionId } = session
    await tx.cart.updateMany({ where: { sessionId: before }, data: { sessionId } })
    const cart = await tx.cart.findUnique({ where: { sessionId }, select: { id: true } })
    cartCount = cart ? await countCart(tx, cart.id) : 0
    await endSession(tx, before)
  }
  return {
    ...session,
    userId,
    name,
    cartCount,
    leftOut: 0,
    needsSecondFactor: true,
    device: newDevice(userId),
  }
}
