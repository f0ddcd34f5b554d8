import { newId } from '#app/core/ids.ts'
import { ok } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import { zoneNameOfExperience } from '#app/features/bookings/zone-name.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { AddOn, Experience } from './experience.ts'
import {
  type Broken,
  breaks,
  type Saved,
  type SectionDeed,
  type Writer,
  writer,
  wrong,
} from './save-section.server.ts'
import type { ValuesIn } from './section.ts'
import { addOnsSection, type Mode, pricesSections } from './sections.ts'

type At = Experience & SectionDeed

type Prices = {
  unit: VisitUnit
  peoplePerUnit?: number | undefined
  rows: ValuesIn<typeof pricesSections.night>['rows']
}

export const pricesWriters: Record<Mode, Writer> = {
  anyDay: writer(pricesSections.anyDay, writePrices),
  session: writer(pricesSections.session, writePrices),
  night: writer(pricesSections.night, writePrices),
  groupOnRequest: writer(pricesSections.groupOnRequest, writePrices),
}
export const addOnsWriter = writer(addOnsSection, writeAddOns)

/** One visitor kind needs no name; of several each has one. */
async function writePrices(tx: Tx, at: At, { rows, ...of }: Prices): Promise<Saved> {
  const offered = rows.filter(({ isActive }) => isActive === 'on')
  if (offered.length === 0) return wrong({ '': 'noneOffered' })
  const nameless = rows.findIndex(({ labelId }) => labelId === '')
  if (offered.length > 1 && nameless >= 0) return wrong({ [`labelId.${nameless}`]: 'nameNeeded' })
  const twice = repeated(rows)
  if (twice >= 0) return wrong({ [`labelId.${twice}`]: 'twice' })
  if (of.unit === 'orang' && of.peoplePerUnit) return wrong({ peoplePerUnit: 'onePerson' })
  const broken = of.unit === at.unit ? null : await soldOtherwise(tx, at, of.unit)
  if (broken) return breaks(broken)
  await writeUnit(tx, at, of)
  for (const [position, row] of rows.entries()) {
    const id = await writeOffer(tx, at, { ...row, known: at.kinds, position, stock: null })
    await writeDayPrice(tx, { variantId: id, dayType: 'weekend', price: row.weekend })
    await writeDayPrice(tx, { variantId: id, dayType: 'holiday', price: row.holiday })
  }
  return ok()
}

/** A coming ticket of people would let in a car; of groups that ask every ticket is one of the group. */
async function soldOtherwise(
  tx: Tx,
  { listingId, mode }: At,
  unit: VisitUnit,
): Promise<Broken | null> {
  if (mode === 'groupOnRequest') return null
  const [found] = await tx.$queryRaw<{ date: string; name: string }[]>`
    SELECT b.date::text, line.unit AS name FROM bookings b
    JOIN order_lines line ON line.id = b.order_line_id
    JOIN experiences e ON e.listing_id = b.listing_id
    WHERE b.listing_id = ${listingId}::uuid AND b.add_on_id IS NULL AND line.unit <> ${unit}
      AND b.status IN ('held', 'booked', 'calledOff')
      AND coalesce(b.departure, b.date) >= (now() AT TIME ZONE ${zoneNameOfExperience})::date
    ORDER BY b.date LIMIT 1`
  return found ? { reason: 'sold-by', ...found } : null
}

async function writeUnit(
  tx: Tx,
  { listingId, shopId }: At,
  { unit, peoplePerUnit }: Omit<Prices, 'rows'>,
): Promise<void> {
  await tx.listing.update({ where: { id_shopId: { id: listingId, shopId } }, data: { unit } })
  await tx.experience.update({
    where: { listingId_shopId: { listingId, shopId } },
    data: { peoplePerUnit: peoplePerUnit ?? null },
  })
}

/** As many as are promised for a coming day are needed on that day. */
async function writeAddOns(
  tx: Tx,
  at: At,
  { rows }: ValuesIn<typeof addOnsSection>,
): Promise<Saved> {
  const twice = repeated(rows)
  if (twice >= 0) return wrong({ [`labelId.${twice}`]: 'twice' })
  for (const [index, row] of rows.entries()) {
    const before = at.addOns.find(({ id }) => id === row.id)
    const broken = before && row.stock < before.stock && (await promised(tx, at, { before, row }))
    if (broken) return breaks(broken)
    await writeOffer(tx, at, { ...row, known: at.addOns, position: at.kinds.length + index })
  }
  return ok()
}

const repeated = (rows: readonly { labelId: string }[]): number => {
  const names = rows.map(({ labelId }) => labelId.toLowerCase())
  return names.findIndex((name, index) => names.indexOf(name) !== index)
}

type Offer = {
  id: string
  labelId: string
  labelEn: string
  price: Rupiah
  isActive: 'on' | 'off'
  known: readonly { id: string }[]
  position: number
  /** Null for a visitor kind. */
  stock: number | null
}

/** Only one that is known here is changed; any other id begins a new one. */
async function writeOffer(
  tx: Tx,
  { listingId, shopId }: At,
  { id, labelId, labelEn, price, isActive, known, position, stock }: Offer,
): Promise<string> {
  const words = { labelId, labelEn: labelEn || labelId }
  const data = { ...words, price, isActive: isActive === 'on', addOnCapacity: stock }
  const before = known.find((each) => each.id === id)
  if (before) {
    await tx.variant.update({ where: { id_shopId: { id: before.id, shopId } }, data })
    return before.id
  }
  const created = newId()
  await tx.variant.create({ data: { id: created, shopId, listingId, position, ...data } })
  return created
}

async function writeDayPrice(
  tx: Tx,
  {
    variantId,
    dayType,
    price,
  }: {
    variantId: string
    dayType: 'weekend' | 'holiday'
    price: Rupiah | undefined
  },
): Promise<void> {
  if (price === undefined) {
    await tx.dayPrice.deleteMany({ where: { variantId, dayType } })
    return
  }
  await tx.dayPrice.upsert({
    where: { variantId_dayType: { variantId, dayType } },
    update: { price },
    create: { variantId, dayType, price },
  })
}

async function promised(
  tx: Tx,
  { listingId }: At,
  { before, row }: { before: AddOn; row: { stock: number } },
): Promise<Broken | null> {
  const [found] = await tx.$queryRaw<{ date: string; sold: number }[]>`
    SELECT s.date::text, s.held + s.sold AS sold FROM slots s
    JOIN experiences e ON e.listing_id = s.listing_id
    WHERE s.listing_id = ${listingId}::uuid AND s.add_on_id = ${before.id}::uuid
      AND s.date >= (now() AT TIME ZONE ${zoneNameOfExperience})::date AND s.held + s.sold > ${row.stock}
    ORDER BY s.held + s.sold DESC, s.date LIMIT 1`
  return found ? { reason: 'below-sold', ...found, name: before.labelId } : null
}
