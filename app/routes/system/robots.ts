import { env } from '#app/server/env.server.ts'

const privatePlaces = [
  '/keranjang',
  '/checkout',
  '/pembelian/',
  '/kembali/',
  '/tiket/',
  '/struk/',
  '/akun',
  '/masuk',
  '/daftar',
  '/lapak',
  '/kelola',
  '/kabupaten',
  '/admin',
  '/api/saran',
  '/api/desa',
]

export function loader() {
  const rules = privatePlaces.flatMap((place) => [`Disallow: ${place}`, `Disallow: /en${place}`])
  const text = ['User-agent: *', ...rules, '', `Sitemap: ${env.APP_URL}/sitemap.xml`, ''].join('\n')
  return new Response(text, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  })
}
