import { changeOf, toldChange } from '#app/core/change-of.ts'
import { changedMeanwhile, type ChangedMeanwhile } from '#app/core/meanwhile.ts'
import { ok, type Ok, refuse, type Refusal } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { columnsOf } from './listing-columns.ts'
import { type Deed, type Locked, lockListing, setPicture } from './listing-commands.server.ts'
import { type ListingFacts, usualPerOrder } from './listing-form.ts'
import { permitsInTheWay } from './required-permits.server.ts'
import { typedOf } from './seller-listing.ts'
import type { TypedListing } from './typed-listing.ts'

type ChangedListing = {
  listingId: string
  listing: ListingFacts
  category: string
  /** As the form was sent, with what it had shown. */
  typed: TypedListing
}

/** What buyers see changes at once; what has been ordered keeps its frozen words and prices. */
export function changeListing(
  { seller, actor }: Deed,
  { listingId, listing, category, typed }: ChangedListing,
): Promise<Ok<undefined> | Refusal<'not-found' | 'permit-missing'> | ChangedMeanwhile> {
  return transaction(async (tx) => {
    const before = await lockListing(tx, seller, listingId)
    if (!before) return refuse('not-found')
    const { shopId, status } = before
    const was = await saidOf(tx, before, listingId)
    const changed = changedMeanwhile(typed, shownOf(was))
    if (changed) return changed
    // What was sent back is put right by its maker and waits again.
    const to = status === 'draft' && 'maker' in seller ? 'review' : status
    // What a certificate says is said by nobody else.
    const kept = was.halal === 'certified' ? { halal: was.halal } : {}
    const columns = { ...columnsOf(listing, category), status: to, ...kept }
    const missing = await permitsInTheWay(tx, listingId, columns)
    if (missing.length > 0) return refuse('permit-missing')
    await tx.listing.updateMany({ where: { id: listingId, shopId }, data: columns })
    const { price, weightGrams } = listing
    await tx.variant.updateMany({
      where: { id: before.variantId, shopId },
      data: { price, weightGrams: weightGrams ?? 0 },
    })
    // Of the good, so of all its variants.
    await tx.variant.updateMany({
      where: { listingId, shopId },
      data: { maximumPerOrder: listing.maximumPerOrder ?? usualPerOrder },
    })
    await setPicture(tx, listingId, listing)
    const change = changeOf(told(was), told(await saidOf(tx, before, listingId)))
    const subject = { type: 'listing', id: listingId } as const
    const edge = { subject, action: 'status', from: status, to, actor, shopId }
    await recordAudit(tx, [
      ...(change
        ? [{ subject, action: 'changed', actor, shopId, details: toldChange(change) }]
        : []),
      ...(to === status ? [] : [edge]),
    ])
    return ok()
  })
}

type Said = Awaited<ReturnType<typeof saidOf>>

/** Everything that the simple form says of a good. */
async function saidOf(tx: Tx, { shopId, variantId }: Locked, listingId: string) {
  const { pictures, ...columns } = await tx.listing.findFirstOrThrow({
    where: { id: listingId, shopId },
    select: {
      titleId: true,
      titleEn: true,
      descriptionId: true,
      descriptionEn: true,
      unit: true,
      categorySlug: true,
      leadTimeDays: true,
      madeToOrder: true,
      shelfLifeDays: true,
      seasonFrom: true,
      seasonTo: true,
      isLocalOnly: true,
      halal: true,
      pictures: { where: { position: 0 }, select: { key: true, altId: true } },
    },
  })
  const { price, ...parcel } = await tx.variant.findFirstOrThrow({
    where: { id: variantId, shopId },
    select: { price: true, weightGrams: true, maximumPerOrder: true },
  })
  const picture = { picture: pictures[0]?.key ?? null, pictureAlt: pictures[0]?.altId ?? null }
  return { ...columns, ...picture, price: price as Rupiah, ...parcel }
}

/** As the trail keeps it. */
const told = (said: Said) => ({ ...said, price: String(said.price) })

/** As it stands in the form. */
const shownOf = (said: Said) =>
  typedOf({
    ...said,
    title: { id: said.titleId, en: said.titleEn },
    description: { id: said.descriptionId, en: said.descriptionEn },
    pictureKey: said.picture,
  })
