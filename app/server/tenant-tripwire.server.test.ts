import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { db as plain } from '#app/server/db.server.ts'
import { tripwireProblem, unscoped, withTripwire } from './tenant-tripwire.server.ts'

// Queries of tests pass by default, so this one is told to mind them.
const db = withTripwire(plain, (problem) => {
  throw new Error(problem)
})
const shopId = newId()

test.each([
  ['Order', 'findMany', {}],
  ['Order', 'findMany', undefined],
  ['Order', 'findFirst', { id: 'x' }],
  ['Order', 'updateMany', { status: 'paid' }],
  ['Order', 'findMany', { shopId: { not: 'x' } }],
  ['Order', 'findMany', { shopId: undefined }],
  ['Order', 'findMany', { shopId: null }],
  ['Order', 'findMany', { OR: [{ shopId: 'x' }, { id: 'y' }] }],
  ['Order', 'findMany', { OR: [] }],
  ['Order', 'findMany', { NOT: { shopId: 'x' } }],
  ['Order', 'findMany', { purchase: { token: { contains: 'a' } } }],
  ['Variant', 'updateMany', { id: 'x' }],
  ['Listing', 'update', { id: 'x' }],
  ['Cart', 'deleteMany', {}],
  ['Session', 'findMany', { userId: { gt: '' } }],
])('%s.%s where %j trips', (model, operation, where) => {
  expect(tripwireProblem(model, operation, where)).toContain(`${model}.${operation}`)
})

test.each([
  ['Order', 'findMany', { shopId: 'x', status: 'paid' }],
  ['Order', 'findMany', { AND: [{ status: 'paid' }, { shopId: { in: ['x'] } }] }],
  ['Order', 'findMany', { OR: [{ shopId: 'x' }, { purchaseId: 'y' }] }],
  ['Order', 'findMany', { purchase: { token: 'x' } }],
  ['Order', 'findUnique', { id_shopId: { id: 'x', shopId: 'y' } }],
  ['Order', 'createMany', undefined],
  ['Purchase', 'findUnique', { token: 'x' }],
  ['Variant', 'updateMany', { id: 'x', shopId: 'y' }],
  ['Variant', 'findMany', {}],
  ['Listing', 'findMany', { status: 'live' }],
  ['Village', 'findMany', undefined],
])('%s.%s where %j may pass', (model, operation, where) => {
  expect(tripwireProblem(model, operation, where)).toBeNull()
})

test('an unscoped query throws where it is written, inside transactions too', async () => {
  const vague = { where: { status: 'paid' } } as const
  expect(() => db.order.findMany(vague)).toThrow('does not say whose')
  await expect(db.$transaction((tx) => tx.order.findMany(vague))).rejects.toThrow('whose')
  expect(() => db.order.updateMany({ where: {}, data: { buyerNote: null } })).toThrow('whose')
  expect(await db.order.findMany({ where: { shopId } })).toEqual([])
})

test('everything else of the client works as before', async () => {
  expect(await db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
  expect(await db.$transaction([db.village.count(), db.category.count()])).toEqual([0, 0])
  const id = newId()
  const roll = db.$transaction(async (tx) => {
    await tx.user.create({ data: { id, name: 'Siti', passwordHash: '' } })
    throw new Error('no')
  })
  await expect(roll).rejects.toThrow('no')
  expect(await db.user.findUnique({ where: { id } })).toBeNull()
})

test('who means everybody says why, for that one query only', async () => {
  expect(await unscoped(db, 'the nightly sweep').order.findMany({})).toEqual([])
  await db.$transaction(async (tx) => {
    expect(await unscoped(tx, 'the nightly sweep').order.count()).toBe(0)
    expect(() => tx.order.count()).toThrow('whose')
  })
})

test('a test may look at everything', async () => {
  expect(await withTripwire(plain).order.count()).toBe(0)
})
