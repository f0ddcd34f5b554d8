import { z } from 'zod'
import { parseCalendarDate } from '#app/features/bookings/calendar-date.ts'

export const sortOrders = {
  relevan: 'relevance',
  terlaris: 'bestselling',
  terbaru: 'newest',
  termurah: 'cheapest',
  termahal: 'dearest',
} as const
const most = 20
const farthestPage = 500
const maximumPrice = 1_000_000_000

const text = z.string().catch('')
/** Repeated or separated by commas; what is not a slug or a code is dropped. */
const list = z
  .array(z.string())
  .catch([])
  .transform((values) => [
    ...new Set(values.flatMap((value) => value.split(',')).map((value) => value.trim())),
  ])
  .transform((values) => values.filter((value) => /^[a-z0-9.-]{1,60}$/.test(value)).slice(0, most))
const flag = z
  .literal('1')
  .transform(() => true as const)
  .optional()
  .catch(undefined)

const day = text.transform((value) => parseCalendarDate(value.trim()) ?? undefined)
/** As many as a calendar can take at once. */
const people = z
  .string()
  .regex(/^\s*[1-9]\d{0,2}\s*$/)
  .transform(Number)
  .optional()
  .catch(undefined)

/** `10000-50000`, `-50000`, `10000-`; grouping dots are allowed, a range upside down is turned. */
const price = text.transform((value) => {
  const [, from, to] = /^\s*(\d{0,10})\s*-\s*(\d{0,10})\s*$/.exec(value.replaceAll('.', '')) ?? []
  const [low, high] = [amount(from), amount(to)]
  if (low !== null && high !== null && low > high) return { minimum: high, maximum: low }
  return { minimum: low, maximum: high }
})

function amount(digits: string | undefined): number | null {
  return digits ? Math.min(Number(digits), maximumPrice) : null
}

/** The address of a search, by its names in design.md §5. Nothing typed there is an error. */
export const searchFilters = z.object({
  q: text.transform((value) => value.slice(0, 100).toWellFormed()),
  jenis: z.enum(['produk', 'wisata']).optional().catch(undefined),
  kategori: list,
  kecamatan: list,
  desa: list,
  harga: price,
  tanggal: day,
  /** Of who stays: the morning of leaving. */
  pulang: day,
  orang: people,
  halal: flag,
  kirim: flag,
  ambil: flag,
  tersedia: flag,
  urut: z.enum(['relevan', 'terlaris', 'terbaru', 'termurah', 'termahal']).catch('relevan'),
  hal: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform((value) => Math.min(Number(value), farthestPage))
    .catch(1),
})

export type SearchPageFilters = z.infer<typeof searchFilters>

const lists = ['kategori', 'kecamatan', 'desa']

export function parseSearchFilters(parameters: URLSearchParams): SearchPageFilters {
  const names = Object.keys(searchFilters.shape)
  const given = names.map((name) => [
    name,
    lists.includes(name) ? parameters.getAll(name) : (parameters.get(name) ?? undefined),
  ])
  return searchFilters.parse(Object.fromEntries(given))
}
