import { z } from 'zod'
import { isCalendarDate } from '#app/core/dates.ts'
import { calendarDate } from '#app/features/bookings/calendar-date.ts'

export const mostPerPage = 50
/** No search goes further than this; pages beyond are empty. */
export const farthestPage = 500

const page = z
  .string()
  .regex(/^[1-9]\d{0,15}$/, 'Must be a whole number from 1')
  .transform(Number)
  .default(1)
const perPage = z
  .string()
  .regex(/^[1-9]\d{0,15}$/, 'Must be a whole number from 1; more than 50 is taken as 50')
  .transform((value) => Math.min(Number(value), mostPerPage))
const price = z
  .string()
  .regex(/^\d{1,10}$/, 'Must be a whole number of rupiah')
  .transform((value) => Math.min(Number(value), 1_000_000_000))
  .optional()
const day = z
  .string()
  .refine(isCalendarDate, 'Must be a day that exists, as 2026-12-24')
  .transform(calendarDate)
  .optional()
const people = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'Must be a whole number from 1 to 999')
  .transform(Number)
  .optional()
const slug = z.string().regex(/^[a-z0-9.-]{1,60}$/, 'Must be a slug or a code')

const paging = { page, perPage: perPage.optional(), limit: perPage.optional() }

export const sorts = {
  relevance: 'relevan',
  bestselling: 'terlaris',
  newest: 'terbaru',
  cheapest: 'termurah',
  dearest: 'termahal',
} as const

export const listingParameters = z.strictObject({
  q: z.string().max(200, 'At most 200 characters').default(''),
  kind: z.enum(['product', 'experience'], 'Must be product or experience').optional(),
  kecamatan: slug.optional(),
  category: slug.optional(),
  minPrice: price,
  maxPrice: price,
  date: day,
  departure: day,
  people,
  sort: z
    .enum(
      Object.keys(sorts) as (keyof typeof sorts)[],
      `Must be one of ${Object.keys(sorts).join(', ')}`,
    )
    .default('relevance'),
  ...paging,
})

export const villageParameters = z.strictObject({ kecamatan: slug.optional(), ...paging })
export const shopParameters = z.strictObject({ kecamatan: slug.optional(), ...paging })

/** A parameter that is there twice is two things to two readers, so it is refused by its schema. */
export function readParameters(request: Request): Record<string, string | string[]> {
  const given: Record<string, string | string[]> = Object.create(null)
  const { searchParams } = new URL(request.url)
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name)
    const [first = ''] = values
    if (values.length === 1 && first === '') continue
    given[name] = values.length === 1 ? first : values
  }
  return { ...given }
}

/** `limit` is what others call `perPage`. */
export function pagingOf(given: {
  page: number
  perPage?: number | undefined
  limit?: number | undefined
}) {
  const each = given.perPage ?? given.limit ?? 24
  return {
    page: given.page,
    perPage: each,
    offset: (Math.min(given.page, farthestPage) - 1) * each,
  }
}
