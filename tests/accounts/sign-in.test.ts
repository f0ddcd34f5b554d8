import type * as Argon2 from '@node-rs/argon2'
import { expect, test, vi } from 'vitest'
import { signIn } from '#app/features/users/sign-in.server.ts'
import { changePassword } from '#app/features/users/commands.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { findVisitor } from '#app/server/session.server.ts'
import { addToCart } from '#app/features/cart/commands.server.ts'
import { requireVisitor } from '#app/server/guards.server.ts'
import { aVariant } from '#tests/factories/shops.ts'
import {
  aCaller,
  aPerson,
  goodPassword,
  identifierOf,
  requestWith,
  signedInCookie,
  here,
} from './people.ts'

const { verify } = await import('@node-rs/argon2')
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof Argon2>()
  return { ...argon2, verify: vi.fn(argon2.verify), hash: vi.fn(argon2.hash) }
})

const nobody = { kind: 'email', email: 'tidak.ada@contoh.id' } as const

test('an account is found by its address in any case, and by its number', async () => {
  const person = await aPerson({ email: 'siti.besar@contoh.id', phone: '+6281299990001' })
  for (const identifier of [
    { kind: 'email', email: 'siti.besar@contoh.id' },
    { kind: 'phone', phone: '+6281299990001' },
  ] as const) {
    const result = await signIn({ identifier, password: goodPassword }, aCaller())
    expect(result).toMatchObject({ ok: true, value: { userId: person.id, cartCount: 0 } })
  }
})

test('a password of 64 characters with spaces and emoji is verified exactly', async () => {
  const password = `🌾 padi menguning 🌋 ${'sawah '.repeat(20)}`.slice(0, 64)
  const person = await aPerson({ password })
  const attempt = (text: string) =>
    signIn({ identifier: identifierOf(person), password: text }, aCaller())
  expect((await attempt(password)).ok).toBe(true)
  expect((await attempt(password.trimEnd() + ' x')).ok).toBe(false)
  expect((await attempt(password.slice(0, -1))).ok).toBe(false)
  expect((await attempt(password.toUpperCase())).ok).toBe(false)
  expect((await attempt(` ${password}`)).ok).toBe(false)
})

test('unknown, disabled and wrong are one refusal after the same work', async () => {
  const known = await aPerson()
  const disabled = await aPerson()
  await db.user.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } })
  for (const identifier of [identifierOf(known), identifierOf(disabled), nobody]) {
    vi.mocked(verify).mockClear()
    const result = await signIn({ identifier, password: 'salah sekali ini' }, aCaller())
    expect(result).toEqual({ ok: false, reason: 'wrong-credentials' })
    expect(verify).toHaveBeenCalledTimes(1)
    const [hash] = vi.mocked(verify).mock.calls[0]!
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  }
  vi.mocked(verify).mockClear()
  const right = await signIn(
    { identifier: identifierOf(disabled), password: goodPassword },
    aCaller(),
  )
  expect(right).toEqual({ ok: false, reason: 'wrong-credentials' })
})

test('twenty wrong passwords: refused with a time, only from there, and not for ever', async () => {
  const person = await aPerson()
  const stranger = aCaller()
  const attempt = (password: string, caller = stranger) =>
    signIn({ identifier: identifierOf(person), password }, caller)
  const results = []
  for (let i = 0; i < 20; i++) results.push(await attempt(`salah ${i}`))
  const refused = results.filter((result) => !result.ok && result.reason === 'too-many')
  expect(refused).toHaveLength(10)
  expect(refused[0]!.retryAfterSeconds).toBeGreaterThan(60)
  expect(refused[0]!.retryAfterSeconds).toBeLessThanOrEqual(15 * 60)
  // Even the right password, from there; but the owner comes from elsewhere.
  expect(await attempt(goodPassword)).toMatchObject({ ok: false, reason: 'too-many' })
  expect((await attempt(goodPassword, aCaller())).ok).toBe(true)
})

test('fifty tries at once are fifty tries', async () => {
  const person = await aPerson()
  const stranger = aCaller()
  vi.mocked(verify).mockClear()
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      signIn({ identifier: identifierOf(person), password: `salah ${i}` }, stranger),
    ),
  )
  expect(results.filter((result) => !result.ok && result.reason === 'too-many')).toHaveLength(40)
  expect(verify).toHaveBeenCalledTimes(10)
})

test('a botnet cannot lock out a device that has signed in before', async () => {
  const person = await aPerson()
  const identifier = identifierOf(person)
  const first = await signIn({ identifier, password: goodPassword }, aCaller())
  if (!first.ok) throw new Error(first.reason)
  for (let i = 0; i < 61; i++) await signIn({ identifier, password: 'salah' }, aCaller())
  const strange = await signIn({ identifier, password: goodPassword }, aCaller())
  expect(strange).toMatchObject({ ok: false, reason: 'too-many' })
  const { device } = first.value
  const own = await signIn({ identifier, password: goodPassword }, aCaller({ device }))
  expect(own.ok).toBe(true)
  const other = await aPerson()
  const foreign = { identifier: identifierOf(other), password: 'salah' }
  for (let i = 0; i < 60; i++) await signIn(foreign, aCaller({ device }))
  const notKnown = await signIn(foreign, aCaller({ device }))
  expect(notKnown).toMatchObject({ ok: false, reason: 'too-many' })
}, 300_000)

test('neither address nor number stands in the table of attempts', async () => {
  const person = await aPerson({ email: 'rahasia.sekali@contoh.id' })
  await signIn(
    { identifier: identifierOf(person), password: 'salah' },
    aCaller({ clientIp: '203.0.113.7' }),
  )
  const rows = await db.rateLimit.findMany()
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows, (_k, v) => (typeof v === 'bigint' ? String(v) : v))).not.toMatch(
    /rahasia|203\.0\.113/,
  )
})

test("the guest's cart comes along, the larger quantity wins", async () => {
  const person = await aPerson()
  const [rice, coffee] = [await aVariant({ stock: 20 }), await aVariant({ stock: 20 })]
  const { sessionId: home } = await signedInCookie(person.id)
  await addToCart(mintScope.buyer({ sessionId: home, userId: person.id }), {
    visit: null,
    variantId: rice.id,
    quantity: 2,
  })
  const { scope } = await requireVisitor(requestWith(null), here)
  await addToCart(scope, { visit: null, variantId: rice.id, quantity: 5 })
  await addToCart(scope, { visit: null, variantId: coffee.id, quantity: 1 })
  const caller = aCaller({ sessionId: scope.sessionId })
  const result = await signIn({ identifier: identifierOf(person), password: goodPassword }, caller)
  expect(result).toMatchObject({ ok: true, value: { cartCount: 6 } })
  const lines = await db.cartLine.findMany({ where: { cart: { userId: person.id } } })
  expect(new Map(lines.map((line) => [line.variantId, line.quantity]))).toEqual(
    new Map([
      [rice.id, 5],
      [coffee.id, 1],
    ]),
  )
})

test('a new password ends every other session at once and gives this browser a new id', async () => {
  const person = await aPerson()
  const [here, there] = [await signedInCookie(person.id), await signedInCookie(person.id)]
  const who = { userId: person.id, userAgent: 'test' }
  const wrong = await changePassword(who, { currentPassword: 'salah', password: 'kopi pagi Kelud' })
  expect(wrong).toEqual({ ok: false, reason: 'wrong-password' })
  expect(await findVisitor(requestWith(there.cookie))).not.toBeNull()
  const changed = await changePassword(who, {
    currentPassword: goodPassword,
    password: 'kopi pagi Kelud',
  })
  if (!changed.ok) throw new Error(changed.reason)
  expect(await findVisitor(requestWith(there.cookie))).toBeNull()
  expect(await findVisitor(requestWith(here.cookie))).toBeNull()
  expect((await findVisitor(requestWith(`sid=${changed.value.token}`)))?.user?.id).toBe(person.id)
  const old = await signIn({ identifier: identifierOf(person), password: goodPassword }, aCaller())
  expect(old.ok).toBe(false)
})

test('a sign-in that was checked against the password of a moment ago opens nothing', async () => {
  const person = await aPerson()
  const { passwordHash } = await aPerson({ password: 'kopi pagi Kelud' })
  // The password changes between the check and the session.
  vi.mocked(verify).mockImplementationOnce(async () => {
    await db.user.update({ where: { id: person.id }, data: { passwordHash } })
    return true
  })
  const late = await signIn({ identifier: identifierOf(person), password: goodPassword }, aCaller())
  expect(late).toEqual({ ok: false, reason: 'wrong-credentials' })
  expect(await db.session.count({ where: { userId: person.id } })).toBe(0)
})
