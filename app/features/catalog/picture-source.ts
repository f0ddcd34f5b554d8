import type { Locale } from '#app/core/locale.ts'
import type { CardPicture } from './listing-card.ts'

export const pictureWidths = [320, 640, 1200] as const

/** Where the bytes of one width are. Content-addressed, so a copy may be kept for ever. */
export const pictureUrl = (key: string, width: (typeof pictureWidths)[number]) =>
  `/gambar/${key}-${width}.webp`

/** Listing pictures are square; the browser keeps that room free until they arrive. */
export function pictureSource(picture: CardPicture, locale: Locale) {
  return {
    variants: pictureWidths.map((width) => ({ width, url: pictureUrl(picture.key, width) })),
    alt: picture.alt[locale],
    width: 1200,
    height: 1200,
    colour: picture.color,
  }
}
