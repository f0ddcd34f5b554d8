import type { Locale } from '#app/core/locale.ts'
import type { CartLine } from './cart-line.ts'

/** `Keripik Pisang · 500 g`: the title, and which of its variants. */
export function nameOf(line: Pick<CartLine, 'title' | 'label'>, locale: Locale): string {
  return [line.title[locale], line.label[locale]].filter(Boolean).join(' · ')
}
