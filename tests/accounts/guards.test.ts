import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { db } from '#app/server/db.server.ts'
import {
  currentBuyer,
  requireAdmin,
  requireMaker,
  requireRegencyOfficer,
  requireShopMember,
  requireUser,
} from '#app/server/guards.server.ts'
import { aMaker, aShop } from '#tests/factories/shops.ts'
import { aMember, aPerson, here, requestWith, signedInCookie, thrownBy } from './people.ts'

type Guard = (request: Request) => Promise<unknown>

const guards: Record<string, Guard> = {
  requireUser,
  requireAdmin,
  requireRegencyOfficer,
  requireMaker: (request) => requireMaker(request),
  requireMakerById: (request) => requireMaker(request, newId()),
  requireShopReader: (request) => requireShopMember(request),
  requireShopReaderBySlug: (request) => requireShopMember(request, 'x'),
  requireShopReaderByEmptySlug: (request) => requireShopMember(request, ''),
  requireShopWriter: (request) => requireShopMember(request, undefined, { write: true }),
  requireNobody: (request) => requireShopMember(request, undefined, { write: true, roles: [] }),
}

const oddCookies = fc.oneof(
  fc.constant(null),
  fc.constantFrom('sid=', 'sid=undefined', 'sid=null', 'sid=[object Object]', 'shop=x; sid=0'),
  fc.stringMatching(/^[\x21-\x7e]{0,60}$/).map((value) => `sid=${value}`),
  fc.stringMatching(/^[A-Za-z0-9_-]{43}$/).map((value) => `sid=${value}`),
)

test('every guard turns away whoever is nobody', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(guards)),
      oddCookies,
      fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE'),
      async (name, cookie, method) => {
        const request = requestWith(cookie, '/kelola/pesanan?hal=2', { method })
        const answer = await thrownBy(guards[name]!(request))
        const isReading = method === 'GET' || method === 'HEAD'
        expect(answer.status).toBe(isReading ? 302 : 401)
        if (isReading) {
          expect(answer.headers.get('Location')).toBe(
            '/masuk?redirectTo=%2Fkelola%2Fpesanan%3Fhal%3D2',
          )
        }
        expect(await currentBuyer(request)).toBeNull()
      },
    ),
    { numRuns: 200 },
  )
})

test('a guest with a session is still nobody to every guard', async () => {
  const { requireVisitor } = await import('#app/server/guards.server.ts')
  const { headers } = await requireVisitor(requestWith(null), here)
  const cookie = headers.getSetCookie()[0]!.split(';')[0]!
  for (const guard of Object.values(guards)) {
    expect((await thrownBy(guard(requestWith(cookie, '/x', { method: 'POST' })))).status).toBe(401)
  }
})

test('who is signed in but has no role is forbidden every other room', async () => {
  const { cookie } = await signedInCookie((await aPerson()).id)
  for (const [name, guard] of Object.entries(guards)) {
    if (name === 'requireUser') continue
    const { status } = await thrownBy(guard(requestWith(cookie)))
    expect([403, 404], name).toContain(status)
  }
})

test('the supervisor reads and does not write', async () => {
  const { user, shopId } = await aMember('supervisor')
  const { cookie } = await signedInCookie(user.id)
  expect((await requireShopMember(requestWith(cookie))).shopId).toBe(shopId)
  const writing = requireShopMember(requestWith(cookie), undefined, { write: true })
  expect((await thrownBy(writing)).status).toBe(403)
})

test.each(['manager', 'treasurer', 'staff'] as const)('a %s writes', async (role) => {
  const { user, shopId } = await aMember(role)
  const { cookie } = await signedInCookie(user.id)
  const member = await requireShopMember(requestWith(cookie), undefined, { write: true })
  expect(member).toMatchObject({ shopId, role, actor: { type: 'staff', id: user.id } })
  const asManager = requireShopMember(requestWith(cookie), undefined, {
    write: true,
    roles: ['manager'],
  })
  if (role === 'manager') await asManager
  else expect((await thrownBy(asManager)).status).toBe(403)
})

test('another BUM Desa is not found, with the same answer as one that does not exist', async () => {
  const { user } = await aMember('manager')
  const foreign = await aShop()
  const { cookie } = await signedInCookie(user.id)
  const theirs = await thrownBy(requireShopMember(requestWith(cookie), foreign.slug))
  const nobodys = await thrownBy(requireShopMember(requestWith(cookie), 'no-such-shop'))
  expect([theirs.status, await theirs.text()]).toEqual([nobodys.status, await nobodys.text()])
  expect(theirs.status).toBe(404)
})

test('who serves several chooses; a wish for a foreign one is not heard', async () => {
  const { user, shopId: first } = await aMember('manager')
  const second = await aShop()
  await db.membership.create({ data: { userId: user.id, shopId: second.id, role: 'treasurer' } })
  const foreign = await aShop()
  const { cookie } = await signedInCookie(user.id)
  const chosen = async (extra: string, slug?: string) =>
    (await requireShopMember(requestWith(cookie + extra), slug)).shopId
  expect(await chosen('')).toBe(first)
  expect(await chosen(`; shop=${second.slug}`)).toBe(second.id)
  expect(await chosen('', second.slug)).toBe(second.id)
  expect(await chosen(`; shop=${foreign.slug}`)).toBe(first)
  expect(await chosen('; shop=%E0%A4%A')).toBe(first)
})

test('a role that was taken away is gone with the next request', async () => {
  const { user, shopId } = await aMember('staff')
  const { cookie } = await signedInCookie(user.id)
  await requireShopMember(requestWith(cookie))
  await db.membership.deleteMany({ where: { userId: user.id, shopId } })
  expect((await thrownBy(requireShopMember(requestWith(cookie)))).status).toBe(403)
})

test('a maker sees only his own lapak', async () => {
  const user = await aPerson()
  const maker = await aMaker()
  await db.makerMember.create({ data: { userId: user.id, makerId: maker.id } })
  const { cookie } = await signedInCookie(user.id)
  const { scope } = await requireMaker(requestWith(cookie))
  expect(scope).toEqual({ makerId: maker.id, shopId: maker.shopId })
  expect((await thrownBy(requireMaker(requestWith(cookie), newId()))).status).toBe(404)
})

test('only an admin is an admin; officers see the regency', async () => {
  const admin = await signedInCookie((await aPerson({ platformRole: 'admin' })).id)
  const officer = await signedInCookie((await aPerson({ platformRole: 'regencyOfficer' })).id)
  expect((await requireAdmin(requestWith(admin.cookie))).actor.type).toBe('admin')
  expect((await requireRegencyOfficer(requestWith(officer.cookie))).actor.type).toBe('staff')
  expect((await thrownBy(requireAdmin(requestWith(officer.cookie)))).status).toBe(403)
})
