import type * as Argon2 from '@node-rs/argon2'
import { expect, test, vi } from 'vitest'
import {
  confirmEmailChange,
  requestEmailChange,
  revokeSession,
} from '#app/features/users/commands.server.ts'
import { requestPasswordReset, resetPassword } from '#app/features/users/recovery.server.ts'
import { signIn } from '#app/features/users/sign-in.server.ts'
import { confirmSignUp, signUp } from '#app/features/users/sign-up.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { findVisitor } from '#app/server/session.server.ts'
import {
  aCaller,
  aPerson,
  goodPassword,
  identifierOf,
  requestWith,
  signedInCookie,
} from './people.ts'

const { hash } = await import('@node-rs/argon2')
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof Argon2>()
  return { ...argon2, hash: vi.fn(argon2.hash) }
})

let count = 0
const newEmail = () => `baru${++count}@contoh.id`
const trailOf = async (userId: string) =>
  (await db.auditEntry.findMany({ where: { subjectId: userId } })).map(({ action }) => action)
const newPassword = 'kopi tubruk pagi hari'
const mailsTo = (recipient: string) =>
  db.message.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } })

async function linkIn(recipient: string): Promise<URL> {
  const mails = await mailsTo(recipient)
  return new URL(/https?:\/\/\S+/.exec(mails.at(-1)!.text)![0])
}

async function askReset(email: string): Promise<string> {
  await requestPasswordReset({ identifier: { kind: 'email', email }, locale: 'id' }, aCaller())
  return (await linkIn(email)).pathname.split('/').at(-1)!
}

const aSignUp = (email: string) =>
  ({
    name: 'Siti',
    identifier: { kind: 'email', email },
    password: newPassword,
    locale: 'id',
  }) as const

test('a sign-up by e-mail stores nobody until the password is typed behind the link', async () => {
  const email = newEmail()
  expect(await signUp(aSignUp(email), aCaller())).toEqual({ ok: true, value: undefined })
  expect(await db.user.count({ where: { email } })).toBe(0)
  const token = (await linkIn(email)).searchParams.get('token')!
  const wrong = await confirmSignUp({ token, password: 'bukan ini' }, aCaller())
  expect(wrong).toEqual({ ok: false, reason: 'wrong-password' })
  const confirmed = await confirmSignUp({ token, password: newPassword }, aCaller())
  expect(confirmed).toMatchObject({ ok: true, value: { name: 'Siti' } })
  const user = await db.user.findFirstOrThrow({ where: { email }, include: { consents: true } })
  expect(user).toMatchObject({ platformRole: null, disabledAt: null })
  expect(user.consents).toHaveLength(1)
  const again = await confirmSignUp({ token, password: newPassword }, aCaller())
  expect(again).toEqual({ ok: false, reason: 'already-active' })
})

test.each(['', 'x', 'A'.repeat(200)])('the made-up link %j activates nothing', async (token) => {
  const result = await confirmSignUp({ token, password: newPassword }, aCaller())
  expect(result).toEqual({ ok: false, reason: 'link-invalid' })
})

test('signing up with a known address answers the same, after the same work, and tells its owner', async () => {
  const person = await aPerson()
  const before = await db.user.count()
  vi.mocked(hash).mockClear()
  expect(await signUp(aSignUp(person.email!), aCaller())).toEqual({ ok: true, value: undefined })
  expect(hash).toHaveBeenCalledTimes(1)
  expect(await db.user.count()).toBe(before)
  const [mail] = await mailsTo(person.email!)
  expect(mail!.template).toBe('account-accountExists')
  expect(mail!.text).not.toContain('token')
})

test('signing up with a known number answers the same and changes nothing', async () => {
  const person = await aPerson()
  const byPhone = (phone: string) =>
    signUp({ ...aSignUp(''), identifier: { kind: 'phone', phone } }, aCaller())
  vi.mocked(hash).mockClear()
  const known = await byPhone(person.phone!)
  const unknown = await byPhone('+6281333334444')
  expect(known).toEqual(unknown)
  expect(hash).toHaveBeenCalledTimes(2)
  expect((await db.user.findUniqueOrThrow({ where: { id: person.id } })).passwordHash).toBe(
    person.passwordHash,
  )
  const identifier = { kind: 'phone', phone: '+6281333334444' } as const
  expect((await signIn({ identifier, password: newPassword }, aCaller())).ok).toBe(true)
})

test('two sign-ups of one number at once make one account', async () => {
  const identifier = { kind: 'phone', phone: '+6281333335555' } as const
  await Promise.all([1, 2, 3].map(() => signUp({ ...aSignUp(''), identifier }, aCaller())))
  expect(await db.user.count({ where: { phone: identifier.phone } })).toBe(1)
})

test('a reset link works once, even when clicked twice at the same moment', async () => {
  const person = await aPerson()
  const { cookie } = await signedInCookie(person.id)
  const token = await askReset(person.email!)
  const clicks = await Promise.all(
    [1, 2].map(() => resetPassword({ token, password: newPassword }, aCaller())),
  )
  expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await resetPassword({ token, password: 'yang lain lagi' }, aCaller())).toEqual({
    ok: false,
    reason: 'link-invalid',
  })
  expect(await findVisitor(requestWith(cookie))).toBeNull()
  // Take `recordAudit` out of resetPassword and this is red.
  expect(await trailOf(person.id)).toEqual(['password-reset'])
  const credentials = { identifier: identifierOf(person), password: newPassword }
  expect((await signIn(credentials, aCaller())).ok).toBe(true)
})

test('the table keeps no token, the link dies after half an hour, and one use ends the others', async () => {
  const person = await aPerson()
  const [first, second] = [await askReset(person.email!), await askReset(person.email!)]
  const rows = await db.passwordReset.findMany({ where: { userId: person.id } })
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain(first)
  expect((await resetPassword({ token: second, password: newPassword }, aCaller())).ok).toBe(true)
  expect((await resetPassword({ token: first, password: newPassword }, aCaller())).ok).toBe(false)

  const third = await askReset(person.email!)
  await pool.query(`UPDATE password_resets SET expires_at = expires_at - interval '30 minutes'`)
  expect((await resetPassword({ token: third, password: newPassword }, aCaller())).ok).toBe(false)
})

test('the link carries our own address and nothing a request could have said', async () => {
  const person = await aPerson()
  await askReset(person.email!)
  expect((await linkIn(person.email!)).origin).toBe('http://localhost:3000')
})

test('asking for a reset answers the same for everybody, and writes to nobody else', async () => {
  const [phoneOnly, disabled] = [await aPerson({ email: null }), await aPerson()]
  await db.user.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } })
  const before = await db.message.count()
  const answers = await Promise.all(
    (
      [
        { kind: 'phone', phone: phoneOnly.phone! },
        identifierOf(disabled),
        { kind: 'email', email: 'tidak.ada@contoh.id' },
      ] as const
    ).map((identifier) => requestPasswordReset({ identifier, locale: 'id' }, aCaller())),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await db.message.count()).toBe(before)
})

test('nobody is flooded with mails, and the refusal is the same for unknown addresses', async () => {
  const person = await aPerson()
  for (const email of [person.email!, newEmail()]) {
    const ask = () =>
      requestPasswordReset({ identifier: { kind: 'email', email }, locale: 'id' }, aCaller())
    const answers = []
    for (let i = 0; i < 6; i++) answers.push(await ask())
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, false, false])
  }
  expect(await mailsTo(person.email!)).toHaveLength(4)
})

test('a new address counts only after its link, only for who asked, and only once', async () => {
  const [person, other] = [await aPerson(), await aPerson()]
  const email = newEmail()
  const change = { email, currentPassword: goodPassword, locale: 'id' } as const
  expect((await requestEmailChange(person, { ...change, currentPassword: 'salah' })).ok).toBe(false)
  expect((await requestEmailChange(person, change)).ok).toBe(true)
  const token = (await linkIn(email)).searchParams.get('token')!
  expect((await confirmEmailChange(other.id, token)).ok).toBe(false)
  expect((await confirmEmailChange(person.id, token)).ok).toBe(true)
  expect((await db.user.findUniqueOrThrow({ where: { id: person.id } })).email).toBe(email)
  expect((await mailsTo(person.email!)).at(-1)!.template).toBe('account-emailChanged')
  expect(await trailOf(person.id)).toEqual(['e-mail-changed'])
  expect((await confirmEmailChange(person.id, token)).ok).toBe(false)
})

test('changing to an address that has an account answers the same and tells its owner', async () => {
  const [person, owner] = [await aPerson(), await aPerson()]
  const asked = await requestEmailChange(person, {
    email: owner.email!,
    currentPassword: goodPassword,
    locale: 'id',
  })
  expect(asked).toEqual({ ok: true, value: undefined })
  expect((await mailsTo(owner.email!)).at(-1)!.template).toBe('account-accountExists')
})

test("somebody else's session cannot be ended", async () => {
  const [person, other] = [await aPerson(), await aPerson()]
  const { cookie, sessionId } = await signedInCookie(other.id)
  await revokeSession(person.id, sessionId)
  expect(await findVisitor(requestWith(cookie))).not.toBeNull()
  await revokeSession(other.id, sessionId)
  expect(await findVisitor(requestWith(cookie))).toBeNull()
})
