const personal = [
  '/keranjang',
  '/checkout',
  '/pembelian/*',
  '/tiket/*',
  '/akun',
  '/masuk',
  '/daftar',
]
const consoles = ['/lapak', '/kelola', '/kabupaten', '/admin']
const never = [...personal, ...personal.map((place) => `/en${place}`), ...consoles].flatMap(
  (place) => (place.endsWith('*') ? [place] : [place, `${place}/*`]),
)

/** Public pages are fetched when a finger or pointer rests on their link; personal ones never. */
const rules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: never } },
          { not: { selector_matches: '[rel~=nofollow], [download]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
}

export function loader() {
  return new Response(JSON.stringify(rules), {
    headers: {
      'Content-Type': 'application/speculationrules+json',
      'Cache-Control': 'public, max-age=86400',
    },
  })
}
