import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config'
import { inLocale } from '#app/core/locale.ts'

type Entry = ReturnType<typeof route>

/**
 * Every public and account page exists twice: `/…` in Indonesian and `/en/…` in English, from the
 * same file. The English twin's id starts with `en/`, because route ids must be unique.
 */
function localized(entries: Entry[]): Entry[] {
  return [...entries, ...prefix('en', entries.map(englishTwin))]
}

function englishTwin(entry: Entry): Entry {
  const id = `en/${entry.id ?? entry.file.replace(/\.tsx?$/, '')}`
  const path = entry.path && inLocale('en', `/${entry.path}`).slice('/en/'.length)
  const children = entry.children?.map(englishTwin)
  return { ...entry, id, ...(path && { path }), ...(children && { children }) }
}

export default [
  ...localized([
    layout('routes/storefront/layout.tsx', [
      index('routes/storefront/home.tsx'),
      route('cari', 'routes/storefront/search.tsx'),
      route('kategori/:slug', 'routes/storefront/category.tsx'),
      route('kecamatan/:slug', 'routes/storefront/district.tsx'),
      route('desa/:code', 'routes/storefront/village.tsx'),
      route('toko/:slug', 'routes/storefront/shop.tsx'),
      route('produk/:slug', 'routes/storefront/product.tsx'),
      route('wisata/:slug', 'routes/storefront/experience.tsx'),
      route('wisata/:slug/kalender', 'routes/storefront/visit-calendar.tsx'),
      route('wisata/:slug/permintaan', 'routes/storefront/ask-visit.tsx'),
      route('peta', 'routes/storefront/map.tsx'),
      route('bantuan', 'routes/storefront/help.tsx'),
      route('keranjang', 'routes/checkout/cart.tsx'),
      route('keranjang/tambah', 'routes/checkout/cart-add.ts'),
      route('keranjang/ubah', 'routes/checkout/cart-change.ts'),
      route('keranjang/hapus', 'routes/checkout/cart-remove.ts'),
      route('cari-pembelian', 'routes/purchase/find.tsx'),
    ]),
  ]),
  ...localized([
    route('checkout', 'routes/checkout/buyer.tsx'),
    route('checkout/pengiriman', 'routes/checkout/delivery.tsx'),
    route('checkout/tinjau', 'routes/checkout/review.tsx'),
    route('kembali/:number', 'routes/purchase/payment-return.ts'),
    route('pembelian/:token', 'routes/purchase/purchase.tsx'),
    route('pembelian/:token/bayar', 'routes/purchase/pay.ts'),
    route('pembelian/:token/periksa', 'routes/purchase/check.ts'),
    route('pembelian/:token/batal', 'routes/purchase/cancel.ts'),
    route('pembelian/:token/diterima', 'routes/purchase/received.ts'),
    route('pembelian/:token/keluhan/:orderId', 'routes/purchase/complaint.tsx'),
    route('pembelian/:token/keluhan/:orderId/beres', 'routes/purchase/complaint-withdraw.ts'),
    route('pembelian/:token/batalkan-pesanan', 'routes/purchase/cancel-order.ts'),
    route('pembelian/:token/kunjungan/:bookingId/tanggal', 'routes/purchase/change-date.tsx'),
    route('pembelian/:token/kunjungan/:bookingId/batal', 'routes/purchase/cancel-tickets.tsx'),
    route(
      'pembelian/:token/kunjungan/:bookingId/uang-kembali',
      'routes/purchase/take-money-back.ts',
    ),
    route('pembelian/:token/rekening/:refundId', 'routes/purchase/destination.tsx'),
    route('pembelian/:token/isi-ulang', 'routes/purchase/refill.ts'),
    route('permintaan/:token', 'routes/purchase/group-request.tsx'),
    route('permintaan/:token/bayar', 'routes/purchase/group-request-pay.ts'),
    route('permintaan/:token/batal', 'routes/purchase/group-request-withdraw.ts'),
    route('tiket/:token', 'routes/purchase/ticket.tsx'),
    route('tiket/:token/acara.ics', 'routes/purchase/ticket-calendar.ts'),
  ]),
  ...localized([
    layout('routes/account/entrance-layout.tsx', [
      route('masuk', 'routes/account/sign-in.tsx'),
      route('masuk/kode', 'routes/account/second-factor.tsx'),
      route('daftar', 'routes/account/sign-up.tsx'),
      route('daftar/aktifkan', 'routes/account/confirm-sign-up.tsx'),
      route('lupa-sandi', 'routes/account/forgot-password.tsx'),
      route('atur-ulang-sandi/:token', 'routes/account/reset-password.tsx'),
      route('akun-dihapus', 'routes/account/erased.tsx'),
    ]),
    route('keluar', 'routes/account/sign-out.ts'),
    route('akun', 'routes/account/layout.tsx', [
      index('routes/account/home.tsx'),
      route('pembelian', 'routes/account/purchases.tsx'),
      route('profil', 'routes/account/profile.tsx'),
      route('email', 'routes/account/change-email.tsx'),
      route('email/konfirmasi', 'routes/account/confirm-email.tsx'),
      route('keamanan', 'routes/account/security.tsx'),
      route('keamanan/kata-sandi', 'routes/account/change-password.tsx'),
      route('keamanan/dua-langkah', 'routes/account/set-up-second-factor.tsx'),
      route('keamanan/dua-langkah/lepas', 'routes/account/remove-second-factor.tsx'),
      route('data', 'routes/account/my-data.tsx'),
    ]),
    route('akun/keamanan/keluarkan', 'routes/account/revoke-session.ts'),
    route('akun/keamanan/keluarkan-lain', 'routes/account/revoke-other-sessions.ts'),
    route('akun/data/unduh', 'routes/account/download-data.ts'),
  ]),
  // Whoever knows the rule `/en/…` types this one.
  route('en/bantuan', 'routes/storefront/help-address.ts'),
  ...prefix('api/v1', [
    route('listings', 'routes/api/listings.ts'),
    route('listings/:slug', 'routes/api/listing.ts'),
    route('villages', 'routes/api/villages.ts'),
    route('shops', 'routes/api/shops.ts'),
    route('openapi.json', 'routes/api/openapi.ts'),
    route('*', 'routes/api/not-found.ts'),
  ]),
  route('api/saran', 'routes/api/suggestions.ts'),
  route('api/desa', 'routes/api/village-suggestions.ts'),
  route('webhooks/midtrans', 'routes/webhooks/midtrans.ts'),
  route('kelola', 'routes/kelola/layout.tsx', [
    index('routes/kelola/today.tsx'),
    route('pesanan', 'routes/kelola/orders.tsx'),
    route('pesanan/:number', 'routes/kelola/order.tsx', [
      route('terima', 'routes/kelola/order-accept.tsx'),
      route('kemas', 'routes/kelola/order-pack.tsx'),
      route('serahkan', 'routes/kelola/order-hand-over.tsx'),
      route('sampai', 'routes/kelola/order-deliver.tsx'),
      route('tolak', 'routes/kelola/order-refuse.tsx'),
      route('kembalikan', 'routes/kelola/order-give-back.tsx'),
      route('uang-kembali', 'routes/kelola/order-hand-back.tsx'),
      route('lunasi', 'routes/kelola/balance-receive.tsx'),
      route('batal-lunas', 'routes/kelola/balance-undo.tsx'),
    ]),
    route('kalender', 'routes/kelola/calendar.tsx'),
    route('kalender/sumber-daya', 'routes/kelola/resources.tsx'),
    route('kalender/sumber-daya/baru', 'routes/kelola/resource-add.tsx'),
    route('kalender/sumber-daya/:resourceId', 'routes/kelola/resource-change.tsx'),
    route('kalender/sambungan', 'routes/kelola/connections.tsx', [
      route('alamat', 'routes/kelola/connection-link.tsx'),
      route('ikuti', 'routes/kelola/connection-follow.tsx'),
      route('putus', 'routes/kelola/connection-unfollow.tsx'),
    ]),
    route('kalender/:date', 'routes/kelola/calendar-day.tsx', [
      route('tutup', 'routes/kelola/day-close.tsx'),
      route('buka', 'routes/kelola/day-open.tsx'),
      route('batalkan', 'routes/kelola/day-call-off.tsx'),
      route('kapasitas', 'routes/kelola/day-capacity.tsx'),
      route('blokir', 'routes/kelola/day-block.tsx'),
      route('lepas', 'routes/kelola/day-free.tsx'),
      route('tugaskan', 'routes/kelola/day-assign.tsx'),
      route('lepas-tugas', 'routes/kelola/day-unassign.tsx'),
    ]),
    route('permintaan', 'routes/kelola/requests.tsx'),
    route('permintaan/:number', 'routes/kelola/request.tsx', [
      route('sanggupi', 'routes/kelola/request-confirm.tsx'),
      route('tolak', 'routes/kelola/request-decline.tsx'),
    ]),
    route('gerbang/jual', 'routes/kelola/counter.tsx'),
    route('gerbang/jual/:saleId', 'routes/kelola/counter-receipt.tsx'),
    route('gerbang/jual/:saleId/batal', 'routes/kelola/counter-undo.tsx'),
    route('uang', 'routes/kelola/money.tsx'),
    route('pesan', 'routes/kelola/inbox.tsx'),
    route('toko', 'routes/kelola/switch-shop.ts'),
  ]),
  route('kelola/gerbang', 'routes/kelola/gate.tsx'),
  route('kelola/gerbang/luring', 'routes/kelola/gate-offline.tsx'),
  route('kelola/gerbang/dilihat', 'routes/kelola/gate-review.tsx'),
  route('kelola/gerbang/:shop/daftar', 'routes/kelola/gate-list.ts'),
  route('kelola/gerbang/:shop/periksa', 'routes/kelola/gate-check.ts'),
  route('kelola/gerbang/:shop/sinkron', 'routes/kelola/gate-sync.ts'),
  route('kelola/gerbang/:shop/pelunasan', 'routes/kelola/gate-takings.ts'),
  route('kelola/pesanan/:number/slip', 'routes/kelola/slip.tsx'),
  route('kelola/kalender/:date/tamu', 'routes/kelola/guests.tsx'),
  route('kelola/kalender/:date/siapa-di-mana', 'routes/kelola/whereabouts.tsx'),
  route('admin', 'routes/admin/layout.tsx', [
    index('routes/admin/overview.tsx'),
    route('uang', 'routes/admin/money.tsx'),
    route('uang/kasus/:caseId', 'routes/admin/case.tsx', [
      route('periksa', 'routes/admin/case-ask.tsx'),
      route('terima', 'routes/admin/case-accept.tsx'),
      route('kembalikan', 'routes/admin/case-give-back.tsx'),
      route('selesai', 'routes/admin/case-close.tsx'),
    ]),
    route('uang/pembayaran/:attemptId', 'routes/admin/attempt.tsx', [
      route('periksa', 'routes/admin/attempt-ask.tsx'),
      route('setujui', 'routes/admin/attempt-approve.tsx'),
      route('tolak', 'routes/admin/attempt-deny.tsx'),
    ]),
    route('pengembalian', 'routes/admin/refunds.tsx'),
    route('pengembalian/:refundId', 'routes/admin/refund.tsx', [
      route('kontak', 'routes/admin/refund-contact.tsx'),
      route('rekening', 'routes/admin/refund-destination.tsx'),
      route('kirim', 'routes/admin/refund-prepare.tsx'),
      route('pastikan', 'routes/admin/refund-confirm.tsx'),
      route('ulang', 'routes/admin/refund-send-back.tsx'),
    ]),
    route('keluhan', 'routes/admin/complaints.tsx'),
    route('keluhan/:orderId', 'routes/admin/complaint.tsx', [
      route('kembalikan', 'routes/admin/complaint-refund.tsx'),
      route('teruskan', 'routes/admin/complaint-settle.tsx'),
    ]),
    route('pekerjaan', 'routes/admin/jobs.tsx'),
    route('pekerjaan/:jobId/buang', 'routes/admin/job-discard.tsx'),
    route('orang', 'routes/admin/people.tsx'),
    route('orang/:userId', 'routes/admin/person.tsx', [
      route('tutup', 'routes/admin/person-disable.tsx'),
      route('buka', 'routes/admin/person-enable.tsx'),
      route('lepas-dua-langkah', 'routes/admin/person-forget-factor.tsx'),
    ]),
    route('pesan', 'routes/admin/deliveries.tsx'),
  ]),
  route('admin/pekerjaan/:jobId/ulangi', 'routes/admin/job-retry.ts'),
  route('kotak-masuk', 'routes/system/demo-inbox.tsx'),
  route('lapak', 'routes/lapak/home.tsx'),
  route('kabupaten', 'routes/kabupaten/home.tsx'),
  ...prefix('health', [
    route('live', 'routes/system/health-live.ts'),
    route('ready', 'routes/system/health-ready.ts'),
  ]),
  route('ical/:file', 'routes/system/occupancy-file.ts'),
  route('metrics', 'routes/system/metrics.ts'),
  route('robots.txt', 'routes/system/robots.ts'),
  route('sitemap.xml', 'routes/system/sitemap.ts'),
  route('manifest.webmanifest', 'routes/system/manifest.ts'),
  route('speculation-rules.json', 'routes/system/speculation-rules.ts'),
  route('*', 'routes/system/not-found.tsx'),
] satisfies RouteConfig
