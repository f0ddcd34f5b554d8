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

/**
 * Some write the kind of a regency and some do not; where both do, Kota Blitar is not Kabupaten Blitar. Where
 * one does not, the kecamatan tells them apart: in all of Indonesia only Sorong has the same in both, and
 * there the postal code does.
 */
function isSameRegency(one: string, other: string): boolean {
  const [a, b] = [regencyOf(one), regencyOf(other)]
  return a.name === b.name && (a.isCity === null || b.isCity === null || a.isCity === b.isCity)
}

function regencyOf(text: string): { name: string; isCity: boolean | null } {
  const [kind] = kindOfRegency.exec(text) ?? []
  return {
    name: fold(withoutKind(text)),
    isCity: kind === undefined ? null : /^\s*kota/i.test(kind),
  }
}

/** Those of Jakarta are called `Kota Administrasi`. */
const kindOfRegency = /^\s*(?:kota|kabupaten|kab\.?)\s+(?:adm(?:inistrasi|\.)?\s+)?(?=\S)/i

/** `Blitar` of `Kabupaten Blitar`. */
export const withoutKind = (regency: string) => regency.replace(kindOfRegency, '')

/** Lower case, without accents, spaces and marks: `Kepanjen Kidul` is `Kepanjenkidul`. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}
