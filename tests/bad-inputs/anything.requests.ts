import fc from 'fast-check'
import { goodsOfShops } from '#tests/journeys/setup/goods.ts'
import { expect, type Site, test } from '#tests/journeys/setup/site.ts'
import { size, withinMs } from '#tests/money/random.ts'
import { goodStep, signedIn, withCart } from './buyer.ts'
import { build, rows } from './rows.ts'
import type { Visitor } from './visitor.ts'

// `HEAVY=1` tries as often as reliability asks for; the usual run is a sample of it.
const runs = size(400, 50_000)
const uuid = '01a0b87b-6817-74fe-aa14-fd30281e7ea4'
const token = 'A'.repeat(28)
const seenNothing = Array(6).fill('0'.repeat(12)).join('.')

/** Every form, with fields in order, one of which is then replaced. */
const forms: readonly {
  path: string
  fields: Record<string, string>
  desk?: true
  maker?: true
  admin?: true
}[] = [
  { path: '/keranjang/tambah', fields: { variantId: uuid, quantity: '1' } },
  { path: '/keranjang/ubah', fields: { lineId: uuid, quantity: '1' } },
  { path: '/keranjang/hapus', fields: { remove: uuid } },
  { path: '/keranjang/kode', fields: { code: 'PANEN10' } },
  { path: '/keranjang/kode/hapus', fields: { shop: uuid } },
  { path: '/checkout', fields: { ...goodStep, villageChoice: '' } },
  { path: '/en/checkout', fields: { ...goodStep, receive: 'home', villageText: 'sumber' } },
  { path: '/checkout/pengiriman', fields: { [`kirim-${uuid}`]: 'villageCourier', note: '' } },
  { path: '/checkout/tinjau', fields: { key: uuid, total: '1', seen: seenNothing, consent: 'on' } },
  { path: `/pembelian/${token}/keluhan/${uuid}`, fields: { kind: 'damaged', words: 'x' } },
  { path: `/pembelian/${token}/keluhan/${uuid}/beres`, fields: {} },
  { path: `/pembelian/${token}/keluhan/${uuid}/belum-beres`, fields: {} },
  { path: `/pembelian/${token}/diterima`, fields: { orderId: uuid } },
  { path: `/pembelian/${token}/batalkan-pesanan`, fields: { orderId: uuid } },
  { path: `/pembelian/${token}/bayar`, fields: {} },
  { path: `/pembelian/${token}/isi-ulang`, fields: {} },
  {
    path: '/wisata/edukasi-sapi-perah-desa-semen/permintaan',
    fields: {
      key: uuid,
      package: uuid,
      date: '2027-01-09',
      people: '30',
      name: 'A',
      phone: '081270004432',
      email: '',
      note: '',
    },
  },
  { path: `/permintaan/${token}/bayar`, fields: {} },
  { path: `/permintaan/${token}/batal`, fields: {} },
  { path: '/masuk', fields: { identifier: 'a@example.com', password: 'x', redirectTo: '/' } },
  { path: '/masuk/kode', fields: { code: '123456' } },
  { path: '/daftar', fields: { name: 'A', identifier: '0812', password: 'x', redirectTo: '/' } },
  { path: '/daftar/aktifkan', fields: { token: 'x', password: 'y' } },
  { path: '/lupa-sandi', fields: { identifier: 'takada@example.com' } },
  { path: '/atur-ulang-sandi/x', fields: { password: 'x' } },
  { path: '/akun/profil', fields: { name: 'A' }, desk: true },
  { path: '/akun/email', fields: { email: 'a@example.com' }, desk: true },
  { path: '/kelola/pesanan/LB-1/terima', fields: {}, desk: true },
  {
    path: '/kelola/pesanan/LB-1/resi',
    fields: { courier: 'jne', number: 'JX1234567890' },
    desk: true,
  },
  { path: '/kelola/pesanan/LB-1/jawab-keluhan', fields: { words: 'x' }, desk: true },
  { path: '/kelola/pesanan/LB-1/tolak', fields: { preset: 'other', words: 'x' }, desk: true },
  {
    path: '/kelola/pesanan/sekaligus',
    fields: { langkah: 'terima', nomor: 'LB-ABCD2345-1' },
    desk: true,
  },
  {
    path: '/kelola/pesanan/LB-1/sebagian',
    fields: { [`kurang-${uuid}`]: '1', alasan: 'damaged', rak: 'habis', seen: '1' },
    desk: true,
  },
  {
    path: '/kelola/promo/baru',
    fields: {
      name: 'A',
      kind: 'percent',
      percent: '10',
      maximumDiscount: '',
      amount: '',
      target: 'everything',
      maker: '-',
      listings: uuid,
      minimumSpend: '',
      fromDate: '2027-01-01',
      untilDate: '2027-01-02',
      code: 'PANEN10',
      maximumUses: '1',
      maximumPerBuyer: '1',
      bearer: 'shop',
      consent: 'on',
    },
    desk: true,
  },
  { path: '/kelola/permintaan/PR-1/sanggupi', fields: { price: '1', answer: 'x' }, desk: true },
  { path: '/kelola/permintaan/PR-1/tolak', fields: { answer: 'x' }, desk: true },
  {
    path: '/kelola/pelaku-usaha/undang',
    fields: { name: 'Dapur', phone: '0812-3456-7890', maker: '' },
    desk: true,
  },
  {
    path: `/kelola/pelaku-usaha/${uuid}/ubah`,
    fields: { name: 'x', village: '35.05.01.2001', phone: '' },
    desk: true,
  },
  {
    path: '/kelola/pelaku-usaha/baru',
    fields: { name: 'Dapur', phone: '0812-3456-7890', village: '35.05.01.2001', consent: 'on' },
    desk: true,
  },
  {
    path: `/kelola/uang/pelaku/${uuid}/rekening`,
    fields: { bank: 'BRI', accountNumber: '1234567890', holder: 'Bu Sri' },
    desk: true,
  },
  {
    path: `/kelola/uang/pelaku/${uuid}/bayar`,
    fields: { amount: '1000', method: 'cash', account: '' },
    desk: true,
  },
  { path: `/kelola/uang/pembayaran/${uuid}/setujui`, fields: {}, desk: true },
  { path: `/kelola/uang/pembayaran/${uuid}/kembalikan`, fields: { reason: 'x' }, desk: true },
  {
    path: `/kelola/uang/pembayaran/${uuid}/catat`,
    fields: { date: '2026-11-29', reference: 'TRX-1' },
    desk: true,
  },
  { path: `/kelola/uang/pembayaran/${uuid}/batalkan`, fields: { reason: 'x' }, desk: true },
  { path: '/lapak/libur', fields: { from: '2026-12-01', to: '2026-12-08' }, maker: true },
  {
    path: `/kelola/pelaku-usaha/${uuid}/libur`,
    fields: { from: '2026-12-01', to: '2026-12-08' },
    desk: true,
  },
  {
    path: '/lapak/rekening',
    fields: { bank: 'BRI', accountNumber: '1234567890', holder: 'Bu Sri' },
    maker: true,
  },
  { path: `/kelola/pengaturan/tim/${uuid}`, fields: { role: 'staff' }, desk: true },
  { path: `/kelola/pengaturan/tim/${uuid}/keluarkan`, fields: { confirm: 'yes' }, desk: true },
  {
    path: '/kelola/pengaturan/tim/undang',
    fields: { name: 'Bu Siti', phone: '0812-3456-7890', role: 'staff' },
    desk: true,
  },
  { path: `/kelola/pengaturan/tim/undangan/${uuid}/cabut`, fields: {}, desk: true },
  { path: '/kelola/unit/baru', fields: { name: 'Unit Wisata' }, desk: true },
  { path: `/kelola/unit/${uuid}`, fields: { name: 'Unit Wisata' }, desk: true },
  { path: `/kelola/unit/${uuid}/tutup`, fields: {}, desk: true },
  { path: `/kelola/unit/${uuid}/buka`, fields: {}, desk: true },
  { path: '/kelola/unit/isi', fields: { barang: uuid, unit: uuid }, desk: true },
  {
    path: '/kelola/stok/hitung',
    fields: { [`c-${uuid}`]: '3', [`s-${uuid}`]: '4', [`x-${uuid}`]: 'on' },
    desk: true,
  },
  { path: '/kelola/stok/hitung/selisih', fields: { stamp: 'x' }, desk: true },
  { path: '/kelola/stok/hitung/buang', fields: {}, desk: true },
  {
    path: `/kelola/stok/${uuid}`,
    fields: { kind: 'counted', pieces: '3', seen: '4', note: '' },
    desk: true,
  },
  {
    path: `/kelola/pelaku-usaha/lamaran/${uuid}/tolak`,
    fields: { reason: 'x' },
    desk: true,
  },
  { path: `/kelola/pelaku-usaha/lamaran/${uuid}/terima`, fields: {}, desk: true },
  {
    path: '/lapak/gabung?toko=rasa-rejo-rejowinangun',
    fields: {
      name: 'Dapur',
      phone: '0812-3456-7890',
      village: '35.05.01.2001',
      goods: 'Keripik',
      consent: 'on',
    },
    desk: true,
  },
  { path: `/lapak/gabung/${uuid}/tarik`, fields: {}, desk: true },
  { path: '/undangan-tim/x', fields: {}, desk: true },
  { path: '/kelola/pelaku-usaha/x/tanya-stok', fields: {}, desk: true },
  { path: '/jawab/x', fields: {} },
  { path: '/undangan/x', fields: { name: 'Dapur', village: '35.05.01.2001' }, desk: true },
  {
    path: '/lapak/barang/x/izin',
    fields: { deed: 'add', kind: 'nib', number: '0000000000001', validUntil: '' },
    maker: true,
  },
  {
    path: '/kelola/barang/x/izin',
    fields: { deed: 'check', permit: uuid, verdict: 'rejected', note: 'x' },
    desk: true,
  },
  { path: '/lapak/stok', fields: { variant: uuid, step: '1' }, maker: true },
  { path: '/lapak/stok?setelah=x', fields: { variant: uuid, undo: uuid }, maker: true },
  { path: `/lapak/pesanan/${uuid}/siap?lihat=perlu`, fields: {}, maker: true },
  { path: '/lapak/pesanan/x/belum-siap', fields: {}, maker: true },
  { path: '/kelola/toko', fields: { shop: 'x' }, desk: true },
  {
    path: '/kelola/gerbang',
    fields: {
      code: 'LB-22222222-1-2222',
      count: '2',
      scanId: '01890000-0000-7000-8000-000000000000',
    },
    desk: true,
  },
  {
    path: '/kelola/kasir',
    fields: {
      saleId: '01890000-0000-7000-8000-000000000000',
      [`k-${uuid}`]: '2',
      total: '1',
      paidWith: 'cash',
      received: '50.000',
      phone: '0812 3456 7890',
      name: 'A',
      letIn: 'on',
    },
    desk: true,
  },
  {
    path: '/kelola/kasir/hari-lain?tanggal=2027-01-09&malam=2',
    fields: {
      saleId: '01890000-0000-7000-8000-000000000000',
      [`k-${uuid}`]: '2',
      [`t-${uuid}`]: '3',
      total: '1',
      paidWith: 'cash',
      received: '50.000',
      phone: '0812 3456 7890',
      name: 'A',
    },
    desk: true,
  },
  {
    path: '/kelola/kasir/tutup/2026-11-01',
    fields: {
      round: '1',
      seen: '0',
      openingFloat: '100.000',
      counted: '100.000',
      n50000: '2',
      note: '',
      reason: '',
    },
    desk: true,
  },
  { path: `/kelola/kasir/${uuid}/batal`, fields: { reason: 'x' }, desk: true },
  {
    path: `/kelola/kasir/perlu-diselesaikan/${uuid}`,
    fields: { reason: 'x', solution: 'recorded', number: 'LB-7K3M9QXA' },
    desk: true,
  },
  { path: '/kelola/pesanan/LB-1/uang-kembali', fields: {}, desk: true },
  {
    path: '/kelola/pesanan/LB-1/uang',
    fields: { amount: '85.000', paidWith: 'cash' },
    desk: true,
  },
  { path: '/kelola/pesanan/LB-1/selisih', fields: { why: 'x' }, desk: true },
  { path: '/kelola/pesanan/LB-1/tidak-diambil', fields: {}, desk: true },
  {
    path: '/kelola/gerbang/dilihat',
    fields: { bookingId: uuid, scanId: uuid, note: 'x' },
    desk: true,
  },
  {
    path: `/admin/uang/kasus/${uuid}/selesai`,
    fields: { preset: 'other', note: 'x' },
    admin: true,
  },
  { path: `/admin/uang/kasus/${uuid}/sengketa`, fields: { amount: '25.000' }, admin: true },
  {
    path: `/admin/pengembalian/${uuid}/kirim`,
    fields: { reference: 'A1B2', date: 'x' },
    admin: true,
  },
  { path: `/admin/orang/${uuid}/petugas-kabupaten`, fields: { currentPassword: 'x' }, admin: true },
  { path: `/admin/orang/${uuid}/lepas-petugas`, fields: { currentPassword: 'x' }, admin: true },
  { path: '/admin/orang', fields: { identifier: 'a@example.com' }, admin: true },
  {
    path: '/admin/pengumuman/baru',
    fields: {
      audience: 'makers',
      titleId: 'x',
      textId: 'x',
      titleEn: '',
      textEn: '',
      fromDate: '2030-01-01',
      untilDate: '2030-01-02',
    },
    admin: true,
  },
  {
    path: '/admin/hari-libur/baru',
    fields: { date: '2027-03-10', nameId: 'x', nameEn: 'x' },
    admin: true,
  },
  {
    path: '/admin/kategori/baru',
    fields: {
      kind: 'product',
      parent: '-',
      position: '1',
      labelId: 'x',
      labelEn: 'x',
      labelJv: 'x',
    },
    admin: true,
  },
  {
    path: '/admin/bumdesa/baru',
    fields: {
      kind: 'bumdes',
      name: 'BUM Desa Contoh',
      villages: '35.05.18.2004',
      legalStatus: 'unregistered',
      legalNumber: '',
      phone: '0812-3456-7890',
      address: 'x',
    },
    admin: true,
  },
  {
    path: `/admin/bumdesa/${uuid}/undang`,
    fields: { name: 'x', phone: '081234567890' },
    admin: true,
  },
]

const pages: readonly {
  path: string
  names: readonly string[]
  desk?: true
  maker?: true
  admin?: true
}[] = [
  {
    path: '/cari',
    names: [
      'q',
      'jenis',
      'kategori',
      'kecamatan',
      'desa',
      'harga',
      'tanggal',
      'urut',
      'hal',
      'halal',
    ],
  },
  { path: '/kategori/makanan', names: ['hal', 'urut', 'harga'] },
  { path: '/peta', names: ['kategori', 'q'] },
  { path: '/keranjang', names: ['kabar', 'sisa'] },
  { path: '/masuk', names: ['redirectTo', 'setelah'] },
  { path: '/daftar/aktifkan', names: ['token'] },
  { path: '/akun/email/konfirmasi', names: ['token'], desk: true },
  { path: '/kelola/gerbang', names: ['gerbang'], desk: true },
  { path: '/kelola/permintaan', names: ['lihat', 'cari', 'setelah'], desk: true },
  { path: '/kelola/barang/impor', names: ['setelah'], desk: true },
  { path: '/kelola/promo', names: ['lihat', 'cari', 'setelah'], desk: true },
  { path: '/kelola/pelaku-usaha/lamaran', names: ['lihat', 'cari', 'setelah'], desk: true },
  { path: '/kelola/uang', names: ['cari', 'setelah'], desk: true },
  { path: '/kelola/pelaku-usaha', names: ['cari', 'setelah', 'kabar'], desk: true },
  { path: '/kelola/stok', names: ['lihat', 'cari', 'setelah'], desk: true },
  {
    path: '/kelola/stok/hitung',
    names: ['cari', 'pelaku', 'lihat', 'setelah', 'kabar', 'riwayat'],
    desk: true,
  },
  { path: '/kelola/kasir/hari-lain', names: ['tanggal', 'malam'], desk: true },
  {
    path: '/kelola/kasir/penjualan',
    names: ['hari', 'cari', 'cara', 'setelah'],
    desk: true,
  },
  { path: '/kelola/kasir/tutup', names: ['hari', 'sebelum'], desk: true },
  { path: '/kelola/kasir/perlu-diselesaikan', names: ['lihat', 'setelah'], desk: true },
  { path: '/kelola/kasir/tutup/2026-11-01', names: ['kabar'], desk: true },
  { path: '/kelola/pengaturan/tim', names: ['kabar'], desk: true },
  { path: '/kelola/pelaku-usaha/undang', names: ['untuk'], desk: true },
  { path: '/wisata/edukasi-sapi-perah-desa-semen/permintaan', names: ['bulan', 'tanggal'] },
  { path: `/permintaan/${token}`, names: ['kabar'] },
  { path: `/struk/${uuid}`, names: ['kertas'] },
  { path: `/kelola/kasir/${uuid}`, names: ['kertas', 'gerbang'], desk: true },
  { path: '/kelola/pesanan', names: ['lihat', 'q', 'cari', 'sesudah', 'sebelum'], desk: true },
  {
    path: '/lapak/pesanan',
    names: ['lihat', 'cari', 'barang', 'setelah', 'kabar', 'baris'],
    maker: true,
  },
  { path: '/lapak/pendapatan', names: ['bulan', 'setelah'], maker: true },
  {
    path: '/admin/uang',
    names: ['keadaan', 'jenis', 'cari', 'sebelum', 'putusan', 'pembayaran'],
    admin: true,
  },
  { path: '/admin/pengembalian', names: ['keadaan', 'cari', 'sebelum', 'selesai'], admin: true },
  { path: '/admin/keluhan', names: ['keadaan', 'cari', 'sebelum'], admin: true },
  { path: '/admin/pengumuman', names: ['cari', 'setelah'], admin: true },
  { path: '/kelola/pesan', names: ['cari', 'sebelum'], desk: true },
  { path: '/admin/pesan', names: ['keadaan', 'cari', 'sebelum'], admin: true },
  { path: '/kotak-masuk', names: ['sebelum'] },
  { path: '/api/v1/listings', names: ['q', 'kind', 'kecamatan', 'minPrice', 'page', 'perPage'] },
  { path: '/api/v1/villages', names: ['q', 'page'] },
  { path: '/api/desa', names: ['q', 'lang'] },
  { path: '/api/saran', names: ['q', 'lang'] },
]

const known = rows.map(({ input }) => build(input)).filter(({ length }) => length < 20_000)
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...known) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 2, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 5 }).map((text) => text.repeat(3000)) },
  { weight: 1, arbitrary: fc.bigInt().map(String) },
  { weight: 1, arbitrary: fc.double().map(String) },
  { weight: 1, arbitrary: fc.uuid() },
)
/** How a name can be bent so that a parser makes a list or an object of it. */
const bend = fc.constantFrom('', '', '', '[]', '[0]', '[99999999]', '.x', '[__proto__]', '[$gt]')
const choice = fc.nat()

test('no value in any field of any form is answered with an error of ours', async ({
  site,
  baseURL,
}) => {
  test.setTimeout(withinMs(150_000))
  const people = await visitors(site, baseURL)
  await fc.assert(
    fc.asyncProperty(choice, choice, value, bend, fc.boolean(), async (...drawn) => {
      const [formNumber, fieldNumber, text, bent, isTwice] = drawn
      const form = forms[formNumber % forms.length]!
      const { path, fields } = form
      const names = [...Object.keys(fields), '__proto__', 'tambahan']
      const name = names[fieldNumber % names.length]!
      const kept = Object.entries(fields).filter(([each]) => each !== name || isTwice)
      const sent = [...kept, [`${name}${bent}`, text] as const]
      const answer = await people[whoOf(form)].post(path, sent)
      expect(answer.status, `${path} ${name}${bent}=${JSON.stringify(text)}`).toBeLessThan(500)
    }),
    { numRuns: runs },
  )
})

test('no value in any query is answered with an error of ours', async ({ site, baseURL }) => {
  test.setTimeout(withinMs(150_000))
  const people = await visitors(site, baseURL)
  await fc.assert(
    fc.asyncProperty(choice, choice, value, bend, fc.boolean(), async (...drawn) => {
      const [pageNumber, nameNumber, text, bent, isEnglish] = drawn
      const page = pages[pageNumber % pages.length]!
      const { path, names } = page
      const name = names[nameNumber % names.length]!
      const query = new URLSearchParams([[`${name}${bent}`, text.slice(0, 1200)]])
      const isLocalized =
        whoOf(page) === 'guest' && !path.startsWith('/api') && path !== '/kotak-masuk'
      const address = `${isEnglish && isLocalized ? '/en' : ''}${path}?${query}`
      const answer = await people[whoOf(page)].get(address)
      expect(answer.status, address).toBeLessThan(500)
    }),
    { numRuns: runs },
  )
})

type Who = 'guest' | 'staff' | 'maker' | 'office'

const whoOf = (at: { desk?: true; maker?: true; admin?: true }): Who =>
  at.admin ? 'office' : at.maker ? 'maker' : at.desk ? 'staff' : 'guest'

async function visitors(site: Site, origin: string): Promise<Record<Who, Visitor>> {
  const [good] = await goodsOfShops(site, 1)
  return {
    // Whoever tries so much is soon asked to wait; only he.
    guest: await withCart(origin, good!, { from: '127.0.0.20' }),
    office: await signedIn(origin, { identifier: 'admin@example.com', from: '127.0.0.20' }),
    maker: await signedIn(origin, { identifier: 'maker@example.com', from: '127.0.0.20' }),
    staff: await signedIn(origin, { identifier: 'direktur@example.com', from: '127.0.0.20' }),
  }
}
