const kinds = ['already-changed', 'not-for-sale', 'cart-full'] as const
export type RequestNoticeKind = (typeof kinds)[number]

/** What the page says after a redirect travels in its address; anything but our own words is nothing. */
export function readRequestNotice(search: URLSearchParams): RequestNoticeKind | null {
  return kinds.find((kind) => kind === search.get('kabar')) ?? null
}
