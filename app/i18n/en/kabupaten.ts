import type { Kabupaten } from '../id/kabupaten.ts'

export const kabupaten = {
  navigation: 'Office',
  role: 'Dinas PMD',
  office: 'Kabupaten Blitar',
  title: 'Reach of the village market',
  lead: 'How many villages have a shop and offer something. Totals only, no buyers’ data.',
  reach: (villages: number, all: number) =>
    `${villages} of ${all} villages are served by a selling BUM Desa`,
  shops: 'Selling BUM Desa',
  listings: 'Goods and trips on offer',
  districts: 'Kecamatan served',
  byDistrict: 'By kecamatan',
  district: 'Kecamatan',
  villages: 'Villages',
  served: 'Served',
  silent: 'Kecamatan with nothing on offer',
  noneSilent: 'Every kecamatan offers something.',
} satisfies Kabupaten
