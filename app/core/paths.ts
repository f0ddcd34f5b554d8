import { inLocale, type Locale } from './locale.ts'

/** The filters of a search, by the names they have in the address (design.md §5). */
export type SearchQuery = Partial<{
  q: string
  jenis: string
  kategori: string
  kecamatan: string
  harga: string
  tanggal: string
  pulang: string
  orang: string
  urut: string
  hal: number | string
}>

/** The days and people that somebody looks for. */
export type DatedQuery = Partial<Record<'tanggal' | 'pulang' | 'orang', string | undefined>>

type ListingAddress = { id?: string; verb?: string } & Partial<
  Record<
    'status' | 'cari' | 'unit' | 'izin' | 'sisa' | 'setelah' | 'kabar' | 'stok',
    string | null | undefined
  >
>

/** What is sent in parts, as its address says it: a picture to be shown, or a private paper. */
export type UploadWord = 'foto' | 'berkas'

/** What can be reported, as its address says it. */
export type ReportedWord = 'ulasan' | 'pertanyaan' | 'barang' | 'toko'

type SalesAddress = Partial<
  Record<'periode' | 'dari' | 'sampai' | 'banding' | 'format', string | undefined>
>

const segment = encodeURIComponent

type MakerOrdersAddress = Partial<
  Record<'lihat' | 'cari' | 'barang' | 'setelah' | 'kabar' | 'baris', string | null>
>

/** Which sales of a counter. */
type CounterSalesAddress = Partial<
  Record<'hari' | 'cari' | 'cara' | 'setelah', string | null | undefined>
>

/** Which orders of a BUM Desa, by the names the filters have in the address. */
type OrdersAddress = Partial<
  Record<
    | 'status'
    | 'cari'
    | 'dari'
    | 'sampai'
    | 'cara'
    | 'saluran'
    | 'kecamatan'
    | 'barang'
    | 'pelaku'
    | 'unit'
    | 'kategori'
    | 'setelah',
    string | null | undefined
  >
>

type QueryValue = string | number | readonly string[] | undefined | null

/** A list becomes the same name several times, as a form with boxes to tick sends it. */
function query(values: Readonly<Record<string, QueryValue>>): string {
  const pairs = Object.entries(values).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null && one !== '')
      .map((one) => [key, String(one)]),
  )
  const text = new URLSearchParams(pairs).toString()
  return text && `?${text}`
}

/** Every address of Lumbung. Public and account pages take the language first. */
export const paths = {
  home: (locale: Locale) => inLocale(locale, '/'),
  search: (locale: Locale, filters: SearchQuery = {}) => inLocale(locale, '/cari') + query(filters),
  category: (locale: Locale, slug: string) => inLocale(locale, `/kategori/${segment(slug)}`),
  district: (locale: Locale, slug: string) => inLocale(locale, `/kecamatan/${segment(slug)}`),
  /** The code decides; the slug after it is only there to be read. */
  village: (locale: Locale, code: string, slug?: string) =>
    inLocale(locale, `/desa/${segment(slug ? `${code}-${slug}` : code)}`),
  shop: (locale: Locale, slug: string) => inLocale(locale, `/toko/${segment(slug)}`),
  product: (locale: Locale, slug: string) => inLocale(locale, `/produk/${segment(slug)}`),
  experience: (locale: Locale, slug: string, asked: DatedQuery = {}) =>
    inLocale(locale, `/wisata/${segment(slug)}`) + query(asked),
  /** A month, and the days that are chosen: the day of the visit, or arrival and departure. */
  visitCalendar: (locale: Locale, slug: string, at: DatedQuery & { bulan?: string } = {}) =>
    inLocale(locale, `/wisata/${segment(slug)}/kalender`) + query(at),
  /** Where a group asks for a day; a month or a day of it is chosen by the address. */
  askVisit: (locale: Locale, slug: string, at: DatedQuery & { bulan?: string } = {}) =>
    inLocale(locale, `/wisata/${segment(slug)}/permintaan`) + query(at),
  /** What buyers say of a listing; `setelah` is where the page before ended. */
  reviews: (locale: Locale, slug: string, setelah?: string) =>
    inLocale(locale, `/ulasan/${segment(slug)}`) + query({ setelah }),
  /** What is asked about a listing and answered. */
  questions: (locale: Locale, slug: string, setelah?: string) =>
    inLocale(locale, `/pertanyaan/${segment(slug)}`) + query({ setelah }),
  askQuestion: (locale: Locale, slug: string) =>
    inLocale(locale, `/pertanyaan/${segment(slug)}/tanya`),
  /** Where a review, a question, a listing or a shop is reported, by the word for it. */
  report: (locale: Locale, word: ReportedWord, id: string) =>
    inLocale(locale, `/lapor/${segment(word)}/${segment(id)}`),
  map: (locale: Locale) => inLocale(locale, '/peta'),
  /** The one page whose English address is English: `/en/help`. */
  help: (locale: Locale, section = '') => inLocale(locale, '/bantuan') + (section && `#${section}`),

  cart: (locale: Locale) => inLocale(locale, '/keranjang'),
  checkout: (locale: Locale, step = '') => inLocale(locale, `/checkout${step && `/${step}`}`),
  purchase: (locale: Locale, token: string) => inLocale(locale, `/pembelian/${segment(token)}`),
  /** Where the payment page sends the buyer back to; other companies learn this address. */
  paymentReturn: (locale: Locale, number: string) =>
    inLocale(locale, `/kembali/${segment(number)}`),
  /** What is wrong with one order of it; `beres` is where that is taken back, `belum-beres` handed to Lumbung. */
  complaint: (locale: Locale, token: string, orderId: string, verb = '') =>
    inLocale(locale, `/pembelian/${segment(token)}/keluhan/${orderId}${verb && `/${verb}`}`),
  /** One visit of it, to be given up or changed. */
  visit: (
    locale: Locale,
    token: string,
    bookingId: string,
    verb: 'batal' | 'tanggal' | 'uang-kembali',
  ) => inLocale(locale, `/pembelian/${segment(token)}/kunjungan/${bookingId}/${verb}`),
  /** What the buyer thinks of one line of it; `tarik` is where that is withdrawn. */
  review: (locale: Locale, token: string, lineId: string, verb = '') =>
    inLocale(locale, `/pembelian/${segment(token)}/ulasan/${lineId}${verb && `/${verb}`}`),
  findPurchase: (locale: Locale) => inLocale(locale, '/cari-pembelian'),
  /** `acara.ics` is its entry for a calendar, `tiket.png` its picture for the gallery. */
  ticket: (locale: Locale, token: string, file = '') =>
    inLocale(locale, `/tiket/${segment(token)}${file && `/${file}`}`),

  /** Of a sale at the counter, to be passed on: shows that sale and nobody's name. */
  counterReceipt: (locale: Locale, token: string, at: { kertas?: string } = {}) =>
    inLocale(locale, `/struk/${segment(token)}`) + query(at),

  /** What a group asked for; `bayar` and `batal` are its verbs. */
  groupRequest: (locale: Locale, token: string, verb = '') =>
    inLocale(locale, `/permintaan/${segment(token)}${verb && `/${verb}`}`),

  signIn: (locale: Locale, redirectTo?: string) =>
    inLocale(locale, '/masuk') + query({ redirectTo }),
  signUp: (locale: Locale, redirectTo?: string) =>
    inLocale(locale, '/daftar') + query({ redirectTo }),
  signOut: (locale: Locale) => inLocale(locale, '/keluar'),
  forgotPassword: (locale: Locale) => inLocale(locale, '/lupa-sandi'),
  resetPassword: (locale: Locale, token: string) =>
    inLocale(locale, `/atur-ulang-sandi/${segment(token)}`),
  confirmSignUp: (locale: Locale, token: string) =>
    inLocale(locale, '/daftar/aktifkan') + query({ token }),
  secondFactor: (locale: Locale, redirectTo?: string) =>
    inLocale(locale, '/masuk/kode') + query({ redirectTo }),
  setUpSecondFactor: (locale: Locale, redirectTo?: string) =>
    inLocale(locale, '/akun/keamanan/dua-langkah') + query({ redirectTo }),
  confirmEmail: (locale: Locale, token: string) =>
    inLocale(locale, '/akun/email/konfirmasi') + query({ token }),
  accountErased: (locale: Locale) => inLocale(locale, '/akun-dihapus'),
  /** Below which a photo or paper is sent in parts, by what is in it: of an account, and of a purchase. */
  uploads: (word: UploadWord) => `/unggah/${word}`,
  uploadsOfPurchase: (token: string, word: UploadWord) =>
    `/pembelian/${segment(token)}/unggah/${word}`,
  /** Where somebody declines letters without signing in; who holds the letter may. */
  unsubscribe: (locale: Locale, token: string, kabar?: 'berhenti' | 'lagi') =>
    inLocale(locale, `/berhenti/${segment(token)}`) + query({ kabar }),
  /** The same for the button of a mail program, which posts without a page of ours. */
  oneClickUnsubscribe: (token: string) => `/webhooks/unsubscribe${query({ token })}`,
  account: (locale: Locale, page = '') => inLocale(locale, `/akun${page && `/${page}`}`),
  ownQuestions: (locale: Locale, at: { setelah?: string; selesai?: string } = {}) =>
    inLocale(locale, '/akun/pertanyaan') + query(at),

  maker: (page = '') => `/lapak${page && `/${page}`}`,
  /** What a maker pays for. */
  makerPromotions: (at: Partial<Record<'cari' | 'setelah', string | null>> = {}) =>
    `/lapak/promo${query(at)}`,
  /** What a maker has to prepare. */
  makerOrders: (at: MakerOrdersAddress = {}) => `/lapak/pesanan${query(at)}`,
  /** What a maker earned in a month; the receipt of one sale, for the screen or for paper. */
  makerEarnings: (at: { bulan?: string; setelah?: string | null } = {}) =>
    `/lapak/pendapatan${query(at)}`,
  makerReceipt: (lineId: string, at: { kertas?: 'a6' | 'a4' } = {}) =>
    `/lapak/pendapatan/${segment(lineId)}${query(at)}`,
  /** The settlement of a month, to be printed. */
  makerStatement: (bulan: string) => `/lapak/pendapatan/cetak${query({ bulan })}`,
  /** The proof that a maker was paid. */
  makerPayout: (payoutId: string) => `/lapak/pembayaran/${segment(payoutId)}`,
  /** Where a line is said to be ready, or not; the list is shown again as it was. */
  lineReady: (
    desk: 'lapak' | 'kelola',
    lineId: string,
    verb: 'siap' | 'belum-siap',
    at: MakerOrdersAddress = {},
  ) =>
    `${desk === 'lapak' ? '/lapak/pesanan' : '/kelola/siapkan'}/${segment(lineId)}/${verb}${query(at)}`,
  /** What a unit of a BUM Desa has to prepare. */
  kelolaUnitLines: (at: MakerOrdersAddress = {}) => `/kelola/siapkan${query(at)}`,
  /** What an order has of it. */
  kelolaUnitOrder: (number: string) => `/kelola/siapkan/${segment(number)}`,
  kelola: (page = '') => `/kelola${page && `/${page}`}`,
  /** A sale face to face; without one, the form. */
  counter: (saleId = '', page = '') =>
    `/kelola/kasir${saleId && `/${segment(saleId)}`}${page && `/${page}`}`,
  counterOffline: () => '/kelola/kasir/luring',
  counterApi: (shop: string, what: 'daftar' | 'sinkron') =>
    `/kelola/kasir/${segment(shop)}/${what}`,
  /** What a counter sells with signal only: nights, what goes along, and other days. */
  counterDated: (at: { tanggal?: string; malam?: string } = {}) =>
    `/kelola/kasir/hari-lain${query(at)}`,
  /** What was sold at the counter, on a day or with words on any. */
  counterSales: (at: CounterSalesAddress = {}) => `/kelola/kasir/penjualan${query(at)}`,
  /** What was sold without signal and not booked; one of them. */
  refusedSales: (saleId = '', at: { lihat?: string; setelah?: string } = {}) =>
    `/kelola/kasir/perlu-diselesaikan${saleId && `/${segment(saleId)}`}${query(at)}`,
  /** Days of the till; `sebelum`: those before it. */
  tillDays: (at: { hari?: string | null; sebelum?: string | null } = {}) =>
    `/kelola/kasir/tutup${query(at)}`,
  tillDay: (day: string, at: { kabar?: 'closed' } = {}) =>
    `/kelola/kasir/tutup/${segment(day)}${query(at)}`,
  kelolaOrders: (at: OrdersAddress = {}) => `/kelola/pesanan${query(at)}`,
  /** Orders in columns by state. */
  kelolaBoard: () => '/kelola/pesanan/papan',
  /** Several at once: what will happen to each is said there first. */
  kelolaBulk: (at: { langkah?: string; nomor?: readonly string[] } = {}) =>
    `/kelola/pesanan/sekaligus${query(at)}`,
  /** Slips or address labels of several orders on one sheet of paper or more. */
  kelolaPrint: (at: { jenis?: string; kertas?: string; nomor?: readonly string[] } = {}) =>
    `/kelola/pesanan/cetak${query(at)}`,
  kelolaOrder: (number: string, page = '') =>
    `/kelola/pesanan/${segment(number)}${page && `/${page}`}`,
  /** A month (`{ bulan: '2026-12' }`), of one experience where `wisata` names it. */
  kelolaCalendar: (at: { bulan?: string; wisata?: string | undefined } = {}) =>
    `/kelola/kalender${query(at)}`,
  kelolaDay: (
    date: string,
    { page = '', wisata }: { page?: string; wisata?: string | undefined } = {},
  ) => `/kelola/kalender/${segment(date)}${page && `/${page}`}${query({ wisata })}`,
  /** Where a day of one experience is called off, after it was said whom that touches. */
  kelolaCallOff: (
    date: string,
    of: { experience: string; wisata: string | undefined; session?: string | undefined },
  ) => `/kelola/kalender/${segment(date)}/batalkan${query(of)}`,
  /** Guides and vehicles; `baru` or the id of one names its form. */
  /** Promotions of the BUM Desa; one of them, and what is done with it. */
  kelolaPromotions: ({
    id = '',
    verb = '',
    ...at
  }: { id?: string; verb?: string } & Partial<
    Record<'lihat' | 'cari' | 'setelah' | 'kabar' | 'salin', string | null>
  > = {}) => `/kelola/promo${id && `/${segment(id)}`}${verb && `/${verb}`}${query(at)}`,
  kelolaResources: (page = '') => `/kelola/kalender/sumber-daya${page && `/${segment(page)}`}`,
  /** What is offered to guests. */
  kelolaExperiences: (at: { cari?: string; setelah?: string | null } = {}) =>
    `/kelola/wisata${query(at)}`,
  kelolaNewExperience: () => '/kelola/wisata/baru',
  /** One of it; a part of the editor has an address of its own, and `tersimpan` names the one just saved. */
  kelolaExperience: (
    slug: string,
    { section = '', tersimpan }: { section?: string; tersimpan?: string } = {},
  ) => `/kelola/wisata/${segment(slug)}${section && `/${segment(section)}`}${query({ tersimpan })}`,
  /** How the BUM Desa is set up; a part has an address of its own, and `tersimpan` names the one just saved. */
  kelolaSettings: (part = '', { tersimpan }: { tersimpan?: string } = {}) =>
    `/kelola/pengaturan${part && `/${segment(part)}`}${query({ tersimpan })}`,
  /** The units of a BUM Desa; one of them, or what is done with one. */
  kelolaUnits: (page = '', at: { kabar?: string } = {}) =>
    `/kelola/unit${page && `/${page}`}${query(at)}`,
  /** Who works here; `undang`, one of them, or what is done with one. */
  kelolaTeam: (page = '', kabar?: string) =>
    `/kelola/pengaturan/tim${page && `/${page}`}${query({ kabar })}`,
  kelolaGate: ({ gerbang, page = '' }: { gerbang?: string; page?: string } = {}) =>
    `/kelola/gerbang${page && `/${page}`}${query({ gerbang })}`,
  /** What a phone at the gate asks; the BUM Desa is named, so that one never answers for another. */
  gateApi: (shop: string, what: 'daftar' | 'periksa' | 'sinkron' | 'pelunasan') =>
    `/kelola/gerbang/${segment(shop)}/${what}`,
  /** Calendars of other sites and for them; `verb` is what is done there. */
  kelolaConnections: (verb = '') => `/kelola/kalender/sambungan${verb && `/${verb}`}`,
  /** Read by other sites; who knows the token sees when something is taken. */
  occupancyFile: (token: string) => `/ical/${segment(token)}.ics`,
  /** The goods of a maker, or of a BUM Desa; `baru`, or one good and what is done with it. */
  sellerListings: (desk: 'lapak' | 'kelola', { id = '', verb = '', ...at }: ListingAddress = {}) =>
    `/${desk}/barang${id && `/${segment(id)}`}${verb && `/${verb}`}${query(at)}`,
  /** All goods of a BUM Desa as a file. */
  goodsFile: (format: 'csv' | 'xlsx') => `/kelola/barang/ekspor${query({ format })}`,
  /** Where files of goods are sent; one that was sent; those of its rows that cannot be taken. */
  goodsImport: ({
    id = '',
    format = '',
    setelah = '',
  }: { id?: string; format?: '' | 'csv' | 'xlsx'; setelah?: string } = {}) =>
    `/kelola/barang/impor${id && `/${segment(id)}`}${format && `/salah${query({ format })}`}${query({ setelah })}`,
  /** Goods that were chosen, changed alike. */
  goodsEdit: () => '/kelola/barang/ubah',
  /** What was applied taken back, to be looked at first. */
  goodsUndo: (id: string) => `/kelola/barang/impor/${segment(id)}/batalkan`,
  /** What is asked about the goods of a maker or a BUM Desa; one of it is where it is answered. */
  sellerQuestions: (
    desk: 'lapak' | 'kelola',
    {
      id = '',
      verb = '',
      ...at
    }: { id?: string; verb?: string } & Partial<
      Record<'lihat' | 'cari' | 'setelah' | 'kabar', string>
    > = {},
  ) => `/${desk}/pertanyaan${id && `/${segment(id)}`}${verb && `/${verb}`}${query(at)}`,
  /** Where stock is stepped or set; the list is shown again as it was. */
  sellerStock: (desk: 'lapak' | 'kelola', at: Omit<ListingAddress, 'id' | 'verb'> = {}) =>
    `/${desk}/stok${query(at)}`,
  /** The permits of a good or a visit; without an id those of the BUM Desa itself. */
  permitsOf: (desk: 'lapak' | 'kelola', listingId: string | null, kabar?: string) =>
    (listingId === null ? '/kelola/izin/bum-desa' : `/${desk}/barang/${segment(listingId)}/izin`) +
    query({ kabar }),
  /** All permits of a BUM Desa; `setelah` is the last one of the page before. */
  kelolaPermits: (at: Partial<Record<'lihat' | 'cari' | 'setelah', string | null>> = {}) =>
    `/kelola/izin${query(at)}`,
  /** The stock of all goods; `setelah` is the last one of the page before. */
  kelolaStock: (at: Partial<Record<'lihat' | 'cari' | 'setelah', string | null>> = {}) =>
    `/kelola/stok${query(at)}`,
  /** What moved the stock of one good. */
  kelolaStockOf: (
    variantId: string,
    at: Partial<
      Record<'cari' | 'sebab' | 'dari' | 'sampai' | 'sebelum' | 'kabar', string | null>
    > = {},
  ) => `/kelola/stok/${segment(variantId)}${query(at)}`,
  /** Many goods counted at once; `riwayat` is the oldest count of the page before. */
  kelolaStockTake: (
    at: Partial<
      Record<'cari' | 'pelaku' | 'lihat' | 'setelah' | 'kabar' | 'riwayat', string | null>
    > = {},
  ) => `/kelola/stok/hitung${query(at)}`,
  /** What it would change; `buang` throws it away; else one that has ended. */
  kelolaStockTakeOf: (page: string, at: { kabar?: 'applied' } = {}) =>
    `/kelola/stok/hitung/${segment(page)}${query(at)}`,
  /** The makers of a BUM Desa; `undang`, `baru`, or one of them and what is done with it. */
  kelolaMakers: ({
    id = '',
    verb = '',
    ...at
  }: { id?: string; verb?: string } & Partial<Record<'cari' | 'setelah' | 'kabar', string>> = {}) =>
    `/kelola/pelaku-usaha${id && `/${segment(id)}`}${verb && `/${verb}`}${query(at)}`,
  /** Where a manager takes a stall out of somebody's account. */
  detachAccount: (makerId: string, userId: string) =>
    `/kelola/pelaku-usaha/${segment(makerId)}/akun/${segment(userId)}/lepas`,
  /** Where somebody asks to sell through a BUM Desa (`toko`), or looks for one. */
  joinShop: (at: { cari?: string; toko?: string; kabar?: string } = {}) =>
    `/lapak/gabung${query(at)}`,
  /** `tarik`, or one of the papers: `berkas/identityCard`. */
  ownApplication: (id: string, page: string) => `/lapak/gabung/${segment(id)}/${page}`,
  /** Who asks to sell through this BUM Desa; one of them and what is done with it. */
  kelolaApplications: ({
    id = '',
    page = '',
    ...at
  }: { id?: string; page?: string } & Partial<
    Record<'lihat' | 'cari' | 'setelah' | 'kabar', string | null>
  > = {}) =>
    `/kelola/pelaku-usaha/lamaran${id && `/${segment(id)}`}${page && `/${page}`}${query(at)}`,
  /** What was said to the BUM Desa; `sebelum` is the last message of the page before. */
  kelolaInbox: (at: { cari?: string; sebelum?: string } = {}) => `/kelola/pesan${query(at)}`,
  /** What there is of each maker; `setelah` is the last one of the page before. */
  kelolaMoney: (at: { cari?: string; setelah?: string | null } = {}) => `/kelola/uang${query(at)}`,
  /** What makers are paid; one payout and what is done with it. */
  kelolaPayouts: ({
    id = '',
    verb = '',
    ...at
  }: { id?: string; verb?: string } & Partial<
    Record<'lihat' | 'cari' | 'setelah' | 'kabar', string | null>
  > = {}) => `/kelola/uang/pembayaran${id && `/${segment(id)}`}${verb && `/${verb}`}${query(at)}`,
  /** What one maker is owed; `rekening`, `bayar` or `rekap` are beside it. */
  kelolaMakerMoney: (makerId: string, page = '', at: { kabar?: string; bulan?: string } = {}) =>
    `/kelola/uang/pelaku/${segment(makerId)}${page && `/${page}`}${query(at)}`,
  /** Where a maker says by a link whether a good is still there; who knows the token may. */
  stockAnswer: (token: string) => `/jawab/${segment(token)}`,
  revokeInvitation: (id: string) => `/kelola/pelaku-usaha/undangan/${segment(id)}/cabut`,
  /** Where somebody becomes a maker; who knows the token may. */
  invitation: (token: string) => `/undangan/${segment(token)}`,
  /** Where somebody joins the team of a BUM Desa; who knows the token may. */
  teamInvitation: (token: string) => `/undangan-tim/${segment(token)}`,
  kelolaRequests: (at: { lihat?: string; cari?: string; setelah?: string } = {}) =>
    `/kelola/permintaan${query(at)}`,
  kelolaRequest: (number: string, page = '') =>
    `/kelola/permintaan/${segment(number)}${page && `/${page}`}`,
  /** What was done at the BUM Desa: of one thing (`cari`), by somebody (`siapa`). */
  kelolaTrail: (at: Readonly<Record<string, string | null | undefined>> = {}) =>
    `/kelola/jejak${query(at)}`,
  /** What was sold; `page` is the same for paper or as a file. */
  kelolaSales: (at: SalesAddress = {}, page = '') =>
    `/kelola/penjualan${page && `/${page}`}${query(at)}`,
  /** All of one table of the sales; `setelah` is where the page before ended. */
  kelolaSalesPart: (
    part: 'barang' | 'kecamatan',
    at: SalesAddress & { cari?: string; setelah?: string | null } = {},
  ) => `/kelola/penjualan/menurut/${part}${query(at)}`,
  /** What buyers say; one of it is where it is answered. */
  kelolaReviews: (at: { lihat?: string; cari?: string; setelah?: string } = {}) =>
    `/kelola/ulasan${query(at)}`,
  kelolaReview: (reviewId: string) => `/kelola/ulasan/${segment(reviewId)}`,
  regency: (page = '') => `/kabupaten${page && `/${page}`}`,
  admin: (page = '', at: Readonly<Record<string, string | null | undefined>> = {}) =>
    `/admin${page && `/${page}`}${query(at)}`,
  adminHolidays: (at: { tahun?: string; selesai?: string } = {}) => `/admin/hari-libur${query(at)}`,

  suggestions: (q: string) => `/api/saran${query({ q })}`,
  villageSuggestions: (q: string) => `/api/desa${query({ q })}`,
} as const
