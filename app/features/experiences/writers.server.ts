import { ok } from '#app/core/result.ts'
import type { Tx } from '#app/server/db.server.ts'
import { datesFromTo } from '#app/features/bookings/calendar-date.ts'
import { closeDayIn } from '#app/features/bookings/desk-commands.server.ts'
import type { Experience } from './experience.ts'
import { addOnsWriter, pricesWriters } from './offer-writers.server.ts'
import { type Saved, type SectionDeed, type Writer, writer, wrong } from './save-section.server.ts'
import type { ValuesIn } from './section.ts'
import {
  closedSection,
  daysSection,
  factsSection,
  type Mode,
  mostClosedAtOnce,
  nightDaysSection,
  rulesSections,
  type SectionName,
  textSection,
  tiersSection,
} from './sections.ts'
import { timesWriters } from './times-writers.server.ts'

type At = Experience & SectionDeed

/** Who writes a part; the calendar mode decides what there is to write. */
export function writerOf(name: SectionName, mode: Mode): Writer {
  const writers = {
    keterangan: writer(textSection, writeText),
    info: writer(factsSection, writeFacts),
    waktu: timesWriters[mode],
    hari: mode === 'night' ? writer(nightDaysSection, writeDays) : writer(daysSection, writeDays),
    libur: writer(closedSection, closeDays),
    aturan: rulesWriters[mode],
    pembatalan: writer(tiersSection, writeTiers),
    harga: pricesWriters[mode],
    tambahan: addOnsWriter,
  }
  return writers[name]
}

/** Who reads English sees the Indonesian words until somebody has translated them. */
async function writeText(tx: Tx, at: At, value: ValuesIn<typeof textSection>): Promise<Saved> {
  const { titleId, titleEn, descriptionId, descriptionEn } = value
  await tx.listing.update({
    where: { id_shopId: { id: at.listingId, shopId: at.shopId } },
    data: {
      titleId,
      titleEn: titleEn || titleId,
      descriptionId,
      descriptionEn: descriptionEn || descriptionId,
    },
  })
  return ok()
}

const lists = ['bring', 'included', 'excluded'] as const

async function writeFacts(tx: Tx, at: At, value: ValuesIn<typeof factsSection>): Promise<Saved> {
  const { lat, lon, ...facts } = value
  const problems: Record<string, string> = {}
  const english: Partial<Record<`${(typeof lists)[number]}En`, string[]>> = {}
  for (const name of lists) {
    const [inIndonesian, inEnglish] = [facts[`${name}Id`], facts[`${name}En`]]
    english[`${name}En`] = inEnglish.length > 0 ? inEnglish : inIndonesian
    if (inEnglish.length > 0 && inEnglish.length !== inIndonesian.length) {
      problems[`${name}En`] = 'sameCount'
    }
  }
  if ((lat === undefined) !== (lon === undefined)) problems.lon = 'bothOrNone'
  if (facts.healthEn && !facts.healthId) problems.healthId = 'wrong'
  if (Object.keys(problems).length > 0) return wrong(problems)
  const data = {
    ...facts,
    ...english,
    meetingPointEn: facts.meetingPointEn || facts.meetingPointId,
    healthEn: facts.healthEn || facts.healthId,
    lat: lat ?? null,
    lon: lon ?? null,
  }
  const { listingId } = at
  await tx.experienceFacts.upsert({
    where: { listingId },
    update: data,
    create: { listingId, ...data },
  })
  return ok()
}

type Days = ValuesIn<typeof daysSection> & { arrivalWeekdays?: number[] }

async function writeDays(tx: Tx, at: At, { rows: seasons, ...days }: Days): Promise<Saved> {
  await tx.experience.update({
    where: { listingId_shopId: { listingId: at.listingId, shopId: at.shopId } },
    data: { ...days, seasons },
  })
  return ok()
}

/** Each day as the calendar of the desk closes it; those that are closed already stay so. */
async function closeDays(
  tx: Tx,
  at: At,
  { from, to = from }: ValuesIn<typeof closedSection>,
): Promise<Saved> {
  const days = datesFromTo(from, to)
  if (days.length === 0) return wrong({ to: 'order' })
  if (days.length > mostClosedAtOnce) return wrong({ to: 'tooLong' })
  for (const date of days) {
    const closed = await closeDayIn(tx, { ...at, date })
    if (!closed.ok && closed.reason === 'past') return wrong({ from: 'past' })
  }
  return ok()
}

type Rules = ValuesIn<(typeof rulesSections)['groupOnRequest']> & {
  nightsMinimum?: number
  nightsMaximum?: number
}

async function writeRules(
  tx: Tx,
  at: At,
  rules: Rules & { depositPercent?: number | null },
): Promise<Saved> {
  if (rules.groupMaximum < rules.groupMinimum) return wrong({ groupMaximum: 'order' })
  const { nightsMinimum = 1, nightsMaximum = nightsMinimum } = rules
  if (nightsMaximum < nightsMinimum) return wrong({ nightsMaximum: 'order' })
  await tx.experience.update({
    where: { listingId_shopId: { listingId: at.listingId, shopId: at.shopId } },
    data: rules,
  })
  return ok()
}

/** A field that is left empty: everything is paid with the order. */
const withDeposit = ({
  depositPercent,
  ...rest
}: Rules & { depositPercent: number | undefined }) => ({
  ...rest,
  depositPercent: depositPercent ?? null,
})

const rulesWriters: Record<Mode, Writer> = {
  anyDay: writer(rulesSections.anyDay, (tx, at, value) => writeRules(tx, at, withDeposit(value))),
  session: writer(rulesSections.session, (tx, at, value) => writeRules(tx, at, withDeposit(value))),
  night: writer(rulesSections.night, (tx, at, value) => writeRules(tx, at, withDeposit(value))),
  groupOnRequest: writer(rulesSections.groupOnRequest, writeRules),
}

/** Kept from the farthest to the nearest, each nearer one less (CHECK are_refund_tiers). */
async function writeTiers(tx: Tx, at: At, { rows }: ValuesIn<typeof tiersSection>): Promise<Saved> {
  const tiers = rows.toSorted((a, b) => b.daysBefore - a.daysBefore)
  const isRising = tiers.some((tier, index) => {
    const before = tiers[index - 1]
    return before && (tier.daysBefore === before.daysBefore || tier.percent >= before.percent)
  })
  if (isRising) return wrong({ '': 'tiersOrder' })
  await tx.experience.update({
    where: { listingId_shopId: { listingId: at.listingId, shopId: at.shopId } },
    data: { refundTiers: tiers },
  })
  return ok()
}
