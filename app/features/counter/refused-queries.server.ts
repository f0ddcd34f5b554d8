import type { Rupiah } from '#app/core/rupiah.ts'
import { db } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { Prisma, RefusedSale } from '#prisma/generated/client.ts'
import { phoneLines } from './phone-sale.ts'

const solvedShown = 20

/**
 * What waits for a decision, the oldest first, and what was decided last; `setelah` is the last decided one
 * of the page before.
 */
export async function listRefusedSales(shopId: ReadableShopId, setelah: string | null) {
  const [open, found] = await Promise.all([
    read(shopId, { where: { solvedAt: null }, orderBy: { soldAt: 'asc' } }),
    read(shopId, {
      where: { solvedAt: { not: null } },
      orderBy: [{ solvedAt: 'desc' }, { id: 'desc' }],
      take: solvedShown + 1,
      ...(setelah && { cursor: { shopId_id: { shopId, id: setelah } }, skip: 1 }),
    }),
  ])
  const solved = found.slice(0, solvedShown)
  return { open, solved, next: found.length > solvedShown ? (solved.at(-1)?.id ?? null) : null }
}

export function countRefusedSales(shopId: ReadableShopId): Promise<number> {
  return db.refusedSale.count({ where: { shopId, solvedAt: null } })
}

export async function getRefusedSale(shopId: ReadableShopId, id: string) {
  const [sale] = await read(shopId, { where: { id } })
  return sale ?? null
}

async function read(
  shopId: ReadableShopId,
  {
    where,
    ...order
  }: Pick<Prisma.RefusedSaleFindManyArgs, 'where' | 'orderBy' | 'take' | 'cursor' | 'skip'>,
) {
  const sales = await db.refusedSale.findMany({ where: { ...where, shopId }, ...order })
  const told = sales.map((sale) => ({ sale, lines: phoneLines.parse(sale.lines) }))
  const [variants, people] = await Promise.all([
    db.variant.findMany({
      where: {
        shopId,
        id: { in: told.flatMap(({ lines }) => lines.map(({ variantId }) => variantId)) },
      },
      include: { listing: { select: { titleId: true, titleEn: true } } },
    }),
    db.user.findMany({
      where: {
        id: { in: sales.flatMap(({ soldBy, solvedBy }) => [soldBy, solvedBy ?? []]).flat() },
      },
      select: { id: true, name: true },
    }),
  ])
  const variantOf = new Map(variants.map((variant) => [variant.id, variant]))
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  return told.map(({ sale, lines }) => ({
    ...outline(sale),
    seller: nameOf.get(sale.soldBy) ?? '',
    solver: nameOf.get(sale.solvedBy ?? '') ?? '',
    lines: lines.map(({ variantId, quantity, visit, price }) => {
      const variant = variantOf.get(variantId)
      return {
        title: { id: variant?.listing.titleId ?? '?', en: variant?.listing.titleEn ?? '?' },
        label: { id: variant?.labelId ?? '', en: variant?.labelEn ?? '' },
        quantity,
        /** What it is sold for by the list of now; a day has a price of its own. */
        listPrice: visit || !variant ? null : (variant.price as Rupiah),
        left: visit || !variant ? null : Math.max(0, variant.onHand - variant.held),
        price,
      }
    }),
  }))
}

const outline = (sale: RefusedSale) => ({
  id: sale.id,
  total: sale.total as Rupiah,
  paidWith: sale.paidWith,
  soldAt: sale.soldAt,
  reason: sale.reason,
  phone: sale.buyerPhone,
  solution: sale.solution,
  solvedAt: sale.solvedAt,
  solvedWhy: sale.solvedWhy,
})
