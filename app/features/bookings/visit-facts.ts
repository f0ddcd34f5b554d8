import type { Bilingual } from '#app/features/catalog/listing-card.ts'

export type ParkingFee = 'included' | 'apart' | 'none'
export type WeatherRule = 'rainOrShine' | 'calledOff'
export type GuideLanguage = 'id' | 'jv' | 'en'

/** What a guest wants to know before coming. */
export type VisitFacts = {
  /** In years; 0: whoever likes. */
  minimumAge: number
  health: Bilingual
  bring: { id: string[]; en: string[] }
  included: { id: string[]; en: string[] }
  excluded: { id: string[]; en: string[] }
  meetingPoint: Bilingual
  languages: GuideLanguage[]
  isInsured: boolean
  parking: ParkingFee
  weather: WeatherRule
}

/** Degrees; `isExact`: of the meeting point, otherwise of the middle of the village. */
export type Place = { lat: number; lon: number; isExact: boolean }

export type VisitUnit = { name: string; sleeps: number }

/** What belongs to a visit and does not change from day to day. */
export type VisitDetails = {
  facts: VisitFacts | null
  place: Place | null
  durationMinutes: number | null
  units: VisitUnit[]
}

/** Six digits are a decimetre; more would only be noise. */
const degrees = (value: number) => value.toFixed(6).replace(/\.?0+$/, '')

/** Links that only the guest's own tap opens; nothing of them is loaded with our page. */
export const mapLinks = {
  directions: ({ lat, lon }: Place) =>
    `https://www.google.com/maps/dir/?api=1&destination=${degrees(lat)}%2C${degrees(lon)}`,
  map: ({ lat, lon }: Place) =>
    `https://www.openstreetmap.org/?mlat=${degrees(lat)}&mlon=${degrees(lon)}#map=15/${degrees(lat)}/${degrees(lon)}`,
} as const
