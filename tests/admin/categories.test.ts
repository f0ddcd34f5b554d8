import { expect, test } from 'vitest'
import { seenOf } from '#app/core/meanwhile.ts'
import { listDeskCategories } from '#app/features/categories/queries.server.ts'
import {
  addCategory,
  changeCategory,
  deleteCategory,
} from '#app/features/categories/commands.server.ts'
import { typedOf } from '#app/features/categories/sections.ts'
import { db } from '#app/server/db.server.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { anAdmin, atOnce, deedsOn, wins } from './desk-people.ts'

const typed = (labelId: string, more: object = {}) => ({
  kind: 'product',
  labelId,
  labelEn: `${labelId} (en)`,
  labelJv: labelId,
  parent: '-',
  position: '1',
  ...more,
})
const seenNow = async (slug: string) =>
  seenOf(typedOf((await listDeskCategories()).find((each) => each.slug === slug)!))
const slugs = async () => (await listDeskCategories()).map(({ slug }) => slug)

test('a category is made once, put in its place, and leaves before and after in the trail', async () => {
  const actor = await anAdmin()
  const made = await atOnce(() => addCategory(actor, typed('Kain Tenun')))
  expect(wins(made)).toBe(1)
  await addCategory(actor, typed('Tenun Ikat', { parent: 'kain-tenun' }))
  await addCategory(actor, typed('Tenun Lurik', { parent: 'kain-tenun' }))
  await addCategory(actor, typed('Anyaman', { position: '2' }))
  const [first] = await slugs()
  expect(first).toBe('kain-tenun')
  expect((await slugs()).slice(0, 4)).toEqual([
    'kain-tenun',
    'tenun-lurik',
    'tenun-ikat',
    'anyaman',
  ])
  const moved = typed('Tenun Lurik', { parent: 'kain-tenun', position: '9' })
  const seen = await seenNow('tenun-lurik')
  await changeCategory(actor, 'tenun-lurik', { ...moved, seen })
  // Take the `changedMeanwhile` out of changeCategory and this is red.
  const stale = { ...moved, position: '3', seen }
  expect(await changeCategory(actor, 'tenun-lurik', stale)).toMatchObject({
    meanwhile: { cells: [{ name: 'position', at: 0 }], now: { position: '2' } },
  })
  expect((await slugs()).slice(0, 3)).toEqual(['kain-tenun', 'tenun-ikat', 'tenun-lurik'])
  const { id } = await db.category.findUniqueOrThrow({ where: { slug: 'tenun-lurik' } })
  expect(await deedsOn(id)).toEqual(['created', 'changed'])
  expect(
    await db.auditEntry.findFirst({ where: { subjectId: id, action: 'changed' } }),
  ).toMatchObject({
    details: { before: expect.stringContaining('1'), after: expect.stringContaining('9') },
  })
})

test('the tree keeps its two levels and its kinds, also for who writes past the code', async () => {
  const actor = await anAdmin()
  await addCategory(actor, typed('Utama'))
  await addCategory(actor, typed('Bawahan', { parent: 'utama' }))
  const problems = async (name: string, more: object) => {
    const saved = await addCategory(actor, typed(name, more))
    return saved.ok ? null : saved.problems
  }
  expect(await problems('Cucu', { parent: 'bawahan' })).toEqual({ parent: 'wrong' })
  expect(await problems('Jalan', { parent: 'utama', kind: 'experience' })).toEqual({
    parent: 'otherKind',
  })
  expect(await problems('???', {})).toEqual({ labelId: 'taken' })
  await addCategory(actor, typed('Lain'))
  const below = typed('Utama', { parent: 'lain', seen: await seenNow('utama') })
  expect(await changeCategory(actor, 'utama', below)).toMatchObject({
    problems: { parent: 'hasOthers' },
  })
  for (const data of [
    { slug: 'x', parentSlug: 'bawahan' },
    { slug: 'y', parentSlug: 'utama', kind: 'experience' as const },
  ]) {
    const row = {
      kind: 'product' as const,
      labelId: 'x',
      labelEn: 'x',
      labelJv: 'x',
      position: 1,
      ...data,
    }
    await expect(db.category.create({ data: row })).rejects.toThrow(
      /categories_place_check|does not fit/,
    )
  }
})

test('what somebody sold in keeps its category, and a new name is looked for at once', async () => {
  const actor = await anAdmin()
  const { categorySlug: slug, id: listingId } = await db.listing.findUniqueOrThrow({
    where: { id: (await aVariant()).listingId },
  })
  expect(await deleteCategory(actor, slug)).toEqual({ ok: false, reason: 'in-use' })
  await db.searchChange.deleteMany()
  await changeCategory(actor, slug, typed('Nama Baru', { seen: await seenNow(slug) }))
  expect(await db.searchChange.count({ where: { listingId } })).toBeGreaterThan(0)
  await addCategory(actor, typed('Kosong'))
  expect(wins(await atOnce(() => deleteCategory(actor, 'kosong')))).toBe(1)
  expect(await slugs()).not.toContain('kosong')
})
