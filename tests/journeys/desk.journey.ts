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

type Placed = { number: string; token: string }

/** Somebody buys from the BUM Desa of the desk and pays. */
/** A letter in the inbox; it may be folded, and name the order only in what is inside. */
function letterAbout(page: Page, number: string) {
  return page.getByRole('group').filter({ hasText: number }).first()
}

async function aPaidOrder(page: Page, site: Site): Promise<Placed> {
  await addToCart(page, await goodOfShop(site, deskShop))
  await walkToReview(page)
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
  const token = purchaseToken(page)
  // As if the minutes were over in which a bank may still take a payment back.
  const [order] = await site.sql<{ number: string }>(
    `UPDATE orders o SET shippable_at = now() - interval '1 minute'
     FROM purchases p WHERE p.id = o.purchase_id AND p.token = $1 RETURNING o.number`,
    [token],
  )
  return { number: order!.number, token }
}

test('the manager brings a new order to delivered, with its packing slip', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const { number, token } = await aPaidOrder(page, site)
  const desk = await browser.newPage({ baseURL })
  await signIn(desk, 'direktur@example.com')
  await desk.goto('/kelola/pesanan')
  const link = desk.getByRole('link', { name: new RegExp(number) }).first()
  // A click while the page wakes up on a busy machine may be lost, as a person would see and repeat.
  await expect(async () => {
    await link.click()
    await expect(desk).toHaveURL(new RegExp(`/kelola/pesanan/${number}`), { timeout: 5_000 })
  }).toPass()
  await desk.getByRole('button', { name: t.order.action.accept }).click()
  await desk.getByRole('button', { name: t.order.action.pack }).click()

  const slip = await browser.newPage({ baseURL, storageState: await desk.context().storageState() })
  await slip.goto(`/kelola/pesanan/${number}/slip`)
  await expect(slip.getByText(number).first()).toBeVisible()
  await expect(slip.getByText('Ibu Contoh Sari').first()).toBeVisible()
  await expect(slip.getByText(/Rp\d/)).toHaveCount(0)
  await slip.close()

  await desk.getByRole('button', { name: t.order.action.handOver }).click()
  await expect(desk.getByRole('button', { name: t.order.action.deliver })).toBeVisible()
  await page.goto(`/pembelian/${token}`)
  await expect(page.getByText(purchase.order.handedOver.villageCourier)).toBeVisible()

  await desk.getByRole('button', { name: t.order.action.deliver }).click()
  await expect(desk.getByText(/Menunggu masa keluhan/)).toBeVisible()
  await page.goto(`/pembelian/${token}`)
  await expect(page.getByText(purchase.order.delivered, { exact: true })).toBeVisible()
  await desk.close()
})

test('a refused order tells the buyer why and gives the money back', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const { number, token } = await aPaidOrder(page, site)
  const desk = await browser.newPage({ baseURL, javaScriptEnabled: false })
  await signIn(desk, 'direktur@example.com')
  await desk.goto(`/kelola/pesanan/${number}`)
  await desk.getByRole('link', { name: t.order.action.refuse }).click()
  await desk.getByRole('radio', { name: t.refusalReasons.outOfStock }).check()
  await desk.getByLabel(t.refuse.words).fill('Mohon maaf, panen minggu ini gagal.')
  await desk.getByRole('button', { name: t.refuse.submit }).click()
  await expect(desk.getByText(t.order.next.cancelled)).toBeVisible()

  await expect(async () => {
    await page.goto(`/pembelian/${token}`)
    await expect(page.getByText(/panen minggu ini gagal/)).toBeVisible({ timeout: 1000 })
    await expect(page.getByText(/Pengembalian Rp|sudah dikembalikan/).first()).toBeVisible({
      timeout: 1000,
    })
  }).toPass({ timeout: 120_000 })
  await desk.close()
})

test('the supervisor reads everything and changes nothing', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const { number } = await aPaidOrder(page, site)
  const desk = await browser.newPage({ baseURL })
  await signIn(desk, 'pengawas@example.com')
  await desk.goto(`/kelola/pesanan/${number}`)
  await expect(desk.getByText(t.supervisorNote)).toBeVisible()
  await expect(desk.getByRole('button', { name: t.order.action.accept })).toHaveCount(0)
  const status = await desk.evaluate(async (address) => {
    return (await fetch(address, { method: 'POST', body: new URLSearchParams() })).status
  }, `/kelola/pesanan/${number}/terima`)
  expect([403, 404]).toContain(status)
  const [order] = await site.sql<{ status: string }>(
    `SELECT status FROM orders WHERE number = $1`,
    [number],
  )
  expect(order?.status).toBe('paid')
  await desk.close()
})

test('people of another BUM Desa do not find the order', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const { number } = await aPaidOrder(page, site)
  const desk = await browser.newPage({ baseURL })
  await signIn(desk, 'direktur.wlingi@example.com')
  const theirs = await desk.goto(`/kelola/pesanan/${number}`)
  expect(theirs?.status()).toBe(404)
  const slip = await desk.goto(`/kelola/pesanan/${number}/slip`)
  expect(slip?.status()).toBe(404)
  await desk.close()
})

test('what was told to the buyer and to the BUM Desa can be read', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const { number } = await aPaidOrder(page, site)
  await expect(async () => {
    await page.goto('/kotak-masuk')
    await expect(page.getByText('sari@example.com').first()).toBeVisible({ timeout: 1000 })
    await expect(letterAbout(page, number)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 120_000 })
  const desk = await browser.newPage({ baseURL })
  await signIn(desk, 'direktur@example.com')
  // A letter of its own job, which may come later than the buyer's.
  await expect(async () => {
    await desk.goto('/kelola/pesan')
    await expect(letterAbout(desk, number)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 120_000 })
  await desk.close()
})

test('when two of the desk act on one order at once, the second is told', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const { number } = await aPaidOrder(page, site)
  const first = await browser.newPage({ baseURL })
  const second = await browser.newPage({ baseURL })
  await signIn(first, 'direktur@example.com')
  await signIn(second, 'bendahara@example.com')
  await first.goto(`/kelola/pesanan/${number}`)
  await second.goto(`/kelola/pesanan/${number}`)
  const button = second.getByRole('button', { name: t.order.action.accept })
  await expect(button).toBeVisible()
  await first.getByRole('button', { name: t.order.action.accept }).click()
  await expect(first.getByRole('button', { name: t.order.action.pack })).toBeVisible()
  await button.click()
  await expect(second.getByText(t.refusals['already-changed'].title)).toBeVisible()
  await first.close()
  await second.close()
})
