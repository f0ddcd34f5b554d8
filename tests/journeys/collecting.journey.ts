import type { Page } from '@playwright/test'
import { formatRupiah } from '#app/core/rupiah.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { addToCart, payButton, purchaseToken, walkToReview } from './setup/buying.ts'
import { goodOfShop } from './setup/goods.ts'
import { deskShop, signIn } from './setup/people.ts'
import { expect, type Site, test } from './setup/site.ts'

const { checkout, collections: t, kelola, payments, purchase } = messagesFor('id')

test.use({ javaScriptEnabled: false })

/** Bought to be paid at the door; nobody else orders from this number. */
async function aDueOrder(page: Page, site: Site, phone: string, pieces = 1) {
  await site.sql(
    `UPDATE collection_terms t SET most_amount = 2000000,
       districts = ARRAY(SELECT district_code FROM courier_rates r WHERE r.shop_id = t.shop_id)
     WHERE shop_id = (SELECT id FROM shops WHERE slug = $1)`,
    [deskShop],
  )
  const good = await goodOfShop(site, deskShop)
  for (let piece = 0; piece < pieces; piece++) await addToCart(page, good)
  await walkToReview(page, { phone })
  await page.getByLabel(payments.ways.onDelivery.title).check()
  await page.getByLabel(checkout.consent).check()
  await payButton(page).click()
  await page.waitForURL(/\/pembelian\//)
  const token = purchaseToken(page)
  const [order] = await site.sql<{ number: string; total: string }>(
    `SELECT o.number, o.total::text FROM orders o JOIN purchases p ON p.id = o.purchase_id
     WHERE p.token = $1`,
    [token],
  )
  return { token, number: order!.number, due: BigInt(order!.total) }
}

test('coffee is paid at the door; short money waits for the treasurer', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const { token, number, due } = await aDueOrder(page, site, '0813-1111-2001')
  await expect(page.getByText(purchase.status.dueOnDelivery).first()).toBeVisible()
  await expect(page.getByText(t.due(due))).toBeVisible()

  const desk = await browser.newPage({ baseURL, javaScriptEnabled: false })
  await signIn(desk, 'direktur@example.com')
  await desk.goto(`/kelola/pesanan/${number}`)
  await expect(desk.getByText(t.toCollect(due)).first()).toBeVisible()
  await desk.getByRole('button', { name: kelola.order.action.accept }).click()
  await desk.getByRole('button', { name: kelola.order.action.pack }).click()
  await desk.goto(`/kelola/pesanan/${number}/slip`)
  await expect(desk.getByText(t.toCollect(due))).toBeVisible()
  await desk.goto(`/kelola/pesanan/${number}`)
  await desk.getByRole('button', { name: kelola.order.action.handOver }).click()

  await desk.getByLabel(t.panel.amount).fill('banyak')
  await desk.getByRole('button', { name: t.panel.submit }).click()
  await expect(desk.getByText(t.panel.wrongAmount)).toBeVisible()
  await expect(desk.getByLabel(t.panel.amount)).toHaveValue('banyak')
  const taken = due - 1000n
  await desk.getByLabel(t.panel.amount).fill(String(taken))
  await desk.getByRole('button', { name: t.panel.submit }).click()
  await expect(desk.getByText(t.difference.title(taken, due))).toBeVisible()
  await expect(desk.getByText(t.difference.own)).toBeVisible()
  await page.goto(`/pembelian/${token}`)
  await expect(page.getByText(t.differs)).toBeVisible()
  await desk.close()

  const treasurer = await browser.newPage({ baseURL, javaScriptEnabled: false })
  await signIn(treasurer, 'bendahara@example.com')
  await treasurer.goto('/kelola')
  await treasurer.getByRole('link', { name: t.today.see }).click()
  await treasurer.getByRole('link', { name: new RegExp(number) }).click()
  await treasurer.getByLabel(t.difference.why).fill('Salah hitung kembalian')
  await treasurer.getByRole('button', { name: t.difference.submit(due) }).click()
  await expect(treasurer.getByText(t.difference.title(taken, due))).toHaveCount(0)
  await treasurer.close()
  await page.goto(`/pembelian/${token}`)
  await expect(page.getByText(purchase.status.paid, { exact: true })).toBeVisible()
})

test('a part of it is not there: the buyer is asked for the rest, and that closes it', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const { token, number, due } = await aDueOrder(page, site, '0813-1111-2003', 3)
  const desk = await browser.newPage({ baseURL, javaScriptEnabled: false })
  await signIn(desk, 'direktur@example.com')
  await desk.goto(`/kelola/pesanan/${number}`)
  await desk.getByRole('button', { name: kelola.order.action.accept }).click()
  await desk.getByRole('link', { name: kelola.part.open }).click()
  await expect(desk.getByText(t.part.lead)).toBeVisible()
  await desk.getByLabel(kelola.part.missing).fill('1')
  await desk.getByText(kelola.part.reasons.damaged).click()
  await desk.getByText(kelola.part.shelves.habis).click()
  await desk.getByRole('button', { name: t.part.check }).click()
  const [price] = await site.sql<{ price: string }>(
    `SELECT l.unit_price::text AS price FROM order_lines l JOIN orders o ON o.id = l.order_id
     WHERE o.number = $1`,
    [number],
  )
  const [off, left] = [BigInt(price!.price), due - BigInt(price!.price)]
  await expect(desk.getByText(t.part.confirm(formatRupiah(off), formatRupiah(left)))).toBeVisible()
  await desk.getByRole('button', { name: t.part.submit }).click()
  await expect(desk.getByText(t.offBill(formatRupiah(off)))).toBeVisible()
  await expect(desk.getByText(t.toCollect(left)).first()).toBeVisible()

  await page.goto(`/pembelian/${token}`)
  await expect(page.getByText(t.due(left))).toBeVisible()
  await expect(page.getByText(t.offBill(formatRupiah(off)))).toBeVisible()
  await expect(page.getByText(t.unsent)).toBeVisible()

  for (const step of ['pack', 'handOver'] as const) {
    await desk.getByRole('button', { name: kelola.order.action[step] }).click()
  }
  await expect(desk.getByText(t.panel.title(left))).toBeVisible()
  await desk.getByRole('button', { name: t.panel.submit }).click()
  await expect(desk.getByText(kelola.status.delivered).first()).toBeVisible()
  await desk.close()
  await page.goto(`/pembelian/${token}`)
  await expect(page.getByText(purchase.status.paid, { exact: true })).toBeVisible()
})

test('what nobody was at home for goes back, and the buyer owes nothing', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const { token, number, due } = await aDueOrder(page, site, '0813-1111-2002')
  const desk = await browser.newPage({ baseURL, javaScriptEnabled: false })
  await signIn(desk, 'direktur@example.com')
  await desk.goto(`/kelola/pesanan/${number}`)
  for (const step of ['accept', 'pack', 'handOver'] as const) {
    await desk.getByRole('button', { name: kelola.order.action[step] }).click()
  }
  await expect(desk.getByText(t.panel.title(due))).toBeVisible()
  await desk.getByText(t.panel.notTaken, { exact: true }).click()
  await desk.getByRole('button', { name: t.panel.notTakenSubmit }).click()
  await expect(desk.getByText(kelola.status.cancelled).first()).toBeVisible()
  await desk.close()
  await page.goto(`/pembelian/${token}`)
  await expect(page.getByText(purchase.status.cancelled).first()).toBeVisible()
  await expect(page.getByText(formatRupiah(due)).first()).toBeVisible()
})
