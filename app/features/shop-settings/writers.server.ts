import { isUuid, newId } from '#app/core/ids.ts'
import { addDays, calendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { leastCollected, mostCollected } from '#app/features/collections/terms.ts'
import type { Problems, Section, ValuesIn } from '#app/features/experiences/section.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { AuthorizedShopId } from '#app/server/scopes.server.ts'
import {
  type collectionSection,
  type contactSection,
  type courierSection,
  type holidaysSection,
  type hoursSection,
  type legalSection,
  longestHoliday,
  type openSection,
  type parcelSection,
  type pickupSection,
  type sections,
  type SectionName,
  type storySection,
  whyNotLegal,
} from './sections.ts'
import type { Settings } from './settings.ts'

type At = { shopId: AuthorizedShopId; before: Settings }

/** Writes what was typed and gives nothing back, or says why not before anything is written. */
type Write<S extends Section> = (
  tx: Tx,
  at: At,
  value: ValuesIn<S>,
) => Promise<Problems | undefined | void>

const writeLegal: Write<typeof legalSection> = async (tx, { shopId: id }, value) => {
  const { legalStatus, legalNumber = null, nib = null, villageRegulation } = value
  const problems = whyNotLegal(value) ?? (await whyNotNumber(tx, legalNumber, id))
  if (problems) return problems
  await tx.shop.update({
    where: { id },
    data: { legalStatus, legalNumber, nib, villageRegulation },
  })
}

/** A certificate is of one BUM Desa (UNIQUE shops.legal_number). */
export async function whyNotNumber(
  tx: Tx,
  legalNumber: string | null,
  of?: string,
): Promise<Problems | undefined> {
  const other = legalNumber && (await tx.shop.findUnique({ where: { legalNumber } }))
  return other && other.id !== of ? { legalNumber: 'numberTaken' } : undefined
}

const writeContact: Write<typeof contactSection> = async (tx, { shopId: id }, value) => {
  const { phone, email = null, address, lat = null, lon = null } = value
  if ((lat === null) !== (lon === null)) return { lon: 'bothOrNone' }
  await tx.shop.update({ where: { id }, data: { phone, email, address, lat, lon } })
}

const writeStory: Write<typeof storySection> = async (tx, { shopId: id }, value) => {
  const { storyId, storyEn } = value
  if (storyEn && !storyId) return { storyId: 'indonesianFirst' }
  await tx.shop.update({ where: { id }, data: { storyId, storyEn: storyEn || storyId } })
}

const writeHours: Write<typeof hoursSection> = async (tx, { shopId }, { rows }) => {
  const problems: Record<string, string> = {}
  const hours = rows.flatMap(({ weekday: text, opensAt, closesAt }) => {
    const weekday = /^[1-7]$/.test(text) ? Number(text) : 0
    const at = `.${weekday - 1}`
    if (!opensAt) problems[`opensAt${at}`] = 'bothTimes'
    if (!closesAt) problems[`closesAt${at}`] = 'bothTimes'
    if (!opensAt || !closesAt || weekday === 0) return []
    if (opensAt >= closesAt) problems[`closesAt${at}`] = 'laterThanOpening'
    return [{ shopId, weekday, opensAt, closesAt }]
  })
  if (new Set(hours.map(({ weekday }) => weekday)).size < hours.length) return { '': 'twice' }
  if (Object.keys(problems).length > 0) return problems
  await tx.shopHours.deleteMany({ where: { shopId } })
  await tx.shopHours.createMany({ data: hours })
}

/** Which day it is where the BUM Desa is: far in the east it is tomorrow two hours before it is in Java. */
const todayOf = async (tx: Tx, shopId: AuthorizedShopId) =>
  todayAt(await zoneOfShop(tx, shopId), new Date())

const writeHolidays: Write<typeof holidaysSection> = async (tx, { shopId }, { rows }) => {
  const today = await todayOf(tx, shopId)
  const problems: Record<string, string> = {}
  const days = rows
    .map(({ from, to = from, ...reasons }, index) => ({ ...reasons, from, to, index }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  for (const [place, { from, to, index }] of days.entries()) {
    if (to < from) problems[`to.${index}`] = 'order'
    else if (to < today) problems[`from.${index}`] = 'past'
    else if (to >= addDays(from, longestHoliday)) problems[`to.${index}`] = 'tooLong'
    const next = days[place + 1]
    if (next && next.from <= to) problems[`from.${next.index}`] = 'overlaps'
  }
  if (Object.keys(problems).length > 0) return problems
  // Those that are over stay, unless what is said now begins before their end.
  await tx.$executeRaw`
    DELETE FROM shop_holidays WHERE shop_id = ${shopId}::uuid
      AND to_date >= least(${today}::date, ${days[0]?.from ?? null}::date)`
  await tx.shopHoliday.createMany({
    data: days.map(({ from, to, reasonId, reasonEn }) => ({
      shopId,
      fromDate: new Date(calendarDate(from)),
      toDate: new Date(to),
      reasonId,
      reasonEn: reasonEn || reasonId,
    })),
  })
}

const writeOpen: Write<typeof openSection> = async (tx, { shopId: id, before }, value) => {
  const { status, closedReasonId, closedReasonEn, reopensOn } = value
  if (before.status === 'suspended') return { '': 'suspended' }
  if (status === 'open') {
    const open = { closedReasonId: null, closedReasonEn: null, reopensOn: null }
    await tx.shop.update({ where: { id }, data: { status, ...open } })
    return undefined
  }
  if (!closedReasonId) return { closedReasonId: 'reasonNeeded' }
  if (reopensOn && reopensOn <= (await todayOf(tx, id))) return { reopensOn: 'past' }
  await tx.shop.update({
    where: { id },
    data: {
      status,
      closedReasonId,
      closedReasonEn: closedReasonEn || closedReasonId,
      reopensOn: reopensOn ? new Date(reopensOn) : null,
    },
  })
}

/** None is deleted: orders name them. Who has one in the cart that is no longer offered chooses again. */
const writePickup: Write<typeof pickupSection> = async (tx, { shopId, before }, { rows }) => {
  const names = rows.map(({ name }) => name.toLowerCase())
  const twice = names.findIndex((name, index) => names.indexOf(name) < index)
  if (twice >= 0) return { [`name.${twice}`]: 'twice' }
  for (const { id, isActive, ...point } of rows) {
    const data = { ...point, isActive: isActive === 'on' }
    const known = isUuid(id) && before.pickupPoints.some((each) => each.id === id)
    if (known) await tx.pickupPoint.update({ where: { id_shopId: { id, shopId } }, data })
    else await tx.pickupPoint.create({ data: { id: newId(), shopId, ...data } })
  }
}

const writeCourier: Write<typeof courierSection> = async (tx, { shopId, before }, value) => {
  const known = new Set(before.districts.map(({ code }) => code))
  const rates = value.rows.flatMap(({ district: districtCode, price, days = 1 }) =>
    price !== undefined && known.has(districtCode) ? [{ shopId, districtCode, price, days }] : [],
  )
  const codes = rates.map(({ districtCode }) => districtCode)
  if (new Set(codes).size < codes.length) return { '': 'twice' }
  const { courierFreeFrom, minimumOrder } = value
  await tx.courierRate.deleteMany({ where: { shopId } })
  await tx.courierRate.createMany({ data: rates })
  await tx.shop.update({
    where: { id: shopId },
    data: { courierFreeFrom: courierFreeFrom || null, minimumOrder: minimumOrder ?? 0n },
  })
}

const writeParcels: Write<typeof parcelSection> = async (tx, { shopId, before }, value) => {
  const { couriers, originVillage: villageCode, packingGrams } = value
  if (!before.villages.some(({ value: code }) => code === villageCode))
    return { originVillage: 'wrong' }
  await tx.parcelSettings.deleteMany({ where: { shopId } })
  if (couriers.length === 0) return undefined
  const data = { shopId, villageCode, packingGrams, couriers: [...new Set(couriers)] }
  await tx.parcelSettings.create({ data })
}

/** What was ordered is still paid as it was agreed. */
const writeCollection: Write<typeof collectionSection> = async (tx, { shopId, before }, value) => {
  const { collectsAtPickup: atPickup, collectsByCourier: byCourier, openPerBuyer } = value
  const served = before.districts.flatMap(({ code, price }) => (price === null ? [] : [code]))
  const districts = [...new Set(value.collectedIn)].filter((code) => served.includes(code))
  const mostAmount = value.mostCollected ?? (atPickup || byCourier ? null : leastCollected)
  if (mostAmount === null || mostAmount < leastCollected || mostAmount > mostCollected) {
    return { mostCollected: 'carriedAmount' }
  }
  if (byCourier && districts.length === 0) return { collectedIn: 'districtNeeded' }
  const terms = { atPickup, byCourier, mostAmount, openPerBuyer, districts }
  await tx.collectionTerms.upsert({
    where: { shopId },
    create: { shopId, ...terms },
    update: terms,
  })
}

export const writers: { [Name in SectionName]: Write<(typeof sections)[Name]> } = {
  'badan-hukum': writeLegal,
  kontak: writeContact,
  cerita: writeStory,
  'jam-buka': writeHours,
  libur: writeHolidays,
  'buka-tutup': writeOpen,
  'titik-ambil': writePickup,
  kurir: writeCourier,
  'kurir-paket': writeParcels,
  'bayar-di-tempat': writeCollection,
}
