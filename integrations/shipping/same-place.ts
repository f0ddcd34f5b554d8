import type { Place } from './shipping-rates.ts'

/** A place as a vendor writes it; null: it does not say. */
export type NamedArea = {
  village: string | null
  district: string
  city: string
  province: string
  postalCode: string | null
}

/**
 * The one area that is this village. By its names, because every vendor numbers in its own way; 17 names
 * are used by 37 villages of Blitar alone, so all of them must agree. Of several the postal code decides,
 * and when it does not, none: a guess here is a parcel priced to another village.
 */
export function theOneArea<Area extends NamedArea>(
  areas: readonly Area[],
  place: Place,
): Area | null {
  const same = areas.filter((area) => isSamePlace(area, place))
  if (same.length < 2) return same[0] ?? null
  const there = same.filter(({ postalCode }) => postalCode === place.postalCode)
  return there.length === 1 ? (there[0] ?? null) : null
}

function isSamePlace({ village, district, city, province }: NamedArea, place: Place): boolean {
  return (
    (village === null || fold(village) === fold(place.village)) &&
    fold(district) === fold(place.district) &&
    isSameRegency(city, place.regency) &&
    fold(province) === fold(place.province)
  )
}

/** Some write the kind of a regency and some do not; where both do, Kota Blitar is not Kabupaten Blitar. */
function isSameRegency(one: string, other: string): boolean {
  const [a, b] = [regencyOf(one), regencyOf(other)]
  return a.name === b.name && (a.isCity === null || b.isCity === null || a.isCity === b.isCity)
}

function regencyOf(text: string): { name: string; isCity: boolean | null } {
  const [, kind, name] = /^\s*(kota|kabupaten|kab\.?)\s+(.+)$/i.exec(text) ?? []
  if (kind === undefined || name === undefined) return { name: fold(text), isCity: null }
  return { name: fold(name), isCity: kind.toLowerCase() === 'kota' }
}

/** Lower case, without accents, spaces and marks: `Kepanjen Kidul` is `Kepanjenkidul`. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}
