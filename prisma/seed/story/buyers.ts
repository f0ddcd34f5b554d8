import { readCsv, text } from '../reference.ts'
import { randomOf } from './random.ts'
import type { Village } from './shop-rows.ts'

export type Buyer = {
  name: string
  phone: string
  email: string | null
  userId: string | null
  home: { code: string; districtCode: string; postalCode: string }
  hamlet: string
  rt: string
  rw: string
  landmark: string
  /** How often this one buys, 1 as usual. */
  eagerness: number
}

/** Kota Malang, Kediri, Tulungagung, Surabaya: guests who take their goods home with them. */
const farDistricts = ['357301', '357101', '350401', '357801', '350713', '317401']

/** Sample buyers, none of them a person; most live in the regency, some far away. */
export function buildBuyers(villages: readonly Village[], registeredBuyerId: string): Buyer[] {
  const random = randomOf('buyers')
  const near = villages.map(({ code, districtCode, postalCode }) => ({
    code,
    districtCode,
    postalCode,
  }))
  const far = farVillages()
  return Array.from({ length: 150 }, (_, index): Buyer => {
    const number = index + 1
    const isRegistered = index === 0
    return {
      name: isRegistered ? 'Pembeli Contoh' : `Pembeli Contoh ${number}`,
      phone: isRegistered ? '+6281100000010' : `+62811000${String(2000 + number)}`,
      email:
        isRegistered || index % 3 === 0 ? `pembeli${isRegistered ? '' : number}@example.com` : null,
      userId: isRegistered ? registeredBuyerId : null,
      home: !isRegistered && random.chance(0.14) ? random.pick(far) : random.pick(near),
      hamlet: random.pick(['Dusun Krajan', 'Dusun Sumber', 'Dusun Karangsari', 'Dusun Ngadirejo']),
      rt: `00${random.int(1, 6)}`,
      rw: `00${random.int(1, 4)}`,
      landmark: random.pick([
        'Dekat balai desa',
        'Depan musala',
        'Sebelah lapangan',
        'Utara pasar',
      ]),
      eagerness: isRegistered ? 5 : random.pick([0.4, 0.7, 1, 1, 1.6, 2.4]),
    }
  })
}

function farVillages(): Buyer['home'][] {
  return readCsv('villages_id.csv.gz').flatMap((row) => {
    const code = text(row, 'code')
    if (!farDistricts.includes(code.slice(0, 6)) || !row.postal_code) return []
    const districtCode = `${code.slice(0, 2)}.${code.slice(2, 4)}.${code.slice(4, 6)}`
    return { code: `${districtCode}.${code.slice(6)}`, districtCode, postalCode: row.postal_code }
  })
}
