import type { Site } from './site.ts'

export type PageType = {
  name: string
  address: string
  /** Who must be signed in, by e-mail. */
  as?: (typeof signedIn)[number]
  /** What must be in the cart. */
  withCart?: boolean
  status?: number
  /** Seen by everybody: light, cached, without the framework's JavaScript. */
  isPublic?: boolean
}

export const manager = 'direktur@example.com'
export const admin = 'admin@example.com'
export const buyer = 'pembeli@example.com'
const maker = 'maker@example.com'
const officer = 'dinas@example.com'
/** Everybody whose pages there are. */
export const signedIn = [buyer, maker, manager, officer, admin] as const

type Example = { name: string; sql: string }

/** One address of the demo story for each page that shows something of it. */
const examples: readonly Example[] = [
  {
    name: 'product',
    sql: `SELECT l.slug FROM listings l JOIN shops s ON s.id = l.shop_id AND s.status = 'open'
          WHERE l.kind = 'product' AND l.sold_recently > 0 ORDER BY l.sold_recently DESC LIMIT 1`,
  },
  {
    name: 'productInSizes',
    sql: `SELECT l.slug FROM listings l JOIN shops s ON s.id = l.shop_id AND s.status = 'open'
          WHERE l.kind = 'product' ORDER BY (SELECT count(*) FROM variants v WHERE v.listing_id = l.id) DESC,
            length(l.title_id) DESC LIMIT 1`,
  },
  {
    name: 'soldOut',
    sql: `SELECT l.slug FROM listings l WHERE l.kind = 'product' AND NOT EXISTS (SELECT FROM variants v
            WHERE v.listing_id = l.id AND v.on_hand > v.held) LIMIT 1`,
  },
  {
    name: 'productOfClosedShop',
    sql: `SELECT l.slug FROM listings l JOIN shops s ON s.id = l.shop_id
          WHERE s.status = 'closed' AND l.kind = 'product' ORDER BY l.slug LIMIT 1`,
  },
  {
    name: 'experience',
    sql: `SELECT slug FROM listings WHERE kind = 'experience' ORDER BY slug LIMIT 1`,
  },
  {
    name: 'category',
    sql: `SELECT category_slug AS slug FROM listings GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
  },
  {
    name: 'district',
    sql: `SELECT d.slug FROM districts d JOIN villages v ON v.district_code = d.code
          JOIN listings l ON l.village_code = v.code GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
  },
  {
    name: 'village',
    sql: `SELECT village_code AS slug FROM listings GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
  },
  {
    name: 'quietVillage',
    sql: `SELECT v.code AS slug FROM villages v WHERE v.code LIKE '35.05.%'
          AND NOT EXISTS (SELECT FROM shop_villages s WHERE s.village_code = v.code) LIMIT 1`,
  },
  {
    name: 'shop',
    sql: `SELECT s.slug FROM shops s JOIN listings l ON l.shop_id = s.id WHERE s.status = 'open'
          GROUP BY s.slug ORDER BY count(*) DESC LIMIT 1`,
  },
  { name: 'closedShop', sql: `SELECT slug FROM shops WHERE status = 'closed' LIMIT 1` },
  { name: 'calendarDay', sql: `SELECT (current_date + 3)::text AS slug` },
  { name: 'guestList', sql: `SELECT (current_date + 3)::text || '/tamu' AS slug` },
  { name: 'whereabouts', sql: `SELECT (current_date + 3)::text || '/siapa-di-mana' AS slug` },
  { name: 'promotion', sql: `SELECT id AS slug FROM promotions ORDER BY id LIMIT 1` },
  {
    name: 'counterSale',
    sql: `SELECT c.id AS slug FROM counter_sales c JOIN shops s ON s.id = c.shop_id
          WHERE s.slug = 'rasa-rejo-rejowinangun' ORDER BY c.sold_at DESC LIMIT 1`,
  },
  { name: 'refund', sql: `SELECT id AS slug FROM refunds ORDER BY id DESC LIMIT 1` },
  { name: 'person', sql: `SELECT id AS slug FROM users WHERE email = 'pembeli@example.com'` },
  ...(['awaitingPayment', 'paid', 'expired'] as const).map((status) => ({
    name: `purchase ${status}`,
    sql: `SELECT p.token AS slug FROM purchases p JOIN orders o ON o.purchase_id = p.id
          WHERE p.status = '${status}' GROUP BY p.id ORDER BY count(*) DESC, p.created_at DESC LIMIT 1`,
  })),
  ...(['paid', 'accepted', 'handedOver', 'completed', 'cancelled'] as const).map((status) => ({
    name: `order ${status}`,
    sql: `SELECT o.number AS slug FROM orders o JOIN shops s ON s.id = o.shop_id
          WHERE s.slug = 'rasa-rejo-rejowinangun' AND o.status = '${status}' ORDER BY o.id DESC LIMIT 1`,
  })),
]

/** Every kind of page a visitor can come to; those that need something the story lacks are left out. */
export async function listPageTypes(site: Site): Promise<PageType[]> {
  const slugs = new Map<string, string>()
  for (const { name, sql } of examples) {
    const [row] = await site.sql<{ slug: string }>(sql)
    if (row) slugs.set(name, row.slug)
  }
  const of = (name: string, path: string, rest: Partial<PageType> = {}): PageType[] => {
    const slug = slugs.get(name)
    return slug ? [{ name, address: `${path}/${slug}`, ...rest }] : []
  }
  const isPublic = true
  return [
    { name: 'home', address: '/', isPublic },
    { name: 'home en', address: '/en', isPublic },
    { name: 'search', address: '/cari?q=keripik', isPublic },
    { name: 'search all', address: '/cari', isPublic },
    { name: 'search nothing', address: '/cari?q=xyzzyq', isPublic },
    ...of('category', '/kategori', { isPublic }),
    ...of('district', '/kecamatan', { isPublic }),
    ...of('village', '/desa', { isPublic }),
    ...of('quietVillage', '/desa', { isPublic }),
    ...of('shop', '/toko', { isPublic }),
    ...of('closedShop', '/toko', { isPublic }),
    ...of('product', '/produk', { isPublic }),
    ...of('product', '/en/produk', { isPublic, name: 'product en' }),
    ...of('productInSizes', '/produk', { isPublic }),
    ...of('soldOut', '/produk', { isPublic }),
    ...of('productOfClosedShop', '/produk', { isPublic }),
    ...of('experience', '/wisata', { isPublic }),
    { name: 'visit calendar', address: '/wisata/homestay-pantai-serang/kalender' },
    { name: 'tickets calendar', address: '/wisata/tiket-masuk-pantai-serang/kalender' },
    { name: 'map', address: '/peta', isPublic },
    { name: 'help', address: '/bantuan', isPublic },
    { name: 'help en', address: '/en/help', isPublic },
    { name: 'not found', address: '/tidak-ada-di-sini', status: 404 },
    { name: 'cart empty', address: '/keranjang' },
    { name: 'cart', address: '/keranjang', withCart: true },
    { name: 'checkout buyer', address: '/checkout', withCart: true },
    { name: 'find purchase', address: '/cari-pembelian' },
    { name: 'find purchase sent', address: '/cari-pembelian?terkirim=1' },
    ...of('purchase awaitingPayment', '/pembelian'),
    ...of('purchase paid', '/pembelian'),
    ...of('purchase expired', '/pembelian'),
    { name: 'sign in', address: '/masuk' },
    { name: 'sign up', address: '/daftar' },
    { name: 'forgot password', address: '/lupa-sandi' },
    { name: 'account', address: '/akun', as: buyer },
    { name: 'account purchases', address: '/akun/pembelian', as: buyer },
    { name: 'account profile', address: '/akun/profil', as: buyer },
    { name: 'account security', address: '/akun/keamanan', as: buyer },
    { name: 'account data', address: '/akun/data', as: buyer },
    { name: 'desk today', address: '/kelola', as: manager },
    { name: 'desk orders', address: '/kelola/pesanan', as: manager },
    ...of('order paid', '/kelola/pesanan', { as: manager }),
    ...of('order accepted', '/kelola/pesanan', { as: manager }),
    ...of('order handedOver', '/kelola/pesanan', { as: manager }),
    ...of('order completed', '/kelola/pesanan', { as: manager }),
    ...of('order cancelled', '/kelola/pesanan', { as: manager }),
    { name: 'desk calendar', address: '/kelola/kalender', as: manager },
    ...of('calendarDay', '/kelola/kalender', { as: manager }),
    ...of('guestList', '/kelola/kalender', { as: manager }),
    ...of('whereabouts', '/kelola/kalender', { as: manager }),
    { name: 'desk connections', address: '/kelola/kalender/sambungan', as: manager },
    { name: 'desk resources', address: '/kelola/kalender/sumber-daya', as: manager },
    { name: 'desk resource new', address: '/kelola/kalender/sumber-daya/baru', as: manager },
    { name: 'desk promotions', address: '/kelola/promo', as: manager },
    { name: 'desk promotion new', address: '/kelola/promo/baru', as: manager },
    ...of('promotion', '/kelola/promo', { as: manager }),
    { name: 'desk units', address: '/kelola/unit', as: manager },
    { name: 'desk unit new', address: '/kelola/unit/baru', as: manager },
    { name: 'desk counter', address: '/kelola/kasir', as: manager },
    { name: 'desk counter of other days', address: '/kelola/kasir/hari-lain', as: manager },
    { name: 'desk counter sales', address: '/kelola/kasir/penjualan', as: manager },
    ...of('counterSale', '/kelola/kasir', { as: manager }),
    { name: 'desk money', address: '/kelola/uang', as: manager },
    { name: 'desk gate', address: '/kelola/gerbang', as: manager },
    { name: 'desk inbox', address: '/kelola/pesan', as: manager },
    { name: 'maker', address: '/lapak', as: maker },
    { name: 'regency', address: '/kabupaten', as: officer },
    { name: 'admin', address: '/admin', as: admin },
    { name: 'admin money', address: '/admin/uang', as: admin },
    { name: 'admin refunds', address: '/admin/pengembalian', as: admin },
    ...of('refund', '/admin/pengembalian', { name: 'admin refund', as: admin }),
    { name: 'admin jobs', address: '/admin/pekerjaan', as: admin },
    { name: 'admin people', address: '/admin/orang', as: admin },
    ...of('person', '/admin/orang', { name: 'admin person', as: admin }),
    { name: 'admin trail', address: '/admin/jejak', as: admin },
    { name: 'admin shops', address: '/admin/bumdesa', as: admin },
    { name: 'admin deliveries', address: '/admin/pesan', as: admin },
    { name: 'demo inbox', address: '/kotak-masuk' },
  ]
}
