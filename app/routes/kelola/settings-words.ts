import { courierNames } from '#app/core/couriers.ts'
import type { Named } from '#app/features/experiences/choices.ts'
import type { ShopSettingsTexts } from '#app/i18n/id/shop-settings.ts'

/** Couriers and villages have their own names in every language. */
export function settingsWords(texts: ShopSettingsTexts, villages: readonly Named[]) {
  const names = Object.fromEntries(villages.map(({ value, title }) => [value, title]))
  return { ...texts, options: { ...texts.options, ...courierNames, ...names } }
}
