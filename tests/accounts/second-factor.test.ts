import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  disableSecondFactor,
  enableSecondFactor,
  giveSecondFactor,
  resetSecondFactor,
} from '#app/features/users/second-factor.server.ts'
import { signIn } from '#app/features/users/sign-in.server.ts'
import { offerTotpSecret } from '#app/features/users/totp.server.ts'
import { db } from '#app/server/db.server.ts'
import { findVisitor } from '#app/server/session.server.ts'
import {
  aCaller,
  aPerson,
  goodPassword,
  identifierOf,
  requestWith,
  signedInCookie,
} from './people.ts'

// A code is of a step of thirty seconds: the clock stands in the middle of one, so that none ends
// between making a code and giving it.
const step = 30_000
const standStillAt = (now: number) => vi.useFakeTimers({ toFake: ['Date'], now })
beforeAll(() => standStillAt((Math.floor(Date.now() / step) + 0.5) * step))
afterAll(() => vi.useRealTimers())

function codeAt(base32: string, secondsFromNow: number): string {
  const totp = new TOTP({ secret: Secret.fromBase32(base32) })
  return totp.generate({ timestamp: Date.now() + secondsFromNow * 1000 })
}

const proofOf = (code: string, currentPassword = goodPassword) => ({ code, currentPassword })

/** A person whose app is connected; the connecting code was of the step before. */
async function aPersonWithApp() {
  const person = await aPerson()
  const session = await signedInCookie(person.id)
  const { base32 } = await offerTotpSecret(session.sessionId, person.email!)
  const who = { userId: person.id, sessionId: session.sessionId }
  const enabled = await enableSecondFactor(who, proofOf(codeAt(base32, -30)))
  expect(enabled.ok).toBe(true)
  return { person, base32, session }
}

async function halfSignedIn(person: { email: string | null }) {
  const result = await signIn(
    { identifier: identifierOf(person), password: goodPassword },
    aCaller(),
  )
  if (!result.ok) throw new Error(result.reason)
  expect(result.value.needsSecondFactor).toBe(true)
  return { ...result.value, cookie: `sid=${result.value.token}` }
}

const caller = { userAgent: 'test' }

test('only a code of the offered secret turns it on, and other sessions end', async () => {
  const person = await aPerson()
  const [here, there] = [await signedInCookie(person.id), await signedInCookie(person.id)]
  const who = { userId: person.id, sessionId: here.sessionId }
  expect((await enableSecondFactor(who, proofOf('000000'))).ok).toBe(false)
  const { base32 } = await offerTotpSecret(here.sessionId, person.email!)
  expect((await enableSecondFactor(who, proofOf(codeAt(base32, 0)))).ok).toBe(true)
  expect((await findVisitor(requestWith(here.cookie)))?.user?.hasSecondFactor).toBe(true)
  expect(await findVisitor(requestWith(there.cookie))).toBeNull()
  const stored = await db.user.findUniqueOrThrow({ where: { id: person.id } })
  expect(stored.totpSecret).not.toContain(base32)
})

test('the password alone opens nothing', async () => {
  const { person } = await aPersonWithApp()
  const { cookie } = await halfSignedIn(person)
  expect(await findVisitor(requestWith(cookie))).toMatchObject({
    user: null,
    pendingUserId: person.id,
  })
})

test('a code opens the door once', async () => {
  const { person, base32 } = await aPersonWithApp()
  const first = await halfSignedIn(person)
  const second = await halfSignedIn(person)
  const code = codeAt(base32, 0)
  const entered = await giveSecondFactor({ ...first, code }, caller)
  if (!entered.ok) throw new Error(entered.reason)
  expect(entered.value.sessionId).not.toBe(first.sessionId)
  const visitor = await findVisitor(requestWith(`sid=${entered.value.token}`))
  expect(visitor?.user?.id).toBe(person.id)
  expect(await findVisitor(requestWith(first.cookie))).toBeNull()
  const again = await giveSecondFactor({ ...second, code }, caller)
  expect(again).toEqual({ ok: false, reason: 'wrong-code' })
  const next = await giveSecondFactor({ ...second, code: codeAt(base32, 30) }, caller)
  expect(next.ok).toBe(true)
})

test('one code in two hands at once opens one door', async () => {
  const { person, base32 } = await aPersonWithApp()
  const both = [await halfSignedIn(person), await halfSignedIn(person)]
  const code = codeAt(base32, 0)
  const answers = await Promise.all(both.map((half) => giveSecondFactor({ ...half, code }, caller)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('after five wrong codes the half-open session is over, right code or not', async () => {
  const { person, base32 } = await aPersonWithApp()
  const half = await halfSignedIn(person)
  const give = (code: string) => giveSecondFactor({ ...half, code }, caller)
  const right = codeAt(base32, 0)
  const wrong = right === '123456' ? '654321' : '123456'
  for (let i = 0; i < 5; i++) expect(await give(wrong)).toMatchObject({ reason: 'wrong-code' })
  expect(await give(right)).toMatchObject({ ok: false, reason: 'too-many' })
  expect(await findVisitor(requestWith(half.cookie))).toMatchObject({ pendingUserId: null })
})

test('a code cannot be given for somebody else, or by who did not give the password', async () => {
  const { person, base32, session } = await aPersonWithApp()
  const { person: other } = await aPersonWithApp()
  const half = await halfSignedIn(other)
  const code = codeAt(base32, 0)
  const attempts = [half.sessionId, session.sessionId].map((sessionId) =>
    giveSecondFactor({ userId: person.id, sessionId, code }, caller),
  )
  for (const answer of await Promise.all(attempts)) {
    expect(answer).toEqual({ ok: false, reason: 'not-waiting' })
  }
})

test('an admin can take it away from who lost the telephone, with a trace', async () => {
  const { person, session } = await aPersonWithApp()
  const admin = await aPerson({ platformRole: 'admin' })
  await resetSecondFactor(person.id, { type: 'admin', id: admin.id })
  expect(await findVisitor(requestWith(session.cookie))).toBeNull()
  const result = await signIn(
    { identifier: identifierOf(person), password: goodPassword },
    aCaller(),
  )
  expect(result).toMatchObject({ ok: true, value: { needsSecondFactor: false } })
  const trail = await db.auditEntry.findMany({ where: { subjectId: person.id } })
  expect(trail.map(({ action, actorId }) => [action, actorId])).toContainEqual([
    'second-factor-off',
    admin.id,
  ])
})

// Leave `takeCode` out of disableSecondFactor and this is red.
test('removing it takes the password and a code that was not used yet', async () => {
  const { person, base32, session } = await aPersonWithApp()
  const isOn = async () => (await findVisitor(requestWith(session.cookie)))?.user?.hasSecondFactor
  const code = codeAt(base32, 0)
  const used = codeAt(base32, -30)
  const refused = [
    [proofOf(code, 'salah'), 'wrong-password'],
    [proofOf('000000'), 'wrong-code'],
    [proofOf(used), 'wrong-code'],
  ] as const
  for (const [proof, reason] of refused) {
    expect(await disableSecondFactor(person.id, proof)).toMatchObject({ ok: false, reason })
  }
  expect(await isOn()).toBe(true)
  expect((await disableSecondFactor(person.id, proofOf(code))).ok).toBe(true)
  expect(await isOn()).toBe(false)
})

// Leave `totpOffer: null` out of enableSecondFactor and this is red.
test('setting it up again in the same session gives another secret, and the old app no code', async () => {
  const { person, base32, session } = await aPersonWithApp()
  const who = { userId: person.id, sessionId: session.sessionId }
  await disableSecondFactor(person.id, proofOf(codeAt(base32, 0)))
  // A form of before the renewal, with nothing on offer.
  expect(await enableSecondFactor(who, proofOf(codeAt(base32, 30)))).toMatchObject({
    reason: 'offer-over',
  })
  const renewed = await offerTotpSecret(session.sessionId, person.email!)
  expect(renewed.base32).not.toBe(base32)
  expect(await enableSecondFactor(who, proofOf(codeAt(base32, 30)))).toMatchObject({
    reason: 'wrong-code',
  })
  expect((await enableSecondFactor(who, proofOf(codeAt(renewed.base32, 0)))).ok).toBe(true)
})

test('reloading the page keeps the secret, two pages at once show one, an old one is replaced', async () => {
  const person = await aPerson()
  const { sessionId } = await signedInCookie(person.id)
  const offers = await Promise.all([1, 2, 3].map(() => offerTotpSecret(sessionId, 'Siti')))
  expect(new Set(offers.map(({ base32 }) => base32)).size).toBe(1)
  expect(await offerTotpSecret(sessionId, 'Siti')).toEqual(offers[0])
  const kept = await db.session.findUniqueOrThrow({ where: { id: sessionId } })
  expect(JSON.stringify(kept)).not.toContain(offers[0]!.base32)
  const now = Date.now()
  standStillAt(now + 61 * 60_000)
  const later = await offerTotpSecret(sessionId, 'Siti')
  standStillAt(now)
  expect(later.base32).not.toBe(offers[0]!.base32)
})

// Remove `provePassword` from enableSecondFactor and this is red.
test('setting it up takes the password, so that a telephone left open is not taken over', async () => {
  const person = await aPerson()
  const { cookie, sessionId } = await signedInCookie(person.id)
  const who = { userId: person.id, sessionId }
  const code = codeAt((await offerTotpSecret(sessionId, person.email!)).base32, 0)
  const wrong = await enableSecondFactor(who, proofOf(code, 'bukan kata sandinya'))
  expect(wrong).toEqual({ ok: false, reason: 'wrong-password' })
  expect((await findVisitor(requestWith(cookie)))?.user?.hasSecondFactor).toBe(false)
  expect((await enableSecondFactor(who, proofOf(code))).ok).toBe(true)
})

test('guessing is over after five, for setting up and for taking off', async () => {
  const person = await aPerson()
  const { sessionId } = await signedInCookie(person.id)
  const who = { userId: person.id, sessionId }
  const code = codeAt((await offerTotpSecret(sessionId, person.email!)).base32, 0)
  for (let i = 0; i < 5; i++) {
    const guess = await enableSecondFactor(who, proofOf(code, `tebakan ${i}`))
    expect(guess).toMatchObject({ reason: 'wrong-password' })
  }
  expect(await enableSecondFactor(who, proofOf(code))).toMatchObject({ reason: 'too-many' })
  const { person: other, base32 } = await aPersonWithApp()
  for (let i = 0; i < 5; i++) {
    expect(await disableSecondFactor(other.id, proofOf('000000'))).toMatchObject({
      reason: 'wrong-code',
    })
  }
  const right = proofOf(codeAt(base32, 0))
  expect(await disableSecondFactor(other.id, right)).toMatchObject({ reason: 'too-many' })
})
