import { newId } from '#app/core/ids.ts'
import { unitOfLatest } from '#app/features/catalog/listing-commands.server.ts'
import { columnsOf, newSlugOf } from '#app/features/catalog/listing-columns.ts'
import { usualPerOrder } from '#app/features/catalog/listing-form.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import type { Planned, Surroundings } from './goods-plan.ts'

type Deed = { shopId: AuthorizedShopId; actor: Actor; importId: string }

/**
 * What a BUM Desa lists for its makers, with their consent, is offered at once, as in the form; where its
 * category demands a permit, once that is there.
 */
export async function addGoods(
  tx: Tx,
  { shopId, actor, importId, around }: Deed & { around: Surroundings },
  rows: readonly Planned<'new'>[],
): Promise<{ variantId: string; title: string }[]> {
  if (rows.length === 0) return []
  const makers = await tx.maker.findMany({
    where: { shopId, id: { in: rows.map(({ makerId }) => makerId) } },
    select: { id: true, villageCode: true },
  })
  const villages = new Map(makers.map(({ id, villageCode }) => [id, villageCode]))
  const units = new Map<string, string | null>()
  for (const { id: makerId } of makers) {
    units.set(makerId, await unitOfLatest(tx, { makerId, shopId }))
  }
  const goods = rows.map((row) => ({
    ...row,
    id: newId(),
    variantId: newId(),
    status: around.demanding.has(row.category) ? ('review' as const) : ('live' as const),
  }))
  await tx.listing.createMany({
    data: goods.map(({ id, makerId, listing, category, status, unitId }) => ({
      id,
      shopId,
      makerId,
      businessUnitId: unitId ?? units.get(makerId) ?? null,
      villageCode: villages.get(makerId) ?? '',
      slug: newSlugOf(listing.title),
      kind: 'product',
      status,
      ...columnsOf(listing, category),
      halal: listing.halal ?? (around.edible.has(category) ? 'notYet' : 'notApplicable'),
    })),
  })
  await tx.variant.createMany({
    data: goods.map(({ id, variantId, listing: { price, weightGrams, maximumPerOrder } }) => ({
      id: variantId,
      shopId,
      listingId: id,
      price,
      weightGrams: weightGrams ?? 0,
      maximumPerOrder: maximumPerOrder ?? usualPerOrder,
    })),
  })
  await tx.stockMovement.createMany({
    data: goods.flatMap(({ variantId, listing: { stock } }) =>
      stock === 0
        ? []
        : [
            {
              id: newId(),
              shopId,
              variantId,
              delta: stock,
              reason: 'opening' as const,
              actorId: actor.id,
            },
          ],
    ),
  })
  await recordAudit(
    tx,
    goods.map(({ id, makerId, status, listing: { title, price, stock } }) => ({
      subject: { type: 'listing', id },
      action: 'status',
      to: status,
      actor,
      shopId,
      details: {
        onBehalfOf: makerId,
        consent: true,
        import: importId,
        title,
        price: String(price),
        stock,
      },
    })),
  )
  return goods.map(({ variantId, listing: { title } }) => ({ variantId, title }))
}

/** In three statements, however many rows. They are locked, and were compared under that lock. */
export async function changeGoods(
  tx: Tx,
  { shopId, actor, importId }: Deed,
  rows: readonly Planned<'changed'>[],
): Promise<void> {
  if (rows.length === 0) return
  const written = rows.map(({ good, listing, category, status, unitId }) => ({
    id: good.listingId,
    status,
    unitId,
    ...columnsOf(listing, category),
  }))
  // Rows of one good say the same of it, so that it does not matter which of them is written.
  await tx.$executeRaw`
    UPDATE listings SET title_id = x."titleId", title_en = x."titleEn",
      description_id = x."descriptionId", description_en = x."descriptionEn", unit = x.unit,
      category_slug = x."categorySlug", business_unit_id = x."unitId", lead_time_days = x."leadTimeDays",
      made_to_order = x."madeToOrder",
      shelf_life_days = x."shelfLifeDays", season_from = x."seasonFrom",
      season_to = x."seasonTo", is_local_only = x."isLocalOnly",
      halal = coalesce(x.halal::"HalalStatus", listings.halal),
      paused_by = CASE WHEN x.status = 'paused' AND listings.status <> 'paused'
        THEN 'shop' ELSE listings.paused_by END,
      status = x.status::"ListingStatus", updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS x (id uuid, status text, "unitId" uuid,
      "titleId" text, "titleEn" text, "descriptionId" text, "descriptionEn" text, unit text,
      "categorySlug" text, "leadTimeDays" int, "madeToOrder" boolean, "shelfLifeDays" int, "seasonFrom" int,
      "seasonTo" int, "isLocalOnly" boolean, halal text)
    WHERE listings.id = x.id AND listings.shop_id = ${shopId}::uuid`
  const priced = rows.map(({ good, listing, labelEn }) => ({
    id: good.variantId,
    label: labelEn || good.cells.label,
    price: String(listing.price),
    weight: listing.weightGrams ?? 0,
  }))
  await tx.$executeRaw`
    UPDATE variants SET price = x.price, weight_grams = x.weight, label_en = x.label
    FROM jsonb_to_recordset(${JSON.stringify(priced)}::jsonb) AS x (id uuid, price bigint, weight int, label text)
    WHERE variants.id = x.id AND variants.shop_id = ${shopId}::uuid`
  // Of the good, so of all its variants, also those without a row.
  const most = rows.map(({ good, listing }) => ({
    id: good.listingId,
    most: listing.maximumPerOrder ?? usualPerOrder,
  }))
  await tx.$executeRaw`
    UPDATE variants SET maximum_per_order = x.most
    FROM jsonb_to_recordset(${JSON.stringify(most)}::jsonb) AS x (id uuid, most int)
    WHERE variants.listing_id = x.id AND variants.shop_id = ${shopId}::uuid`
  await tx.stockMovement.createMany({ data: rows.flatMap((row) => movementOf(row, shopId, actor)) })
  await recordAudit(
    tx,
    rows.flatMap((row) => trailOf(row, { shopId, actor, importId })),
  )
}

function movementOf({ good, listing }: Planned<'changed'>, shopId: AuthorizedShopId, actor: Actor) {
  const delta = listing.stock - good.available
  if (delta === 0) return []
  const reason = delta > 0 ? ('received' as const) : ('stockTake' as const)
  return [{ id: newId(), shopId, variantId: good.variantId, delta, reason, actorId: actor.id }]
}

/** Long texts are not copied into the trail; that they changed is. */
function trailOf(row: Planned<'changed'>, { shopId, actor, importId }: Deed) {
  const { good, status, changes, title } = row
  const subject = { type: 'listing', id: good.listingId } as const
  const told = changes.flatMap(({ column, before, after }): [string, string][] =>
    column === 'description' || column === 'descriptionEn'
      ? [[column, '…']]
      : [
          [column, after],
          [`${column}Before`, before],
        ],
  )
  const details = { import: importId, variant: good.variantId, title, ...Object.fromEntries(told) }
  const edge = { subject, action: 'status', from: good.status, to: status, actor, shopId }
  return [
    { subject, action: 'changed', actor, shopId, details },
    ...(status === good.status ? [] : [edge]),
  ]
}
