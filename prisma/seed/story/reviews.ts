import { pictureOf } from './picture-list.ts'
import { hoursAfter, randomOf, sampleId } from './random.ts'
import { type OrderRecord, reached, type SaleRecord } from './sale-records.ts'

type Said = readonly [stars: number, words: string | null, reply?: string]

const ofGoods: readonly Said[] = [
  [5, 'Rasanya pas, kemasannya rapi. Sudah pesan yang kedua kali.'],
  [5, 'Sampai dalam keadaan baik, anak-anak suka sekali.'],
  [5, null],
  [5, 'Asli buatan desa, terasa bedanya. Terima kasih, Bu!', 'Sama-sama. Kami tunggu lagi.'],
  [4, 'Enak, hanya pengirimannya sehari lebih lama dari perkiraan saya.'],
  [4, null],
  [4, 'Bagus untuk oleh-oleh. Semoga ada ukuran yang lebih besar.'],
  [
    3,
    'Isinya baik, tetapi kardusnya penyok.',
    'Mohon maaf, mulai minggu ini kami pakai kardus yang lebih tebal.',
  ],
  [2, 'Kurang sesuai dengan harapan saya, terlalu manis.'],
]

const ofVisits: readonly Said[] = [
  [5, 'Tempatnya bersih, pemandunya ramah dan sabar dengan anak-anak.'],
  [5, 'Bangun pagi dengan suara burung. Kami pasti kembali.', 'Kami tunggu kedatangannya lagi.'],
  [5, null],
  [4, 'Jalannya sempit tetapi pemandangannya terbayar.'],
  [4, 'Seru! Bawa sandal yang tidak licin.'],
  [4, null],
  [3, 'Ramai sekali hari Minggu, lebih baik datang pagi.'],
]

const names = ['Siti R.', 'Budi S.', 'Wulan P.', 'Agus H.', 'Rina', 'Dewi K.', 'Joko W.', 'Ayu L.']

/** One in three who received something has said what they think of it. */
export function reviewRows(sales: readonly SaleRecord[], now: Date) {
  return sales
    .filter(({ walkIn }) => !walkIn)
    .flatMap(({ orders }) => orders.flatMap((order) => reviewsOf(order, now)))
}

function reviewsOf(order: OrderRecord, now: Date) {
  const completed = reached(order, 'completed')
  if (!completed || order.plan.refund) return []
  return order.lines.flatMap(({ id, listing, booked }) => {
    const random = randomOf(`review ${id}`)
    const createdAt = hoursAfter(completed, random.int(1, 60))
    if (!random.chance(1 / 3) || createdAt > now || booked?.addOnId) return []
    const [stars, words, reply = null] = random.pick(booked ? ofVisits : ofGoods)
    const repliedAt = reply && hoursAfter(createdAt, 5)
    return {
      id: sampleId(`review of ${id}`, createdAt),
      order_line_id: id,
      shop_id: order.shop.id,
      listing_id: listing.id,
      stars,
      words,
      shown_name: random.chance(0.8) ? random.pick(names) : null,
      // As buyers photograph what they got: here the sample picture of the good itself.
      pictures:
        stars === 5 && words && random.chance(0.3)
          ? [pictureOf(`listing ${listing.slug}`).key]
          : [],
      reply,
      replied_at: repliedAt,
      created_at: createdAt,
    }
  })
}
