import { z } from 'zod'
import { newId } from '#app/core/ids.ts'
import type { Locale } from '#app/core/locale.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { visitorOf } from '#app/server/rate-limit.server.ts'
import { sealMessage, unsealMessage } from '#app/server/sealed.server.ts'
import { mailAccountExists, mailConfirmSignUp } from './account-mail.server.ts'
import { takeAttempts } from './attempt-limits.server.ts'
import { type Identifier, identifierText } from './identifier.ts'
import { hashPassword, verifyPassword } from './password.server.ts'
import { findAccount } from './queries.server.ts'
import { type Caller, enter, type SignedIn } from './sign-in.server.ts'
import { noSoonerThan } from '#app/server/uniform-time.server.ts'

export type SignUp = { name: string; identifier: Identifier; password: string; locale: Locale }
export type TooMany = { retryAfterSeconds?: number }

/** The text of the terms a person agrees to by signing up; a new text gets a new version. */
const termsVersion = '2026-11'
const answerAfterMs = 350
const validMinutes = 24 * 60

/**
 * Says the same whether the account exists or not, and takes the same time.
 *
 * By e-mail nothing is stored yet: the link in the mail carries everything, sealed, and the account
 * begins when its password is typed once more behind the link. An account that exists gets a mail
 * saying so. Nobody can so plant an account under somebody else's address.
 *
 * By phone alone there is no channel to prove the number: a new number's account begins at once, a
 * known number's stays as it is, and both are then asked to sign in. Who can sign in with the
 * password he just chose has either made the account or known its password before. So a number's
 * account proves nothing about the number, and nothing is ever attached to an account by its number.
 */
export function signUp(
  form: SignUp,
  caller: Pick<Caller, 'clientIp'>,
): Promise<Result<undefined, 'too-many'> & TooMany> {
  return noSoonerThan(answerAfterMs, signUpNow(form, caller))
}

async function signUpNow(
  { name, identifier, password, locale }: SignUp,
  caller: Pick<Caller, 'clientIp'>,
): Promise<Result<undefined, 'too-many'> & TooMany> {
  const allowed = await takeAttempts([
    ['sign-up-address', visitorOf(caller.clientIp)],
    ['mail-account', `sign-up ${identifierText(identifier)}`],
  ])
  if (!allowed.ok) return allowed
  const passwordHash = await hashPassword(password)
  if (identifier.kind === 'phone') {
    const { phone } = identifier
    await transaction((tx) => createAccount(tx, { name, phone, email: null, passwordHash, locale }))
    return ok()
  }
  const { email } = identifier
  const known = await findAccount(identifier)
  const token = sealMessage('sign-up', { name, email, passwordHash, locale }, validMinutes)
  await transaction((tx) =>
    known
      ? mailAccountExists(tx, { email, name: known.name, locale })
      : mailConfirmSignUp(tx, { email, locale }, { token, validMinutes }),
  )
  return ok()
}

const sealedSignUp = z.object({
  name: z.string(),
  email: z.string(),
  passwordHash: z.string(),
  locale: z.enum(['id', 'en']),
})

/** Whose sign-up the link of the mail is; null when it is too old or not ours. */
export function readSignUpLink(token: string): z.infer<typeof sealedSignUp> | null {
  return sealedSignUp.safeParse(unsealMessage('sign-up', token)).data ?? null
}

export type ConfirmRefusal = 'too-many' | 'link-invalid' | 'wrong-password' | 'already-active'

/** The password again, so that a link alone, or a password alone, opens nothing. */
export async function confirmSignUp(
  { token, password }: { token: string; password: string },
  caller: Caller,
): Promise<Result<SignedIn, ConfirmRefusal> & TooMany> {
  const signUpLink = readSignUpLink(token)
  if (!signUpLink) return refuse('link-invalid')
  const { passwordHash, ...person } = signUpLink
  const allowed = await takeAttempts([
    ['token-address', visitorOf(caller.clientIp)],
    ['password-account', `confirm ${person.email}`],
  ])
  if (!allowed.ok) return allowed
  if (!(await verifyPassword(passwordHash, password))) return refuse('wrong-password')
  return transaction(async (tx) => {
    const id = await createAccount(tx, { ...person, phone: null, passwordHash })
    if (!id) return refuse('already-active')
    return ok(await enter(tx, { id, name: person.name }, caller))
  })
}

type NewAccount = {
  name: string
  email: string | null
  phone: string | null
  passwordHash: string
  locale: Locale
}

/** Null when the address or number has an account already: the unique index decides, not a look before. */
async function createAccount(tx: Tx, account: NewAccount): Promise<string | null> {
  const id = newId()
  const { count } = await tx.user.createMany({ data: { id, ...account }, skipDuplicates: true })
  if (count === 0) return null
  await tx.consent.create({
    data: {
      id: newId(),
      userId: id,
      purpose: 'account',
      version: termsVersion,
      locale: account.locale,
    },
  })
  return id
}
