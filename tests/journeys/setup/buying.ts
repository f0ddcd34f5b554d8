import { expect, type Page } from '@playwright/test'
import { messagesFor } from '#app/i18n/messages.ts'
import type { Good } from './goods.ts'

const id = messagesFor('id')

/** A person who buys without an account. */
export const guest = {
  name: 'Ibu Contoh Sari',
  phone: '0812-3456-7890',
  email: 'sari@example.com',
  village: 'Plumpungrejo Kademangan',
  landmark: 'Rumah pagar hijau, depan musala',
}

export async function addToCart(page: Page, good: Good, { english = false } = {}): Promise<void> {
  const { storefront: t } = messagesFor(english ? 'en' : 'id')
  await page.goto(`${english ? '/en' : ''}/produk/${good.slug}`)
  await page.getByRole('button', { name: t.listing.add }).click()
  await expect(page).toHaveURL(/\/keranjang\?kabar=added/)
}

export async function fillCart(page: Page, goods: readonly Good[]): Promise<void> {
  for (const good of goods) await addToCart(page, good)
}

/** From the cart to the last look, with everything brought to a house in Kademangan. */
export async function walkToReview(page: Page, who: Partial<typeof guest> = {}): Promise<void> {
  await page.goto('/keranjang')
  await page.getByRole('button', { name: id.cart.checkout }).click()
  await sayWhoAndWhere(page, who)
  await fetchWhatIsNotBrought(page)
  await page.getByRole('button', { name: id.checkout.toReview }).click()
  await expect(page).toHaveURL(/\/checkout\/tinjau$/)
}

/** Where a BUM Desa has no courier to the house, nothing is chosen beforehand. */
export async function fetchWhatIsNotBrought(page: Page): Promise<void> {
  for (const group of await page.getByRole('group', { name: /^Pesanan dari/ }).all()) {
    const isChosen = (await group.getByRole('radio', { checked: true }).count()) > 0
    if (!isChosen) await group.getByRole('radio').first().check()
  }
}

export async function sayWhoAndWhere(page: Page, who: Partial<typeof guest> = {}): Promise<void> {
  const { name, phone, email, village, landmark } = { ...guest, ...who }
  await page.getByLabel(id.checkout.name).fill(name)
  await page.getByLabel(id.checkout.phone).fill(phone)
  await page.getByLabel(id.checkout.email).fill(email)
  await page.getByLabel(id.checkout.village).fill(village)
  await page.getByLabel(id.checkout.landmark).fill(landmark)
  await page.getByRole('button', { name: id.checkout.toDelivery }).click()
  await expect(page).toHaveURL(/\/checkout\/pengiriman$/)
}

/** Agrees and presses the button that binds; ends on Midtrans' page. */
export async function pressPay(page: Page, { english = false } = {}): Promise<void> {
  await page.getByLabel(messagesFor(english ? 'en' : 'id').checkout.consent).check()
  await payButton(page).click()
  await page.waitForURL(/\/snap\/v4\/redirection\//)
}

/** Where the goods may be paid at the door as well it does not say that it takes the money now. */
export const payButton = (page: Page) =>
  page.getByRole('button', { name: /^(Bayar|Pesan sekarang,|Pay|Order now,) Rp/ })

/** On Midtrans' page: chooses a way to pay, and pays by it. */
export async function payBy(page: Page, method: 'QRIS' | 'BCA Virtual Account'): Promise<void> {
  await page.getByRole('button', { name: method }).click()
  await page.getByRole('button', { name: `Bayar dengan ${method}` }).click()
  await page.waitForURL(/\/pembelian\//)
}

/** The buyer's page follows the money: the provider tells us a moment later. */
export async function expectPaid(page: Page, { english = false } = {}): Promise<void> {
  const { purchase: t } = messagesFor(english ? 'en' : 'id')
  await expect(async () => {
    await page.goto(page.url().split('?')[0] ?? '')
    await expect(page.getByText(t.status.paid, { exact: true })).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 120_000 })
}

export function purchaseToken(page: Page): string {
  const token = /\/pembelian\/([2-9A-Z]{28})/.exec(page.url())?.[1]
  if (!token) throw new Error(`${page.url()} is not the page of a purchase`)
  return token
}
