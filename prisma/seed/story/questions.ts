import type { Listing } from './listing-rows.ts'
import { daysBefore, hoursAfter, randomOf, sampleId } from './random.ts'

type Said = readonly [words: string, answer: string | null]

const ofGoods: readonly Said[] = [
  ['Tahan berapa lama setelah dibuka?', 'Sekitar dua minggu kalau ditutup rapat, Kak.'],
  ['Apakah bisa dibungkus satu-satu untuk oleh-oleh?', 'Bisa. Tulis saja di catatan pesanan.'],
  ['Apakah pakai pengawet?', 'Tidak. Karena itu kami buat setelah ada pesanan.'],
  ['Kalau beli 20 untuk hajatan, kapan harus pesan?', null],
  ['Aman dikirim ke luar Jawa?', 'Aman, kami bungkus dua lapis dan diberi kardus.'],
]

const ofVisits: readonly Said[] = [
  ['Apakah ada tempat salat dan parkir bus?', 'Ada keduanya, bus besar parkir di balai desa.'],
  ['Kalau hujan, apakah tetap buka?', 'Kalau hujan ringan tetap jalan. Jas hujan kami pinjamkan.'],
  ['Boleh membawa makanan sendiri?', null],
  ['Cocok untuk anak lima tahun?', 'Cocok, asal didampingi. Di sungai pakai pelampung kecil.'],
]

/** One listing in four has been asked about; a few questions still wait. */
export function questionRows(listings: readonly Listing[], buyerId: string, now: Date) {
  return listings.flatMap((listing) => {
    const random = randomOf(`questions of ${listing.slug}`)
    if (!random.chance(1 / 4)) return []
    const said = listing.kind === 'product' ? ofGoods : ofVisits
    const first = random.int(0, said.length - 1)
    return [said[first], random.chance(1 / 2) ? said[(first + 1) % said.length] : undefined]
      .filter((one) => one !== undefined)
      .map(([words, answer], index) => {
        const createdAt = daysBefore(now, answer ? random.int(4, 40) + index : random.next() * 2)
        return {
          id: sampleId(`question ${index} of ${listing.slug}`, createdAt),
          shop_id: listing.shop.id,
          listing_id: listing.id,
          user_id: buyerId,
          words,
          answer,
          answered_at: answer && hoursAfter(createdAt, random.int(1, 30)),
          answered_by_maker: Boolean(answer) && random.chance(1 / 3),
          created_at: createdAt,
        }
      })
  })
}
