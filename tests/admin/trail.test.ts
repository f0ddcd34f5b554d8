import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { searchTrail, trailStatement } from '#app/features/audit/queries.server.ts'
import { type TrailQuery, trailQuery } from '#app/features/audit/trail-search.ts'
import { type AuditRecord, recordAudit } from '#app/server/audit.server.ts'
import { pool, transaction } from '#app/server/db.server.ts'
import { aPerson } from '#tests/accounts/people.ts'
import { aShop } from '#tests/factories/shops.ts'
import { anAdmin, type TestAdmin } from './desk-people.ts'

let admin: TestAdmin
let shop: { id: string; slug: string }

beforeAll(async () => {
  admin = await anAdmin()
  shop = await aShop()
})

const search = (address: Record<string, string>) => searchTrail(trailQuery.parse(address))
const leave = (records: readonly AuditRecord[]) => transaction((tx) => recordAudit(tx, records))

test('a deed is found by its thing, its doer, its BUM Desa, its kind and its day, and by nothing else', async () => {
  const buyer = await aPerson({ name: 'Pembeli Rahasia' })
  await leave([
    {
      subject: { type: 'shop', id: shop.id },
      action: 'settings-changed',
      actor: admin,
      shopId: shop.id,
    },
    {
      subject: { type: 'job', id: newId() },
      action: 'asked',
      actor: { type: 'buyer', id: buyer.id },
    },
  ])
  const found = { cari: shop.slug, siapa: 'admin CONTOH', bumdesa: shop.slug, hal: 'shop' }
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const right = { ...found, pelaku: 'admin', tindakan: 'settings-changed', dari: today }
  const { deeds } = await search({ ...right, sampai: today })
  expect(deeds).toMatchObject([
    {
      subjectId: shop.id,
      subjectName: 'BUM Desa Contoh',
      actorName: 'Admin Contoh',
      actorId: admin.id,
    },
  ])
  const wrongs: Record<string, string>[] = [
    { cari: 'LB-TIDAKADA' },
    { cari: newId() },
    { siapa: 'Orang Lain' },
    { siapa: buyer.id },
    { bumdesa: 'tidak-ada' },
    { hal: 'order' },
    { pelaku: 'system' },
    { tindakan: 'erased' },
    { dari: '2199-01-01' },
    { sampai: '2020-01-01' },
  ]
  for (const wrong of wrongs) {
    expect({ wrong, deeds: (await search({ ...right, ...wrong })).deeds }).toEqual({
      wrong,
      deeds: [],
    })
  }
  expect((await search({ siapa: 'Pembeli Rahasia' })).deeds).toEqual([])
  expect((await search({ siapa: buyer.id })).deeds).toEqual([])
  expect((await search({ pelaku: 'buyer', tindakan: 'asked' })).deeds[0]).toMatchObject({
    actorId: null,
    actorName: null,
  })
})

test('who worked at a desk is found by name, also a maker and who is of no team any more', async () => {
  const name = `Suwarni ${newId().slice(-6)}`
  const gone = await aPerson({ name })
  await leave([
    {
      subject: { type: 'shop', id: shop.id },
      action: 'settings-changed',
      actor: { type: 'staff', id: gone.id },
      shopId: shop.id,
    },
  ])
  const { deeds } = await search({ siapa: name.toUpperCase() })
  expect(deeds).toMatchObject([{ actorId: gone.id, actorName: name }])
})

test('pages follow each other without a gap, also through rows of one instant', async () => {
  const subject = { type: 'job', id: newId() } as const
  await leave(Array.from({ length: 70 }, () => ({ subject, action: 'asked', actor: admin })))
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page = await search({ cari: subject.id, setelah: next })
    seen.push(...page.deeds.map(({ id }) => id))
    next = page.next
  }
  expect(seen.length).toBe(70)
  expect(new Set(seen).size).toBe(70)
})

const someone = newId()
const nobody = { subjects: null, people: null, shops: null }
test.each<[string, Partial<TrailQuery>, object, string]>([
  ['everything', {}, {}, 'audit_entries_at_id_idx'],
  ['a later page', { setelah: `1764000000000000_${someone}` }, {}, 'audit_entries_at_id_idx'],
  ['days', { dari: '2026-11-01', sampai: '2026-11-02' }, {}, 'audit_entries_at_id_idx'],
  ['a thing', {}, { subjects: [someone] }, 'audit_entries_subject_id_sequence_key'],
  ['a person', {}, { people: [someone] }, 'audit_entries_actor_id_at_idx'],
  ['a BUM Desa', {}, { shops: [someone] }, 'audit_entries_shop_id_at_idx'],
  ['a kind of thing', { hal: 'refund' }, {}, 'audit_entries_subject_type_at_idx'],
  ['a deed', { tindakan: 'erased' }, {}, 'audit_entries_action_at_idx'],
])('a search by %s walks along its index', async (_, query, meant, index) => {
  const statement = trailStatement({ ...trailQuery.parse({}), ...query }, { ...nobody, ...meant })
  const client = await pool.connect()
  try {
    // The table is small here, and a small one is read whole.
    await client.query('BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off')
    const plan = await client.query(`EXPLAIN ${statement.text}`, statement.values)
    expect(JSON.stringify(plan.rows)).toContain(index)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
})
