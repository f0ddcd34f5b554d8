import type { Page } from '@playwright/test'
import { messagesFor } from '#app/i18n/messages.ts'
import {
  addToCart,
  expectPaid,
  payBy,
  pressPay,
  purchaseToken,
  walkToReview,
} from './setup/buying.ts'
import { goodOfShop } from './setup/goods.ts'
import { deskShop, signIn } from './setup/people.ts'
import { expect, type Site, test } from './setup/site.ts'

const { kelola: t, purchase } = messagesFor('id')

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })

type Bought = { number: string; token: string }

/** Somebody buys so many pieces and pays, some minutes ago. */
async function aPaidOrder(page: Page, site: Site, pieces: number): Promise<Bought> {
  const good = await goodOfShop(site, deskShop)
  for (let piece = 0; piece < pieces; piece++) await addToCart(page, good)
  await walkToReview(page)
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
  const token = purchaseToken(page)
  const [bought] = await site.sql<{ number: string }>(
    `UPDATE orders o SET shippable_at = now() - interval '1 minute'
     FROM purchases p WHERE p.id = o.purchase_id AND p.token = $1 RETURNING o.number`,
    [token],
  )
  return { number: bought!.number, token }
}

/** Those of the demo story that are work, after as many as are missing, which somebody buys now. */
async function tenOrders(page: Page, site: Site): Promise<{ numbers: string[]; token: string }> {
  const waiting = await site.sql<{ number: string }>(
    `SELECT o.number FROM orders o JOIN shops s ON s.id = o.shop_id
     JOIN purchases p ON p.id = o.purchase_id
     WHERE s.slug = $1 AND p.is_sample AND o.status IN ('paid', 'accepted', 'packed')
       AND o.delivery_method IN ('pickup', 'villageCourier') ORDER BY o.created_at LIMIT 9`,
    [deskShop],
  )
  const first = await aPaidOrder(page, site, 2)
  const numbers = [first.number]
  while (numbers.length + waiting.length < 10) {
    numbers.push((await aPaidOrder(page, site, 1)).number)
  }
  return { numbers: [...numbers, ...waiting.map(({ number }) => number)], token: first.token }
}

/** Ticks those of the orders that are in this view, presses the button, and says yes. */
async function together(desk: Page, view: string, numbers: readonly string[], word: Word) {
  await desk.goto(`/kelola/pesanan?status=${view}`)
  const words = t.bulk.steps[word]
  for (const number of numbers) {
    const box = desk.getByLabel(t.bulk.pick(number))
    if (await box.count()) await box.check()
  }
  const count = await desk.getByRole('checkbox', { checked: true }).count()
  await desk.getByRole('button', { name: words.button, exact: true }).click()
  await desk.getByRole('button', { name: words.submit(count) }).click()
  await expect(desk.getByRole('heading', { name: words.done(count) })).toBeVisible()
  return count
}

type Word = keyof typeof t.bulk.steps

test('a manager clears the orders of the day on a phone, one of them in part', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  test.slow()
  const { numbers, token } = await tenOrders(page, site)
  expect(numbers).toHaveLength(10)
  const desk = await browser.newPage({
    baseURL,
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  await signIn(desk, 'direktur@example.com')
  await together(desk, 'baru', numbers, 'terima')

  await desk.goto(`/kelola/pesanan/${numbers[0]}`)
  await desk.getByRole('link', { name: t.part.open }).click()
  await desk.getByLabel(t.part.missing).fill('1')
  await desk.getByText(t.part.reasons.damaged).click()
  await desk.getByText(t.part.shelves.habis).click()
  await desk.getByRole('button', { name: t.part.check }).click()
  await desk.getByRole('button', { name: t.part.submit }).click()
  await expect(desk.getByText(/1 tidak dikirim · Rp/)).toBeVisible()

  await together(desk, 'disiapkan', numbers, 'kemas')
  await desk.getByRole('link', { name: t.bulk.printThese }).click()
  await expect(desk.getByText(numbers[0]!)).toBeVisible()
  await expect(desk.getByText(/Rp\d/)).toHaveCount(0)
  await desk.getByRole('link', { name: t.printPage.kinds.label }).click()
  await expect(desk.getByText(numbers[0]!)).toBeVisible()

  const handedOver = await together(desk, 'dikemas', numbers, 'serahkan')
  expect(handedOver).toBe(numbers.length)
  await page.goto(`/pembelian/${token}`)
  await expect(page.getByText(/1 tidak dikirim · Rp/)).toBeVisible()
  await expect(page.getByText(purchase.order.handedOver.villageCourier)).toBeVisible()
  await desk.close()
})
