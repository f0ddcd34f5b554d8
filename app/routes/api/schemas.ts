import { z } from 'zod'

// What the public API answers: the OpenAPI document is made of these, and tests hold the real
// answers to that document.

const bilingual = z.object({ id: z.string(), en: z.string() })
const whole = z.int().min(0)
const address = z.url()
const village = z.object({
  code: z.string().meta({ description: 'Kemendagri code', example: '35.05.04.2013' }),
  name: z.string(),
  district: z.string().meta({ description: 'Name of the kecamatan' }),
})
const shop = z.object({ slug: z.string(), name: z.string() })

const listingFields = {
  slug: z.string(),
  kind: z.enum(['product', 'experience']),
  title: bilingual,
  price: whole.meta({ description: 'Lowest price in whole rupiah' }),
  unit: z.string(),
  state: z.enum(['available', 'soldOut', 'shopClosed']),
  village,
  shop,
  category: z.string(),
  url: address,
  image: address.nullable(),
}

/** Only when `date` was asked for; its listing's `url` leads to these days. */
const offer = z
  .object({
    date: z.iso.date(),
    departure: z.iso.date().nullable().meta({ description: 'Of a stay; a visit has none' }),
    price: whole.meta({
      description: 'Whole rupiah: of one ticket or group on that day, or of all units and nights',
    }),
    units: z.int().min(1).meta({ description: 'Of a stay, as few as sleep everybody; else 1' }),
    left: whole.meta({ description: 'Places, groups or units that are still free' }),
    isByRequest: z.boolean().meta({
      description: 'A group asks for the day first and pays once the BUM Desa has agreed to it',
    }),
  })
  .meta({ description: 'What can be had on the days that were asked for, at this moment' })

const foundListingSchema = z.object({ ...listingFields, offer: offer.optional() })

const month = z.int().min(1).max(12)

export const listingDetailSchema = z.object({
  ...listingFields,
  description: bilingual,
  tags: z.array(z.string()),
  halal: z.enum(['certified', 'notYet', 'notHalal', 'notApplicable']),
  shelfLifeDays: whole.nullable(),
  leadTimeDays: whole,
  season: z.object({ from: month, to: month }).nullable().meta({
    description:
      'Months of the harvest, both included; over the year end where `from` is after `to`',
  }),
  /** `away`: days on which what is ordered now would be made otherwise; both included. */
  maker: z.object({
    name: z.string(),
    away: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  }),
  variants: z.array(
    z.object({
      id: z.uuid(),
      label: bilingual,
      price: whole,
      isAvailable: z.boolean(),
      weightGrams: whole,
    }),
  ),
  permits: z.array(
    z.object({ kind: z.string(), number: z.string(), validUntil: z.iso.date().nullable() }),
  ),
  images: z.array(address),
  isSample: z.boolean(),
})

export const villageSchema = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['desa', 'kelurahan', 'desaAdat']),
  district: z.object({ code: z.string(), name: z.string(), slug: z.string() }),
  listings: whole,
  shops: whole,
  url: address,
})

export const shopSchema = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['bumdes', 'bumdesma']),
  legalStatus: z.enum(['unregistered', 'nameApproved', 'legalEntity', 'inactive']),
  legalNumber: z.string().nullable(),
  status: z.enum(['open', 'closed']),
  reopensOn: z.iso.date().nullable(),
  villages: z.array(village),
  listings: whole,
  isSample: z.boolean(),
  url: address,
})

const paged = { total: whole, page: z.int().min(1), perPage: z.int().min(1).max(50) }
export const listingsSchema = z.object({ listings: z.array(foundListingSchema), ...paged })
export const villagesSchema = z.object({ villages: z.array(villageSchema), ...paged })
export const shopsSchema = z.object({ shops: z.array(shopSchema), ...paged })
export const errorSchema = z.object({
  error: z.object({
    code: z.enum(['bad-request', 'not-found']),
    message: z.string(),
    issues: z.array(z.object({ parameter: z.string(), message: z.string() })),
  }),
})
