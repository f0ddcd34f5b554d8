import { newCode, newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { db } from '#app/server/db.server.ts'

// Each makes what it is named after and whatever that needs; tests say only what they talk about.

export const testVillage = { code: '35.05.01.2001', districtCode: '35.05.01' } as const

/** One village with everything above it; the same one however often it is asked for. */
export async function aVillage(): Promise<typeof testVillage> {
  const nowhere = { lat: -8.1, lon: 112.2 }
  await db.province.createMany({
    data: { code: '35', name: 'Jawa Timur', timezone: 'WIB', ...nowhere },
    skipDuplicates: true,
  })
  await db.regency.createMany({
    data: { code: '35.05', name: 'Blitar', kind: 'kabupaten', provinceCode: '35', ...nowhere },
    skipDuplicates: true,
  })
  await db.district.createMany({
    data: { code: '35.05.01', name: 'Wonodadi', slug: 'wonodadi', regencyCode: '35.05' },
    skipDuplicates: true,
  })
  await db.village.createMany({
    data: {
      code: testVillage.code,
      name: 'Pikatan',
      kind: 'desa',
      districtCode: testVillage.districtCode,
      searchText: 'pikatan wonodadi kabupaten blitar jawa timur',
    },
    skipDuplicates: true,
  })
  return testVillage
}

const elsewhere = {
  WITA: { code: '51', province: 'Bali', regency: 'Badung', village: 'Pecatu' },
  WIT: { code: '91', province: 'Papua', regency: 'Jayapura', village: 'Kampung Contoh' },
} as const

/** A village of the middle or the east of the country; the same one however often it is asked for. */
export async function aVillageIn(zone: keyof typeof elsewhere): Promise<{ code: string }> {
  const { code, province, regency, village } = elsewhere[zone]
  const nowhere = { lat: -8.1, lon: 115.2 }
  const skipDuplicates = true
  const its = { regency: `${code}.03`, district: `${code}.03.01`, village: `${code}.03.01.2001` }
  await db.province.createMany({
    data: { code, name: province, timezone: zone, ...nowhere },
    skipDuplicates,
  })
  await db.regency.createMany({
    data: { code: its.regency, name: regency, kind: 'kabupaten', provinceCode: code, ...nowhere },
    skipDuplicates,
  })
  await db.district.createMany({
    data: { code: its.district, name: village, regencyCode: its.regency },
    skipDuplicates,
  })
  const districtCode = its.district
  await db.village.createMany({
    data: { code: its.village, name: village, kind: 'desa', districtCode, searchText: village },
    skipDuplicates,
  })
  return { code: its.village }
}

export type TestShop = { id: string; slug: string; pickupPointId: string }

/** An open BUM Desa with a pickup point and a village courier for Rp10.000. */
export async function aShop(
  changes: {
    name?: string
    minimumOrder?: bigint
    courierPrice?: bigint
    shopShareBasisPoints?: number
    platformFeeBasisPoints?: number
    status?: 'open' | 'closed' | 'suspended'
  } = {},
): Promise<TestShop> {
  const village = await aVillage()
  const { courierPrice = 10_000n, name = 'BUM Desa Contoh', ...columns } = changes
  const id = newId()
  const slug = `bumdes-${newCode(8).toLowerCase()}`
  const pickupPointId = newId()
  await db.shop.create({
    data: {
      id,
      slug,
      name,
      kind: 'bumdes',
      legalStatus: 'legalEntity',
      phone: '+6281234567890',
      platformFeeBasisPoints: 200,
      isSample: true,
      ...columns,
      villages: { create: { villageCode: village.code } },
      pickupPoints: { create: { id: pickupPointId, name: 'Balai desa', address: 'Jl. Raya 1' } },
      courierRates: { create: { districtCode: village.districtCode, price: courierPrice } },
    },
  })
  return { id, slug, pickupPointId }
}

export type TestMaker = { id: string; shopId: string }

export async function aMaker(shop?: { id: string }): Promise<TestMaker> {
  const { id: shopId } = shop ?? (await aShop())
  const id = newId()
  await db.maker.create({
    data: {
      id,
      shopId,
      villageCode: (await aVillage()).code,
      name: 'Dapur Melati',
      isSample: true,
    },
  })
  return { id, shopId }
}

let categories = 0

export async function aCategory(): Promise<string> {
  categories += 1
  const slug = `kategori-${process.pid}-${categories}`
  const label = { labelId: 'Makanan', labelEn: 'Food', labelJv: 'Panganan' }
  await db.category.create({ data: { slug, kind: 'product', position: categories, ...label } })
  return slug
}

export type TestVariant = {
  id: string
  shopId: string
  makerId: string
  listingId: string
  price: bigint
}

/** A live product with one variant and stock that came in by a movement, as all stock does. */
export async function aVariant(
  changes: {
    shop?: { id: string }
    maker?: TestMaker
    stock?: number
    price?: bigint
    title?: string
    maximumPerOrder?: number
    leadTimeDays?: number
    season?: readonly [from: number, to: number]
  } = {},
): Promise<TestVariant> {
  const maker = changes.maker ?? (await aMaker(changes.shop))
  const {
    stock = 10,
    price = rupiah(25_000),
    title = 'Kopi Robusta',
    maximumPerOrder = 99,
    leadTimeDays = 0,
    season: [seasonFrom, seasonTo] = [null, null],
  } = changes
  const [id, listingId] = [newId(), newId()]
  const { shopId, id: makerId } = maker
  await db.listing.create({
    data: {
      id: listingId,
      slug: `produk-${newCode(8).toLowerCase()}`,
      shopId,
      makerId,
      villageCode: (await aVillage()).code,
      categorySlug: await aCategory(),
      kind: 'product',
      titleId: title,
      titleEn: title,
      descriptionId: 'Contoh',
      descriptionEn: 'Sample',
      unit: 'pak',
      leadTimeDays,
      seasonFrom,
      seasonTo,
      isSample: true,
      variants: { create: { id, price, weightGrams: 250, maximumPerOrder } },
    },
  })
  if (stock > 0) {
    await db.stockMovement.create({
      data: { id: newId(), shopId, variantId: id, delta: stock, reason: 'opening' },
    })
  }
  return { id, shopId, makerId, listingId, price }
}
