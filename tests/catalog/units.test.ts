import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newListingForm } from '#app/features/catalog/listing-form.ts'
import { unitName } from '#app/features/catalog/unit-name.ts'
import { db, pool } from '#app/server/db.server.ts'
import { aVariant } from '#tests/factories/shops.ts'

// Take `unitName` out of the field and this is red.
test('a unit is kept in one spelling, from the form and from a sheet alike', () => {
  const good = { title: 'Jahe emprit', price: '30.000', stock: '4' }
  const unitOf = (unit: string) => newListingForm.parse({ ...good, unit }).unit
  expect(['Kilo', ' per Kg. ', 'Gr', 'LTR', 'Ikat besar'].map(unitOf)).toEqual([
    'kg',
    'kg',
    'g',
    'liter',
    'Ikat besar',
  ])
  expect(newListingForm.safeParse({ ...good, unit: ' ' }).success).toBe(false)
})

test('what was listed before is spelled by the same rule, and nothing else is touched', async () => {
  const migration = readFileSync(
    'prisma/migrations/20261130072400_unit_names/migration.sql',
    'utf8',
  )
  const written = [
    'kg',
    'Kilo',
    'KG.',
    'kilogram',
    'per kg',
    '/ kilo',
    'Gram',
    'gr.',
    'L',
    'Ltr',
    'ML',
  ]
  const others = ['Pak', '1 kg', 'kg (isi 2)', 'ons']
  const goods = await Promise.all(
    [...written, ...others].map(async (unit) => {
      const { listingId: id, shopId } = await aVariant()
      await db.listing.updateMany({ where: { id, shopId }, data: { unit } })
      return { id, unit }
    }),
  )
  await pool.query(migration)
  for (const { id, unit } of goods) {
    const { unit: now } = await db.listing.findUniqueOrThrow({ where: { id } })
    expect([unit, now]).toEqual([unit, unitName(unit)])
  }
})
