import { parsePercent } from '#app/core/basis-points.ts'
import { courierCodes } from '#app/core/couriers.ts'
import { parseEmail } from '#app/core/email.ts'
import { parsePhone } from '#app/core/phone.ts'
import { mostOpenPerBuyer } from '#app/features/collections/terms.ts'
import {
  check,
  choice,
  choices,
  chosen,
  date,
  degrees,
  formatted,
  line,
  list,
  offered,
  optionalClock,
  optionalDate,
  optionalFee,
  optionalFormatted,
  optionalLine,
  optionalParagraph,
  optionalWhole,
  rowId,
  severalChosen,
  whole,
} from '#app/features/experiences/fields.ts'
import {
  type Problems,
  type Section,
  section,
  sectionWithRows,
  type ValuesIn,
} from '#app/features/experiences/section.ts'

/** The last part of the address of each; what a newcomer fills in first stands first. */
export const sectionNames = [
  'badan-hukum',
  'kontak',
  'cerita',
  'jam-buka',
  'libur',
  'buka-tutup',
  'titik-ambil',
  'kurir',
  'kurir-paket',
  'bayar-di-tempat',
] as const
export type SectionName = (typeof sectionNames)[number]
export const isSectionName = (text: string): text is SectionName =>
  (sectionNames as readonly string[]).includes(text)

/**
 * As the certificate has it (data/legality/number_formats.csv, `bumdesa_ahu`): a dot or a space around
 * TAHUN, in any case.
 */
export function parseLegalNumber(text: string): string | null {
  const plain = text.trim().toUpperCase().replaceAll(/\s+/g, ' ')
  const [, head, year] = /^(AHU-\d{5}\.AH\.01\.33)[. ] ?TAHUN[. ] ?(20\d{2})$/.exec(plain) ?? []
  return head && year ? `${head}.TAHUN ${year}` : null
}

/** 13 digits, which may begin with 0. */
const parseNib = (text: string): string | null => {
  const digits = text.replaceAll(/[ .-]/g, '')
  return /^\d{13}$/.test(digits) ? digits : null
}

const emailIn = (text: string): string | null => {
  const parsed = parseEmail(text)
  return 'email' in parsed ? parsed.email : null
}

export const legalStatuses = ['unregistered', 'nameApproved', 'legalEntity', 'inactive'] as const

export const legalSection = section({
  legalStatus: choice(...legalStatuses),
  legalNumber: optionalFormatted('legalNumber', parseLegalNumber),
  nib: optionalFormatted('nib', parseNib),
  villageRegulation: optionalLine(120),
})

/** What status and number must say of each other. */
export function whyNotLegal({ legalStatus, legalNumber }: LegalFacts): Problems | undefined {
  if (legalStatus === 'legalEntity' && !legalNumber) return { legalNumber: 'numberNeeded' }
  if (legalNumber && legalStatus !== 'legalEntity' && legalStatus !== 'inactive') {
    return { legalStatus: 'numberSaysMore' }
  }
  return undefined
}
type LegalFacts = Pick<ValuesIn<typeof legalSection>, 'legalStatus' | 'legalNumber'>

export const contactSection = section({
  phone: formatted('phone', parsePhone),
  email: optionalFormatted('email', emailIn),
  address: line(300),
  lat: degrees(90),
  lon: degrees(180),
})

export const storySection = section({
  storyId: optionalParagraph(1500),
  storyEn: optionalParagraph(1500),
})

/** Beside the picture, which is a form of its own. */
export const pictureSection = section({
  pictureAltId: optionalLine(120),
  pictureAltEn: optionalLine(120),
})

export const hoursSection = sectionWithRows(
  {},
  { columns: { weekday: rowId, opensAt: optionalClock, closesAt: optionalClock }, most: 7 },
)

/** Longer is closing the shop for a while. */
export const longestHoliday = 62
export const holidaysSection = sectionWithRows(
  {},
  {
    columns: {
      from: date,
      to: optionalDate,
      reasonId: optionalLine(120),
      reasonEn: optionalLine(120),
    },
    most: 12,
  },
)

export const openSection = section({
  status: choice('open', 'closed'),
  closedReasonId: optionalLine(200),
  closedReasonEn: optionalLine(200),
  reopensOn: optionalDate,
})

export const pickupSection = sectionWithRows(
  {},
  {
    columns: {
      id: rowId,
      name: line(60),
      address: line(200),
      hours: optionalLine(80),
      isActive: offered,
    },
    most: 12,
  },
)

const longestShopName = 80
/**
 * What an admin writes down when a BUM Desa joins; all else it says itself. `villages`: the code of each, or
 * its name and kecamatan, because many villages share a name.
 */
export const foundingSection = section({
  kind: choice('bumdes', 'bumdesma'),
  name: line(longestShopName),
  villages: list(40, 80),
  legalStatus: legalSection.fields.legalStatus,
  legalNumber: legalSection.fields.legalNumber,
  phone: contactSection.fields.phone,
  address: contactSection.fields.address,
})

const highestShare = 5_000
const parseShare = (text: string): number | null => {
  const points = parsePercent(text)
  return points !== null && points <= highestShare ? points : null
}

/** What an admin may correct of it later; `shopShare`: its part of a sale, in hundredths of a percent. */
export const identitySection = section({
  kind: foundingSection.fields.kind,
  name: foundingSection.fields.name,
  villages: foundingSection.fields.villages,
  shopShare: formatted('share', parseShare),
})

/** A kecamatan without a price is not served. */
export const courierSection = sectionWithRows(
  { courierFreeFrom: optionalFee, minimumOrder: optionalFee },
  { columns: { district: rowId, price: optionalFee, days: optionalWhole(0, 14) }, most: 60 },
)

/** Several may be ticked; none means that goods are sent by none of them. */
export const parcelSection = section({
  couriers: choices(...courierCodes),
  originVillage: chosen,
  packingGrams: whole(0, 5_000),
})

/** What buyers may pay when they have the goods. */
export const collectionSection = section({
  collectsAtPickup: check,
  collectsByCourier: check,
  collectedIn: severalChosen(60),
  mostCollected: optionalFee,
  openPerBuyer: whole(1, mostOpenPerBuyer),
})

export const sections = {
  'badan-hukum': legalSection,
  kontak: contactSection,
  cerita: storySection,
  'jam-buka': hoursSection,
  libur: holidaysSection,
  'buka-tutup': openSection,
  'titik-ambil': pickupSection,
  kurir: courierSection,
  'kurir-paket': parcelSection,
  'bayar-di-tempat': collectionSection,
} as const satisfies Record<SectionName, Section>
