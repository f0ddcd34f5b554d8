import type { Locale } from '#app/core/locale.ts'
import { pictureUrl, pictureWidths } from '#app/core/pictures.ts'
import type { CardPicture } from './listing-card.ts'

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
