import { newId } from '#app/core/ids.ts'
import { changedMeanwhile, type ChangedMeanwhile } from '#app/core/meanwhile.ts'
import { ok, type Ok, refuse, type Refusal } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { type EditedVariant, typedVariants } from './edited-variant.ts'
import { lockListing } from './listing-commands.server.ts'
import { mostVariants, type NewVariant, type OldVariant, usualPerOrder } from './listing-form.ts'
import { ownedBy, type Seller } from './seller.server.ts'

const inOrder = [{ position: 'asc' }, { id: 'asc' }] as const

/** All of a good, also those no longer on sale, in their order. */
export async function listVariants(seller: Seller, listingId: string): Promise<EditedVariant[]> {
  const { shopId, ...owned } = ownedBy(seller)
  const found = await db.variant.findMany({
    where: { shopId, listingId, listing: { kind: 'product', ...owned } },
    orderBy: [...inOrder],
  })
  return found.map(
    ({ id, labelId: label, labelEn, price, weightGrams, onHand, held, isActive }) => ({
      id,
      label,
      labelEn,
      price: price as Rupiah,
      weightGrams,
      available: onHand - held,
      isActive,
    }),
  )
}

type Save = {
  listingId: string
  old: readonly OldVariant[]
  added: NewVariant | null
  /** As the form was sent, with what it had shown. */
  typed: Parameters<typeof changedMeanwhile>[0]
}
export type VariantRefusal = 'not-found' | 'none' | 'named' | 'most'

/**
 * The variants of a good as they are written, one change after the other. One that is no longer on sale
 * stays, with what buyers were promised of it; carts that hold it say so, and checkout asks once more.
 */
export function saveVariants(
  { seller, actor }: { seller: Seller; actor: Actor },
  { listingId, old, added, typed }: Save,
): Promise<Ok<undefined> | Refusal<VariantRefusal> | ChangedMeanwhile> {
  return transaction(async (tx) => {
    const listing = await lockListing(tx, seller, listingId)
    if (!listing) return refuse('not-found')
    const { shopId } = listing
    const before = await tx.variant.findMany({
      where: { shopId, listingId },
      orderBy: [...inOrder],
    })
    const written = new Map(old.map((variant) => [variant.id, variant]))
    if (old.some(({ id }) => !before.some((each) => each.id === id))) return refuse('not-found')
    const shown = before.map((each) => ({
      ...each,
      label: each.labelId,
      price: each.price as Rupiah,
    }))
    const changed = changedMeanwhile(typed, typedVariants(shown))
    if (changed) return changed
    const after = before.map((each) => ({ ...each, label: each.labelId, ...written.get(each.id) }))
    const labels = [...after.filter(({ isActive }) => isActive), ...(added ? [added] : [])].map(
      ({ label }) => label.toLowerCase(),
    )
    if (labels.length === 0) return refuse('none')
    if (labels.length > 1 && new Set(labels.filter(Boolean)).size < labels.length) {
      return refuse('named')
    }
    if (before.length + (added ? 1 : 0) > mostVariants) return refuse('most')

    for (const variant of old) await writeVariant(tx, shopId, variant)
    const position = Math.max(...before.map((each) => each.position)) + 1
    const maximumPerOrder = before[0]?.maximumPerOrder ?? usualPerOrder
    const place = { shopId, listingId, position, maximumPerOrder, actor }
    if (added) await insertVariant(tx, place, added)
    const told = after.flatMap((each) => {
      const was = before.find(({ id }) => id === each.id)
      return was && textOf({ ...was, label: was.labelId }) !== textOf(each)
        ? [[each.id, `${textOf({ ...was, label: was.labelId })} → ${textOf(each)}`]]
        : []
    })
    const details = { ...Object.fromEntries(told), ...(added && { added: textOf(added) }) }
    if (Object.keys(details).length === 0) return ok()
    const subject = { type: 'listing', id: listingId } as const
    await recordAudit(tx, [{ subject, action: 'variants', actor, shopId, details }])
    return ok()
  })
}

type Told = {
  label: string
  labelEn: string | null
  price: bigint
  weightGrams: number | null
  isActive?: boolean
}
const textOf = ({ label, labelEn, price, weightGrams, isActive = true }: Told) =>
  [
    label,
    ...(labelEn && labelEn !== label ? [labelEn] : []),
    `Rp${price}`,
    `${weightGrams ?? 0} g`,
    isActive ? '' : 'off',
  ].join('|')

async function writeVariant(tx: Tx, shopId: string, variant: OldVariant): Promise<void> {
  const { id, label, labelEn, price, weightGrams, isActive } = variant
  await tx.variant.updateMany({
    where: { id, shopId },
    data: { ...labelsOf({ label, labelEn }), price, weightGrams: weightGrams ?? 0, isActive },
  })
}

/** English that nobody wrote is the Indonesian. */
const labelsOf = ({ label, labelEn }: Pick<NewVariant, 'label' | 'labelEn'>) => ({
  labelId: label,
  labelEn: labelEn ?? label,
})

type Place = {
  shopId: string
  listingId: string
  position: number
  maximumPerOrder: number
  actor: Actor
}

async function insertVariant(
  tx: Tx,
  { actor, ...place }: Place,
  { label, labelEn, price, weightGrams, stock }: NewVariant,
): Promise<void> {
  const id = newId()
  const facts = { ...labelsOf({ label, labelEn }), price, weightGrams: weightGrams ?? 0 }
  await tx.variant.create({ data: { id, ...place, ...facts } })
  if (stock === 0) return
  await tx.stockMovement.create({
    data: {
      id: newId(),
      shopId: place.shopId,
      variantId: id,
      delta: stock,
      reason: 'opening',
      actorId: actor.id,
    },
  })
}
