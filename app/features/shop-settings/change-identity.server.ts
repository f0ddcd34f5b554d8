import { formatPercent } from '#app/core/basis-points.ts'
import { changeOf, toldChange } from '#app/core/change-of.ts'
import { changedMeanwhile, type Meanwhile } from '#app/core/meanwhile.ts'
import { parseSection, type Problems, type Typed } from '#app/features/experiences/section.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { villagesOf } from './found-shop.server.ts'
import { identitySection } from './sections.ts'

export type Identity = Typed & Record<'kind' | 'name' | 'villages' | 'shopShare', string>

/** What only an admin may say of a BUM Desa, as its form has it; null for none. */
export async function getIdentity(client: Tx, shopId: string): Promise<Identity | null> {
  const shop = await client.shop.findUnique({
    where: { id: shopId },
    include: { villages: { orderBy: { villageCode: 'asc' } } },
  })
  if (!shop) return null
  const { kind, name, villages, shopShareBasisPoints } = shop
  return {
    kind,
    name,
    villages: villages.map(({ villageCode }) => villageCode).join('\n'),
    shopShare: formatPercent(shopShareBasisPoints),
  }
}

export const readIdentity = (shopId: string) => getIdentity(db, shopId)

type Changed = { ok: true } | { ok: false; problems: Problems; meanwhile?: Meanwhile }

/**
 * What was sold keeps its shares (frozen on the order line), and a maker keeps a village: one in which
 * somebody sells, or from which parcels go, stays a village of the BUM Desa.
 */
export function changeIdentity(
  { shopId, actor }: { shopId: string; actor: Extract<Actor, { type: 'admin' }> },
  typed: Typed,
): Promise<Changed | null> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM shops WHERE id = ${shopId}::uuid FOR NO KEY UPDATE`
    const before = await getIdentity(tx, shopId)
    if (!before) return null
    const changed = changedMeanwhile(typed, before)
    if (changed) return { ...changed, problems: {} }
    const parsed = parseSection(identitySection, typed)
    if (!parsed.ok) return parsed
    const { kind, name, shopShare } = parsed.value
    const { villages, problem } = await villagesOf(tx, { ...parsed.value, shopId })
    const refused = problem ?? (await whyNotWithout(tx, shopId, villages))
    if (refused) return { ok: false, problems: { villages: refused } }
    await tx.shop.update({
      where: { id: shopId },
      data: {
        kind,
        name,
        shopShareBasisPoints: shopShare,
        villages: {
          deleteMany: { villageCode: { notIn: villages } },
          createMany: {
            data: villages.map((villageCode) => ({ villageCode })),
            skipDuplicates: true,
          },
        },
      },
    })
    const change = changeOf(before, (await getIdentity(tx, shopId)) ?? before)
    if (change) {
      const subject = { type: 'shop', id: shopId } as const
      const details = { section: 'identitas', ...toldChange(change) }
      await recordAudit(tx, [{ subject, action: 'settings-changed', actor, shopId, details }])
    }
    return { ok: true }
  })
}

async function whyNotWithout(tx: Tx, shopId: string, villages: readonly string[]) {
  const gone = { shopId, villageCode: { notIn: [...villages] } }
  if ((await tx.maker.count({ where: gone })) > 0) return 'villageHasMakers'
  return (await tx.parcelSettings.count({ where: gone })) > 0 ? 'villageSendsParcels' : undefined
}
