import sharp from 'sharp'
import { mainShop } from '../logins.ts'
import { daysBefore, must, sampleId } from './random.ts'
import type { Shop } from './shop-rows.ts'

/** The sample buyer would like to sell, too: one application that waits, with a paper to look at. */
export async function applicationRows(shops: readonly Shop[], userId: string, now: Date) {
  const at = daysBefore(now, 1.2)
  const shop = must(shops.find(({ slug }) => slug === mainShop))
  const id = sampleId('application', at)
  return {
    maker_applications: [
      {
        id,
        shop_id: shop.id,
        user_id: userId,
        village_code: shop.home.code,
        name: 'Sambal Pecel Bu Contoh',
        phone: '+6281100009003',
        goods:
          'Sambal pecel bungkus 200 g, pedas dan sedang.\nSekitar 60 bungkus seminggu, tahan dua bulan.',
        created_at: at,
      },
    ],
    application_papers: [
      {
        application_id: id,
        kind: 'businessNumber',
        bytes: `\\x${(await samplePaper()).toString('hex')}`,
      },
    ],
  }
}

const samplePaper = () =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="700">
      <rect width="1000" height="700" fill="#fdfbf5"/>
      <rect x="30" y="30" width="940" height="640" fill="none" stroke="#2d5a45" stroke-width="6"/>
      <text x="500" y="330" font-size="80" text-anchor="middle" fill="#2d5a45">NIB CONTOH</text>
      <text x="500" y="430" font-size="44" text-anchor="middle" fill="#555">0000000000000</text>
    </svg>`),
  )
    .webp({ quality: 70 })
    .toBuffer()

/** Its first state, for the trail. */
export const applicationEdges = (
  { maker_applications: rows }: Awaited<ReturnType<typeof applicationRows>>,
  userId: string,
) =>
  rows.map((row) => ({
    type: 'application' as const,
    subject: row.id,
    shopId: row.shop_id,
    from: null,
    to: 'waiting',
    at: row.created_at,
    actor: { type: 'buyer' as const, id: userId },
  }))
