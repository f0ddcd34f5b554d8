import type { Rupiah } from '#app/core/rupiah.ts'
import { db } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { Prisma, RefusedSale } from '#prisma/generated/client.ts'
import { glimpseOf, phoneLines } from './phone-sale.ts'
import { mayGiveBack } from './solve-policy.ts'

const pageSize = 20

export const refusedViews = ['open', 'solved'] as const
type RefusedView = (typeof refusedViews)[number]

const views = {
  open: { where: { solvedAt: null }, orderBy: [{ soldAt: 'asc' }, { id: 'asc' }] },
  solved: { where: { solvedAt: { not: null } }, orderBy: [{ solvedAt: 'desc' }, { id: 'desc' }] },
} as const satisfies Record<RefusedView, Prisma.RefusedSaleFindManyArgs>

/**
 * What waits for a decision, the oldest first, or what was decided last; `setelah` is the last one of the
 * page before.
 */
export async function listRefusedSales(
  shopId: ReadableShopId,
  { lihat, setelah }: { lihat: RefusedView; setelah: string | null },
) {
  const found = await read(shopId, {
    ...views[lihat],
    take: pageSize + 1,
    ...(setelah && { cursor: { shopId_id: { shopId, id: setelah } }, skip: 1 }),
  })
  const sales = found.slice(0, pageSize)
  return { sales, next: found.length > pageSize ? (sales.at(-1)?.id ?? null) : null }
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
  const told = sales.map((sale) => ({
    sale,
    lines: sale.letter === null ? phoneLines.parse(sale.lines) : [],
  }))
  const [heads, variants, people] = await Promise.all([
    listHeads(shopId),
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
    /** Who may say that the money went back. */
    deciders: heads.filter((head) => mayGiveBack(sale, head)).map(({ name }) => name),
    seller: nameOf.get(sale.soldBy) ?? '',
    solver: nameOf.get(sale.solvedBy ?? '') ?? '',
    /** As it came, for a person to read. */
    letter: sale.letter === null ? null : JSON.stringify(sale.letter, null, 1),
    lines:
      sale.letter !== null
        ? seenIn(sale.letter)
        : lines.map(({ variantId, quantity, visit, price }) => {
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

/** As much of a letter as can be read. */
const seenIn = (letter: unknown) =>
  glimpseOf(letter).lines.map(({ title, quantity, price }) => ({
    title,
    label: { id: '', en: '' },
    quantity,
    listPrice: null,
    left: null,
    price,
  }))

async function listHeads(shopId: ReadableShopId) {
  const heads = await db.membership.findMany({
    where: { shopId, role: { in: ['manager', 'treasurer'] } },
    orderBy: { createdAt: 'asc' },
    select: { userId: true, role: true, user: { select: { name: true } } },
  })
  return heads.map(({ user, ...head }) => ({ ...head, name: user.name }))
}

const outline = (sale: RefusedSale) => ({
  id: sale.id,
  soldBy: sale.soldBy,
  total: sale.total as Rupiah,
  paidWith: sale.paidWith,
  soldAt: sale.soldAt,
  toldAt: sale.toldAt,
  reason: sale.reason,
  phone: sale.buyerPhone,
  solution: sale.solution,
  solvedAt: sale.solvedAt,
  solvedWhy: sale.solvedWhy,
})
