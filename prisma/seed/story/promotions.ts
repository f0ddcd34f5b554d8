import type { PoolClient } from 'pg'
import { mainShop } from '../logins.ts'
import { dateOnly, daysBefore, hoursAfter, sampleId } from './random.ts'

/** One with a code that the BUM Desa bears, and one for everybody that a maker has agreed to bear. */
const promotions = [
  {
    name: 'Panen Raya (contoh)',
    percent: 5,
    code: 'PANEN5',
    minimumSpend: 50_000,
    maximumUses: 100,
    maximumPerBuyer: 2,
    maker: null,
  },
  {
    name: 'Borong Dapur Melati (contoh)',
    percent: 5,
    code: null,
    minimumSpend: 300_000,
    maximumUses: null,
    maximumPerBuyer: null,
    maker: 'Dapur Melati',
  },
] as const

/** Made ten days ago and begun an hour later, by the manager. */
export async function beginPromotions(client: PoolClient, now: Date): Promise<void> {
  const at = daysBefore(now, 10)
  for (const { name, percent, code, maker, ...limits } of promotions) {
    const id = sampleId(`promotion ${name}`, at)
    await client.query(
      `INSERT INTO promotions (id, shop_id, name, status, kind, percent, target, maker_id,
         minimum_spend, from_date, until_date, code, maximum_uses, maximum_per_buyer, bearer,
         maker_consented_at, is_sample, created_at)
       SELECT $1, s.id, $2, 'active', 'percent', $3,
         (CASE WHEN m.id IS NULL THEN 'everything' ELSE 'maker' END)::"PromotionTarget", m.id,
         $4, $5, $6, $7, $8, $9,
         (CASE WHEN m.id IS NULL THEN 'shop' ELSE 'maker' END)::"DiscountBearer",
         CASE WHEN m.id IS NOT NULL THEN $10::timestamptz END, true, $10
       FROM shops s LEFT JOIN makers m ON m.shop_id = s.id AND m.name = $12 WHERE s.slug = $11`,
      [
        id,
        name,
        percent,
        limits.minimumSpend,
        dateOnly(at),
        dateOnly(daysBefore(now, -30)),
        code,
        limits.maximumUses,
        limits.maximumPerBuyer,
        at,
        mainShop,
        maker,
      ],
    )
    const steps = [
      { from: null, to: 'draft', when: at },
      { from: 'draft', to: 'active', when: hoursAfter(at, 1) },
    ]
    for (const { from, to, when } of steps) {
      await client.query(
        `INSERT INTO audit_entries (id, subject_type, subject_id, sequence, action, from_status,
           to_status, actor_type, actor_id, shop_id, at, hash)
         SELECT $1, 'promotion', $2, 0, 'status', $3, $4, 'staff', m.user_id, s.id, $5, ''
         FROM shops s JOIN memberships m ON m.shop_id = s.id AND m.role = 'manager'
         WHERE s.slug = $6 ORDER BY m.user_id LIMIT 1`,
        [sampleId(`audit ${id} ${to}`, when), id, from, to, when, mainShop],
      )
    }
  }
}
