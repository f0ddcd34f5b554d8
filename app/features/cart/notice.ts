import { visitRefusals } from '#app/features/bookings/experience-calendar.ts'

const kinds = [
  'added',
  'removed',
  'removed-visit',
  'refilled',
  'left-out',
  'not-for-sale',
  'sold-out',
  'too-many',
  'cart-full',
  'quantity',
  'date',
  ...visitRefusals,
] as const
export type CartNotice = { kind: (typeof kinds)[number]; left: number }

/** What the page says after a redirect travels in its address: `?kabar=too-many&sisa=3`. */
export function noticeQuery({ kind, left }: { kind: CartNotice['kind']; left?: number }): string {
  return left === undefined ? `?kabar=${kind}` : `?kabar=${kind}&sisa=${left}`
}

/** Anything but one of our own words is no notice. */
export function readNotice(search: URLSearchParams): CartNotice | null {
  const kind = kinds.find((each) => each === search.get('kabar'))
  const left = Number(/^\d{1,3}$/.exec(search.get('sisa') ?? '')?.[0] ?? 0)
  return kind ? { kind, left } : null
}
