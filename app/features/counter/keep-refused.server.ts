import { createHash } from 'node:crypto'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type CounterScope, hashSale } from './commands.server.ts'
import type { CounterRefusal, CounterSale } from './counter-sale.ts'
import { glimpseOf, type PhoneSale, type RawSale } from './phone-sale.ts'

type RefusedRow = Prisma.RefusedSaleUncheckedCreateInput & { id: string }

/** Of a sale that can be read and cannot be sold. */
export function refusedRow(
  { shopId, actor }: CounterScope,
  { told, sale, reason }: { told: PhoneSale; sale: CounterSale; reason: CounterRefusal['reason'] },
): RefusedRow {
  const { saleId: id, soldAt, toldAt, expectedTotal: total, paidWith, received, buyer, gate } = sale
  return {
    shopId,
    id,
    inputHash: hashSale(sale),
    lines: told.lines.map((line) => ({ ...line, price: `${line.price}` })),
    total,
    paidWith,
    received,
    gate,
    buyerName: buyer?.name ?? null,
    buyerPhone: buyer?.phone ?? null,
    soldAt: soldAt ?? new Date(),
    toldAt: toldAt ?? null,
    soldBy: actor.id,
    reason,
  }
}

/** Of a letter that nobody can read as a whole: kept as it came, under an id of what it says. */
export function unreadRow({ shopId, actor }: CounterScope, letter: RawSale, now: Date): RefusedRow {
  const inputHash = createHash('sha256').update(JSON.stringify(letter)).digest('hex')
  const { soldAt, paidWith, total } = glimpseOf(letter)
  return {
    shopId,
    id: otherIdOf(inputHash),
    inputHash,
    lines: [],
    letter: letter as Prisma.InputJsonObject,
    total,
    paidWith,
    // By hand: the letter says what the phone's clock said.
    soldAt: soldAt && soldAt < now && now.getTime() - soldAt.getTime() < longestMs ? soldAt : now,
    soldBy: actor.id,
    reason: 'unread',
  }
}

/** Longer than this no phone is without signal: its clock was wrong. */
const longestMs = 60 * 24 * 3_600_000

/** As a UUID, so that the same told twice is one. */
export const otherIdOf = (hash: string): string =>
  hash.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5')

/** Nothing happens when it is kept already. */
export async function writeRefused(
  tx: Tx,
  { shopId, actor }: CounterScope,
  row: RefusedRow,
): Promise<void> {
  const { count } = await tx.refusedSale.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return
  const details = { reason: row.reason, total: Number(row.total) }
  await recordAudit(tx, [
    {
      subject: { type: 'refusedSale', id: row.id },
      action: 'refused',
      actor,
      shopId,
      details,
    },
  ])
}
