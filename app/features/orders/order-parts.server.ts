import { nameOf } from '#app/features/catalog/line-name.ts'
import { db } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { canSeeBuyer, type DeskRole, maskName } from './buyer-visibility.ts'

/** Where the buyer lives, by name. */
export const addressColumns = {
  village: {
    select: {
      name: true,
      district: { select: { name: true, regency: { select: { name: true } } } },
    },
  },
} as const

/** What was bought, as the BUM Desa calls it. */
export function titleOf(line: {
  titleId: string
  titleEn: string
  variantLabelId: string
  variantLabelEn: string
}): string {
  const title = { id: line.titleId, en: line.titleEn }
  return nameOf({ title, label: { id: line.variantLabelId, en: line.variantLabelEn } }, 'id')
}

/** How many still come or are still sent, and how many were given up. */
export function countOf(line: {
  quantity: number
  booking: { cancellations: { count: number; remaining: number }[] } | null
  shortage: { missing: number } | null
}) {
  // Who gave up everything is shown as what it was.
  const some = (line.booking?.cancellations ?? []).filter(({ remaining }) => remaining > 0)
  const cancelled = some.reduce((sum, { count }) => sum + count, 0)
  return { quantity: line.quantity - cancelled - (line.shortage?.missing ?? 0), cancelled }
}

export const shortageColumns = { missing: true, finalGrams: true, amount: true } as const

type Details = {
  name: string
  phone: string
  recipient: string | null
  street: string | null
  hamlet: string | null
  rt: string | null
  rw: string | null
  landmark: string | null
  postalCode: string | null
  note: string | null
  village: { name: string; district: { name: string; regency: { name: string } } } | null
}

/** Masked here and not on the page: what a role need not see never leaves the server. */
export function buyerOf(
  details: Details | null,
  { role, isDelivered }: { role: DeskRole; isDelivered: boolean },
) {
  if (!details) return null
  if (!canSeeBuyer(role)) {
    return { name: maskName(details.name), phone: null, note: null, address: null }
  }
  const { name, phone, note, village, ...place } = details
  return { name, phone, note, address: isDelivered ? { ...place, village } : null }
}

export async function listMakerNames({
  shopId,
  makerIds,
}: {
  shopId: ReadableShopId
  makerIds: readonly string[]
}): Promise<Map<string, string>> {
  const makers = await db.maker.findMany({
    where: { shopId, id: { in: [...makerIds] } },
    select: { id: true, name: true },
  })
  return new Map(makers.map(({ id, name }) => [id, name]))
}
