import type { KnownPlace } from './world.ts'

const blitar = { regency: 'Kabupaten Blitar', province: 'Jawa Timur' }
const town = { regency: 'Kota Blitar', province: 'Jawa Timur' }

/** A few villages with the names that make it hard. */
export const places = {
  /** Its kecamatan has two postal codes. */
  plumpungrejo: {
    ...blitar,
    code: '35.05.05.2009',
    village: 'Plumpungrejo',
    district: 'Kademangan',
    postalCode: '66161',
  },
  otherSide: {
    ...blitar,
    code: '35.05.05.2001',
    village: 'Panggungduwet',
    district: 'Kademangan',
    postalCode: '66162',
  },
  kota: {
    ...town,
    code: '35.72.01.1002',
    village: 'Ngadirejo',
    district: 'Kepanjenkidul',
    postalCode: '66114',
  },
  /** The same names in the Kabupaten, to be taken for the ones before. */
  kabupaten: {
    ...blitar,
    code: '35.05.99.2002',
    village: 'Ngadirejo',
    district: 'Kepanjenkidul',
    postalCode: '66199',
  },
  capital: {
    code: '31.74.06.1003',
    village: 'Lebak Bulus',
    district: 'Cilandak',
    regency: 'Kota Administrasi Jakarta Selatan',
    province: 'DKI Jakarta',
    postalCode: '12440',
  },
  far: {
    code: '73.71.01.1001',
    village: 'Baru',
    district: 'Ujung Pandang',
    regency: 'Kota Makassar',
    province: 'Sulawesi Selatan',
    postalCode: '90111',
  },
} as const satisfies Record<string, KnownPlace>

/** The two questions an emulator asks about a list of villages. */
export function placesIn(known: readonly KnownPlace[]) {
  return {
    async findPlaces(words: string) {
      const asked = words.toLowerCase().split(/[\s,]+/)
      return known.filter((place) => {
        const text = Object.values(place).join(' ').toLowerCase()
        return asked.every((word) => text.includes(word))
      })
    },
    placeOf: async (code: string) => known.find((place) => place.code === code) ?? null,
  }
}
