import type { Locale } from '#app/core/locale.ts'
import { colorOfKey, isUploadedKey, pictureForms, pictureUrl } from '#app/core/pictures.ts'
import type { CardPicture } from './listing-card.ts'

/** Pictures are square; the browser keeps that room free until they arrive. */
export function pictureSource({ key, alt, color }: CardPicture, locale: Locale) {
  return { ...sourceOfKey(key), alt: alt[locale], colour: color }
}

/** For a picture that stands beside the words it would be described with. */
export function sourceOfKey(key: string) {
  const forms = pictureForms(key).map(({ format, widths }) => ({
    format,
    variants: widths.map((width) => ({ width, url: pictureUrl(key, width, format) })),
  }))
  const colour = isUploadedKey(key) ? colorOfKey(key) : null
  return { forms, alt: '', width: 1200, height: 1200, colour }
}
