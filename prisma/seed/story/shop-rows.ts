import { readCsv, text } from '../reference.ts'
import { slugOf } from '#app/core/slug.ts'
import { pictureOf } from './picture-list.ts'
import { dateOnly, daysBefore, must, randomOf, sampleId } from './random.ts'
import { type StoryShop, storyShops } from './shops.ts'

export type Village = {
  code: string
  name: string
  kind: string
  districtCode: string
  districtName: string
  postalCode: string
  lat: number
  lon: number
}

/** A shop of the story with everything later steps need of it. */
export type Shop = {
  id: string
  slug: string
  name: string
  short: string
  story: StoryShop
  home: Village
  villages: Village[]
  shareBasisPoints: number
  feeBasisPoints: number
  minimumOrder: number
  createdAt: Date
  pickupPointIds: string[]
  /** Price of the village courier by kecamatan. */
  courierPrices: Map<string, number>
}

export const platformFeeBasisPoints = 100

export function readVillages(): Village[] {
  return [...readCsv('blitar_villages.csv'), ...readCsv('kota_blitar_kelurahan.csv')].map(
    (row) => ({
      code: text(row, 'code'),
      name: text(row, 'name'),
      kind: text(row, 'kind'),
      districtCode: text(row, 'kecamatan_code'),
      districtName: text(row, 'kecamatan_name'),
      postalCode: text(row, 'postal_code'),
      lat: Number(row.lat),
      lon: Number(row.lon),
    }),
  )
}

export function buildShops(villages: readonly Village[], now: Date): Shop[] {
  const byCode = new Map(villages.map((village) => [village.code, village]))
  const random = randomOf('shops')
  return storyShops.map((story, index) => {
    const own = story.villages.map((code) => must(byCode.get(code), code))
    const home = must(own[0])
    const place = story.area ?? home.name
    const createdAt = daysBefore(now, random.int(70, 240))
    const id = sampleId(`shop ${story.word} ${home.code}`, createdAt)
    return {
      id,
      slug: slugOf(`${story.word} ${place}`),
      name: `BUM Desa ${story.area ? 'Bersama ' : ''}${story.word} ${place}`,
      short: `${story.word} ${place}`,
      story,
      home,
      villages: own,
      shareBasisPoints: random.pick([800, 1000, 1000, 1200, 1500]),
      feeBasisPoints: platformFeeBasisPoints,
      minimumOrder: index % 6 === 4 ? 20_000 : 0,
      createdAt,
      pickupPointIds: pickupPoints(story, home).map(({ name }) =>
        sampleId(`pickup ${id} ${name}`, createdAt),
      ),
      courierPrices: courierPrices(home, villages),
    }
  })
}

function pickupPoints(story: StoryShop, home: Village) {
  const where = `Kec. ${home.districtName}, Kab. Blitar ${home.postalCode}`
  const office = home.kind === 'kelurahan' ? 'Kantor Kelurahan' : 'Balai Desa'
  const hall = {
    name: `${office} ${home.name}`,
    address: `${office} ${home.name}, ${where}`,
    hours: 'Senin–Sabtu, 08.00–15.00 WIB',
  }
  if (!story.alsoAt) return [hall]
  return [
    hall,
    {
      name: story.alsoAt,
      address: `${story.alsoAt}, Desa ${home.name}, ${where}`,
      hours: 'Setiap hari, 08.00–16.00 WIB',
    },
  ]
}

const courierReachKm = 16

/** Own kecamatan first, then the neighbours, dearer with the distance; farther away there is no courier. */
function courierPrices(home: Village, villages: readonly Village[]): Map<string, number> {
  const districts = Map.groupBy(villages, ({ districtCode }) => districtCode)
  const prices = new Map<string, number>()
  for (const [code, members] of districts) {
    const km = Math.min(...members.map((village) => distanceKm(home, village)))
    const middle = distanceKm(home, {
      lat: average(members.map(({ lat }) => lat)),
      lon: average(members.map(({ lon }) => lon)),
    })
    if (code === home.districtCode) prices.set(code, 6_000)
    else if (km < courierReachKm / 2 && middle < courierReachKm) {
      prices.set(code, Math.ceil((6_000 + middle * 600) / 500) * 500)
    }
  }
  return prices
}

const average = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length

function distanceKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  return Math.hypot((a.lat - b.lat) * 110.6, (a.lon - b.lon) * 110.2)
}

/** Rows by table, in the order in which they must go in. */
export function shopRows(shops: readonly Shop[], now: Date) {
  return {
    shops: shops.map((shop, index) => shopRow(shop, index, now)),
    shop_villages: shops.flatMap((shop) =>
      shop.villages.map(({ code }) => ({ shop_id: shop.id, village_code: code })),
    ),
    pickup_points: shops.flatMap((shop) =>
      pickupPoints(shop.story, shop.home).map((point, index) => ({
        id: must(shop.pickupPointIds[index]),
        shop_id: shop.id,
        ...point,
        is_active: true,
      })),
    ),
    courier_rates: shops.flatMap((shop) =>
      [...shop.courierPrices].map(([district_code, price]) => ({
        shop_id: shop.id,
        district_code,
        price,
        days: district_code === shop.home.districtCode ? 0 : 1,
      })),
    ),
    // Every other one has a counter near enough.
    parcel_settings: shops
      .filter((_, index) => index % 2 === 0)
      .map((shop) => ({
        shop_id: shop.id,
        village_code: shop.home.code,
        couriers: ['jne', 'jnt', 'pos'],
        packing_grams: 150,
      })),
    collection_terms: shops.flatMap((shop, index) =>
      index % 3 > 0
        ? [
            {
              shop_id: shop.id,
              at_pickup: true,
              by_courier: true,
              most_amount: 500_000,
              open_per_buyer: 2,
              districts: [...shop.courierPrices.keys()],
            },
          ]
        : [],
    ),
    shop_hours: shops.flatMap((shop, index) =>
      openWeekdays(index).map((weekday) => ({
        shop_id: shop.id,
        weekday,
        opens_at: '08:00',
        closes_at: weekday === 6 ? '12:00' : '15:00',
      })),
    ),
    shop_holidays: shops.flatMap((shop, index) =>
      index % 7 === 2
        ? [
            {
              shop_id: shop.id,
              from_date: dateOnly(daysBefore(now, -10)),
              to_date: dateOnly(daysBefore(now, -12)),
              reason_id: 'Bersih desa',
              reason_en: 'Village cleansing feast',
            },
          ]
        : [],
    ),
    maker_invitations: shops.slice(0, 1).map((shop) => invitationRow(shop, now)),
  }
}

/** Not taken up yet; its link was told to nobody. */
function invitationRow({ id, slug }: Shop, now: Date) {
  const at = daysBefore(now, 1)
  return {
    id: sampleId(`invitation ${slug}`, at),
    shop_id: id,
    token_hash: sampleId(`invitation link ${slug}`, at),
    name: 'Keripik Bu Yati',
    phone: '+6281100009001',
    expires_at: daysBefore(now, -6),
    created_at: at,
  }
}

/** Two in three are open on Saturday mornings as well. */
const openWeekdays = (index: number) => (index % 3 === 1 ? [1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6])

function shopRow(shop: Shop, index: number, now: Date) {
  const { story, home } = shop
  const number = String(index + 1).padStart(4, '0')
  const isLegal = story.legal === 'legalEntity'
  return {
    id: shop.id,
    slug: shop.slug,
    name: shop.name,
    kind: story.area ? 'bumdesma' : 'bumdes',
    legal_status: story.legal,
    legal_number: isLegal ? `AHU-0${number}.AH.01.33.TAHUN ${2021 + (index % 5)}` : null,
    nib: isLegal ? `000000000${number}` : null,
    phone: `+628120000${number}`,
    email: `${shop.slug}@bumdes.example.com`,
    story_id: story.story.id,
    story_en: story.story.en,
    address: `Desa ${home.name}, Kec. ${home.districtName}, Kab. Blitar, Jawa Timur ${home.postalCode}`,
    status: story.closed ? 'closed' : 'open',
    closed_reason_id: story.closed?.id ?? null,
    closed_reason_en: story.closed?.en ?? null,
    reopens_on: story.closed ? dateOnly(daysBefore(now, -7)) : null,
    minimum_order: shop.minimumOrder,
    courier_free_from: index % 5 === 3 ? 250_000 : null,
    village_regulation: isLegal
      ? `Perdes ${home.name} Nomor ${2 + (index % 6)} Tahun ${2015 + (index % 6)}`
      : '',
    lat: home.lat,
    lon: home.lon,
    shop_share_basis_points: shop.shareBasisPoints,
    platform_fee_basis_points: shop.feeBasisPoints,
    picture: pictureOf(`shop ${shop.slug}`).key,
    is_sample: true,
    created_at: shop.createdAt,
  }
}
