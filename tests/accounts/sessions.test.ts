import { expect, test, vi } from 'vitest'
import { signIn } from '#app/features/users/sign-in.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { currentVisitor, requireVisitor } from '#app/server/guards.server.ts'
import { withRequestMemory } from '#app/server/request-memory.server.ts'
import { endSession, findVisitor, sweepSessions } from '#app/server/session.server.ts'
import {
  aCaller,
  aMember,
  aPerson,
  cookieFrom,
  goodPassword,
  identifierOf,
  requestWith,
  signedInCookie,
  here,
} from './people.ts'

const visitorOf = (cookie: string | null) => findVisitor(requestWith(cookie))

async function ageSession(id: string, { created = '0', seen = '0' }) {
  await pool.query(
    `UPDATE sessions SET created_at = created_at - $2::interval,
       last_seen_at = last_seen_at - $3::interval WHERE id = $1`,
    [id, created, seen],
  )
}

test('looking leaves no trace, putting into the cart makes a session', async () => {
  const before = await db.session.count()
  expect(await currentVisitor(requestWith(null))).toBeNull()
  expect(await db.session.count()).toBe(before)

  const { scope, headers } = await requireVisitor(requestWith(null), here)
  expect(scope.userId).toBeNull()
  expect(headers.getSetCookie()[0]).toMatch(
    /^sid=[\w-]{43}; Path=\/; Max-Age=2592000; SameSite=Lax; HttpOnly$/,
  )
  const again = await requireVisitor(requestWith(cookieFrom(headers)), here)
  expect(again.scope.sessionId).toBe(scope.sessionId)
  expect(again.headers.getSetCookie()).toEqual([])
})

test('one address cannot fill the table with sessions of nobody', async () => {
  const flood = { clientIp: '203.0.113.77' }
  const visits = Array.from({ length: 301 }, () => requireVisitor(requestWith(null), flood))
  const refused = (await Promise.allSettled(visits)).filter(({ status }) => status === 'rejected')
  expect(refused).toMatchObject([{ reason: { status: 429 } }])
  await requireVisitor(requestWith(null), { clientIp: '203.0.113.78' })
})

test('over https the cookie is __Host- and Secure', async () => {
  const { env } = await import('#app/server/env.server.ts')
  const { APP_URL } = env
  try {
    Object.assign(env, { APP_URL: 'https://lumbung.example.id' })
    const { headers } = await requireVisitor(requestWith(null), here)
    expect(headers.getSetCookie()[0]).toMatch(
      /^__Host-sid=[\w-]{43}; Path=\/; Max-Age=\d+; SameSite=Lax; HttpOnly; Secure$/,
    )
    const plain = cookieFrom(headers).replace('__Host-', '')
    expect(await visitorOf(plain)).toBeNull()
    expect(await visitorOf(cookieFrom(headers))).not.toBeNull()
  } finally {
    Object.assign(env, { APP_URL })
  }
})

test('the table holds no token', async () => {
  const { headers, scope } = await requireVisitor(requestWith(null), here)
  const token = cookieFrom(headers).slice('sid='.length)
  const row = await db.session.findUniqueOrThrow({ where: { id: scope.sessionId } })
  expect(JSON.stringify(row)).not.toContain(token)
})

test.each([
  'sid=%E0%A4%A',
  'sid=',
  'sid',
  'sid=a; sid=b',
  `sid=${'A'.repeat(43)}`,
  `sid="${'A'.repeat(43)}"`,
  `sid=${'x'.repeat(7000)}`,
  'sid=0190a3c2-0000-7000-8000-000000000000',
  "sid='; DROP TABLE sessions;--",
  'SID=abc; ; ;=; sid',
  Array.from({ length: 40 }, (_, i) => `sid=${String(i).padStart(43, 'A')}`).join('; '),
])('odd cookie %# is nobody, and no error', async (cookie) => {
  expect(await visitorOf(cookie)).toBeNull()
})

test('of two cookies the one that is ours counts; two live sessions are nobody', async () => {
  const [siti, budi] = [await aPerson(), await aPerson()]
  const { cookie: sitis } = await signedInCookie(siti.id)
  const { cookie: budis } = await signedInCookie(budi.id)
  expect((await visitorOf(`sid=a; ${sitis}`))?.user?.id).toBe(siti.id)
  expect((await visitorOf(`${sitis}; sid=${'B'.repeat(43)}`))?.user?.id).toBe(siti.id)
  expect((await visitorOf(`${sitis}; ${sitis}`))?.user?.id).toBe(siti.id)
  expect(await visitorOf(`${sitis}; ${budis}`)).toBeNull()
  expect(await visitorOf(`${budis}; ${sitis}`)).toBeNull()
})

test('a session ends after 30 days, or 7 days without a visit', async () => {
  const { id } = await aPerson()
  const fresh = await signedInCookie(id)
  await ageSession(fresh.sessionId, { created: '29 days 23 hours', seen: '6 days 23 hours' })
  expect((await visitorOf(fresh.cookie))?.user?.id).toBe(id)

  const old = await signedInCookie(id)
  await ageSession(old.sessionId, { created: '30 days' })
  expect(await visitorOf(old.cookie)).toBeNull()

  const idle = await signedInCookie(id)
  await ageSession(idle.sessionId, { created: '8 days', seen: '7 days' })
  expect(await visitorOf(idle.cookie)).toBeNull()
})

test.each(['manager', 'supervisor', 'admin', 'regencyOfficer'] as const)(
  'the session of a %s ends after 12 hours, or half an hour without a visit',
  async (role) => {
    const isPlatform = role === 'admin' || role === 'regencyOfficer'
    const user = isPlatform ? await aPerson({ platformRole: role }) : (await aMember(role)).user
    const fresh = await signedInCookie(user.id)
    await ageSession(fresh.sessionId, { created: '11 hours 59 minutes', seen: '29 minutes' })
    expect((await visitorOf(fresh.cookie))?.user?.id).toBe(user.id)

    const old = await signedInCookie(user.id)
    await ageSession(old.sessionId, { created: '12 hours' })
    expect(await visitorOf(old.cookie)).toBeNull()

    const idle = await signedInCookie(user.id)
    await ageSession(idle.sessionId, { seen: '30 minutes' })
    expect(await visitorOf(idle.cookie)).toBeNull()
  },
)

test('a visit is written down once a minute and not more often', async () => {
  const { cookie, sessionId } = await signedInCookie((await aPerson()).id)
  const seen = async () =>
    (await db.session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt.getTime()
  const start = await seen()
  await visitorOf(cookie)
  expect(await seen()).toBe(start)
  await ageSession(sessionId, { seen: '61 seconds' })
  await visitorOf(cookie)
  expect(await seen()).toBeGreaterThan(start - 1000)
})

test('who is asking costs one query for each request, however many loaders ask', async () => {
  const { cookie } = await signedInCookie((await aMember('manager')).user.id)
  const query = vi.spyOn(pool, 'query')
  await withRequestMemory(() =>
    Promise.all([1, 2, 3].map(() => currentVisitor(requestWith(cookie)))),
  )
  expect(query).toHaveBeenCalledTimes(1)
  await currentVisitor(requestWith(cookie))
  expect(query).toHaveBeenCalledTimes(2)
})

test('a disabled person is nobody with the next request', async () => {
  const { id } = await aPerson()
  const { cookie } = await signedInCookie(id)
  expect((await visitorOf(cookie))?.user?.id).toBe(id)
  await db.user.update({ where: { id }, data: { disabledAt: new Date() } })
  expect(await visitorOf(cookie)).toBeNull()
})

test('signing out makes the cookie worthless at once', async () => {
  const { cookie, sessionId } = await signedInCookie((await aPerson()).id)
  await endSession(db, sessionId)
  expect(await visitorOf(cookie)).toBeNull()
})

test('signing in gives the browser a new id and ends the one it had', async () => {
  const person = await aPerson()
  const guest = await requireVisitor(requestWith(null), here)
  const guestCookie = cookieFrom(guest.headers)
  const caller = aCaller({ sessionId: guest.scope.sessionId })
  const result = await signIn({ identifier: identifierOf(person), password: goodPassword }, caller)
  if (!result.ok) throw new Error(result.reason)
  expect(result.value.sessionId).not.toBe(guest.scope.sessionId)
  expect(await visitorOf(guestCookie)).toBeNull()
  expect((await visitorOf(`sid=${result.value.token}`))?.user?.id).toBe(person.id)
})

test('sessions nobody can come back to are swept away, others stay', async () => {
  const { id } = await aPerson()
  const kept = await signedInCookie(id)
  const gone = await signedInCookie(id)
  await ageSession(gone.sessionId, { seen: '7 days 1 minute' })
  expect(await sweepSessions()).toBeGreaterThan(0)
  const left = await db.session.findMany({ where: { userId: id }, select: { id: true } })
  expect(left).toEqual([{ id: kept.sessionId }])
})
