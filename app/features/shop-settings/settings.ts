import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import type { Named } from '#app/features/experiences/choices.ts'
import { type CollectionTerms, usualCollection } from '#app/features/collections/terms.ts'
import type { Typed } from '#app/features/experiences/section.ts'
import type { legalStatuses, SectionName } from './sections.ts'

/** All that a BUM Desa says of itself and of how its goods reach people. */
export type Settings = {
  slug: string
  picture: string | null
  pictureAltId: string
  pictureAltEn: string
  legalStatus: (typeof legalStatuses)[number]
  legalNumber: string | null
  nib: string | null
  villageRegulation: string
  phone: string
  email: string | null
  address: string
  lat: number | null
  lon: number | null
  storyId: string
  storyEn: string
  status: 'open' | 'closed' | 'suspended'
  /** Why Lumbung lets it sell nothing. */
  suspendedReason: string | null
  closedReasonId: string | null
  closedReasonEn: string | null
  reopensOn: string | null
  minimumOrder: Rupiah
  courierFreeFrom: Rupiah | null
  /** Null: nothing is paid at the hand-over, and never was. */
  collection: CollectionTerms | null
  hours: { weekday: number; opensAt: string; closesAt: string }[]
  /** Those that are not over yet. */
  holidays: { from: string; to: string; reasonId: string; reasonEn: string }[]
  pickupPoints: { id: string; name: string; address: string; hours: string; isActive: boolean }[]
  /** Every kecamatan of its kabupaten, by name. */
  districts: { code: string; name: string; price: Rupiah | null; days: number | null }[]
  /** Its own villages, by name. */
  villages: Named[]
  /** By which parcel couriers it sends, from where and in what; null: by none. */
  parcels: { couriers: string[]; villageCode: string; packingGrams: number } | null
}

/** A box of cardboard and something soft around the goods. */
const usualPackingGrams = 100

const amount = (value: Rupiah | null) => (value === null ? '' : formatRupiah(value))
const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** What stands in the form of a part before anything is typed; also what the trail compares. */
export function typedOf(name: SectionName, its: Settings): Typed {
  switch (name) {
    case 'badan-hukum': {
      const { legalStatus, villageRegulation } = its
      const numbers = { legalNumber: its.legalNumber ?? '', nib: its.nib ?? '' }
      return { legalStatus, villageRegulation, ...numbers }
    }
    case 'kontak': {
      const { phone, address, lat, lon } = its
      return { phone, address, email: its.email ?? '', lat: `${lat ?? ''}`, lon: `${lon ?? ''}` }
    }
    case 'cerita':
      return { storyId: its.storyId, storyEn: its.storyEn }
    case 'jam-buka': {
      const of = (weekday: number) => its.hours.find((day) => day.weekday === weekday)
      return {
        weekday: weekdays.map(String),
        opensAt: weekdays.map((day) => of(day)?.opensAt ?? ''),
        closesAt: weekdays.map((day) => of(day)?.closesAt ?? ''),
      }
    }
    case 'libur':
      return {
        from: its.holidays.map(({ from }) => from),
        to: its.holidays.map(({ from, to }) => (to === from ? '' : to)),
        reasonId: its.holidays.map(({ reasonId }) => reasonId),
        reasonEn: its.holidays.map(({ reasonEn }) => reasonEn),
      }
    case 'buka-tutup':
      return {
        status: its.status,
        closedReasonId: its.closedReasonId ?? '',
        closedReasonEn: its.closedReasonEn ?? '',
        reopensOn: its.reopensOn ?? '',
      }
    case 'titik-ambil':
      return {
        id: its.pickupPoints.map(({ id }) => id),
        name: its.pickupPoints.map((point) => point.name),
        address: its.pickupPoints.map(({ address }) => address),
        hours: its.pickupPoints.map(({ hours }) => hours),
        isActive: its.pickupPoints.map(({ isActive }) => (isActive ? 'on' : 'off')),
      }
    case 'bayar-di-tempat': {
      const terms = its.collection ?? usualCollection
      return {
        collectsAtPickup: terms.atPickup ? 'on' : '',
        collectsByCourier: terms.byCourier ? 'on' : '',
        collectedIn: terms.districts,
        mostCollected: amount(terms.mostAmount),
        openPerBuyer: `${terms.openPerBuyer}`,
      }
    }
    case 'kurir':
      return {
        courierFreeFrom: amount(its.courierFreeFrom),
        minimumOrder: its.minimumOrder === 0n ? '' : amount(its.minimumOrder),
        district: its.districts.map(({ code }) => code),
        price: its.districts.map(({ price }) => amount(price)),
        days: its.districts.map(({ days }) => `${days ?? ''}`),
      }
    case 'kurir-paket':
      return {
        couriers: its.parcels?.couriers ?? [],
        originVillage: its.parcels?.villageCode ?? its.villages[0]?.value ?? '',
        packingGrams: `${its.parcels?.packingGrams ?? usualPackingGrams}`,
      }
  }
}

/** What buyers look for and do not find yet. */
export function missingIn(name: SectionName, its: Settings): boolean {
  const hasPickup = its.pickupPoints.some(({ isActive }) => isActive)
  const hasCourier = its.parcels !== null || its.districts.some(({ price }) => price !== null)
  switch (name) {
    case 'badan-hukum':
      return its.legalNumber === null || its.nib === null
    case 'kontak':
      return its.address === '' || its.email === null || its.lat === null
    case 'cerita':
      return its.storyId === ''
    case 'jam-buka':
      return its.hours.length === 0
    case 'titik-ambil':
    case 'kurir':
      // One way to have the goods is enough.
      return !hasPickup && !hasCourier
    case 'libur':
    case 'buka-tutup':
    case 'kurir-paket':
    case 'bayar-di-tempat':
      return false
  }
}
