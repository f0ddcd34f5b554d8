import type { PoolClient } from 'pg'
import { mainShop, sampleUsers } from '../logins.ts'
import { daysBefore, sampleId } from './random.ts'

/** The units of one BUM Desa: what is eaten, what is visited, and what else its market has. */
const units = [
  { name: 'Unit Oleh-oleh', takes: `'product', ARRAY['makanan-ringan']` },
  { name: 'Unit Pasar Desa', takes: `'product', NULL` },
  { name: 'Unit Wisata', takes: `'experience', NULL` },
]

/** Its listings go into the first unit that takes their kind and category. */
export async function foundBusinessUnits(client: PoolClient, now: Date): Promise<void> {
  const at = daysBefore(now, 150)
  for (const { name, takes } of units) {
    const id = sampleId(`unit ${mainShop} ${name}`, at)
    await client.query(
      `INSERT INTO business_units (id, shop_id, name, created_at)
       SELECT $1, id, $2, $3 FROM shops WHERE slug = $4`,
      [id, name, at, mainShop],
    )
    await client.query(
      `UPDATE listings l SET business_unit_id = u.id
       FROM business_units u, categories c, (VALUES (${takes}::text[])) AS taken (kind, roots)
       WHERE u.id = $1 AND l.shop_id = u.shop_id AND l.business_unit_id IS NULL
         AND c.slug = l.category_slug AND l.kind::text = taken.kind
         AND (taken.roots IS NULL OR coalesce(c.parent_slug, c.slug) = ANY(taken.roots))`,
      [id],
    )
  }
  for (const { email, works } of sampleUsers) {
    if (!works?.unit) continue
    await client.query(
      `UPDATE memberships m SET business_unit_id = b.id FROM business_units b, users u
       WHERE b.name = $1 AND b.shop_id = m.shop_id AND u.id = m.user_id AND u.email = $2`,
      [works.unit, email],
    )
  }
}
