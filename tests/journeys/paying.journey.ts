import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { messagesFor } from '#app/i18n/messages.ts'
import {
  expectPaid,
  fillCart,
  payBy,
  payButton,
  pressPay,
  purchaseToken,
  walkToReview,
} from './setup/buying.ts'
import { goodsOfShops } from './setup/goods.ts'
import {
  booked,
  expectChargedOnce,
  letTimeRunOut,
  purchaseOf,
  purchasesByPhone,
} from './setup/money.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { purchase: t, cart, checkout, payments, admin } = messagesFor('id')

test('a payment that fails, then succeeds, is charged once', async ({ page, site }) => {
  await fillCart(page, await goodsOfShops(site, 3))
  await walkToReview(page)
  await pressPay(page)
  await page.getByRole('button', { name: 'Kartu kredit atau debit' }).click()
  for (let time = 0; time < 3; time++) {
    await page.getByRole('button', { name: 'Kode salah: tolak pembayaran' }).click()
    if (time < 2) await page.getByRole('button', { name: 'Kartu kredit atau debit' }).click()
  }
  await page.waitForURL(/\/pembelian\//)
  const token = purchaseToken(page)
  await expect(async () => {
    await page.goto(`/pembelian/${token}`)
    await expect(page.getByText(t.awaiting.failed)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 120_000 })

  await page.getByRole('button', { name: /^Bayar Rp/ }).click()
  await page.waitForURL(/\/snap\/v4\/redirection\//)
  await payBy(page, 'QRIS')
  await expectPaid(page)
  await expectChargedOnce(site, token)
})

test('a buyer from abroad pays by card, after one that was declined', async ({ page, site }) => {
  await fillCart(page, await goodsOfShops(site, 2))
  await walkToReview(page)
  await page.getByLabel(payments.ways.foreignCard.title).check()
  await page.getByLabel(checkout.consent).check()
  await payButton(page).click()
  await page.waitForURL(/\/c\/pay\//)
  await page.getByRole('button', { name: 'Kartu ditolak' }).click()
  await page.getByRole('button', { name: /^Bayar Rp/ }).click()
  await page.waitForURL(/\/pembelian\//)
  await expectPaid(page)
})

test('a transfer by hand is paid when two admins have found it on the statement', async ({
  page,
  browser,
  site,
}) => {
  await fillCart(page, await goodsOfShops(site, 1))
  await walkToReview(page)
  await page.getByLabel(payments.ways.transfer.title).check()
  await page.getByLabel(checkout.consent).check()
  await payButton(page).click()
  await page.waitForURL(/\/pembelian\//)
  const token = purchaseToken(page)
  const picture = { create: { width: 400, height: 800, channels: 3, background: '#36a' } } as const
  const buffer = await sharp(picture).jpeg().toBuffer()
  await page
    .getByLabel(payments.transfer.proof)
    .setInputFiles({ name: 'bukti.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByRole('button', { name: payments.transfer.submit }).click()
  await expect(page.getByText(t.notices['transfer-claimed'])).toBeVisible()
  const [attempt] = await site.sql<{ id: string; amount: string }>(
    `SELECT a.id, a.amount::text FROM payment_attempts a JOIN purchases p ON p.id = a.purchase_id
     WHERE p.token = $1`,
    [token],
  )
  const { transfers, confirm } = admin
  const desk = `/admin/uang/pembayaran/${attempt!.id}`
  const reference = `BRI ${token.replace(/[^A-Za-z0-9]/g, '').slice(0, 8)}`
  const typeLine = async (own: Page, typed: string) => {
    await own.getByLabel(transfers.amount).fill(attempt!.amount)
    await own.getByLabel(transfers.reference).fill(typed)
  }
  const one = await browser.newPage()
  await signIn(one, 'admin@example.com')
  await one.goto(`${desk}/catat`)
  await typeLine(one, reference)
  await one.getByRole('button', { name: transfers.recordSubmit, exact: true }).click()
  await expect(one.getByText(admin.notices['uang-dicatat'])).toBeVisible()
  await expect(one.getByText(transfers.waitingOther)).toBeVisible()
  await expect(one.getByRole('link', { name: transfers.confirm })).toHaveCount(0)
  await one.close()

  const other = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await signIn(other, 'admin.kedua@example.com')
  await other.goto(desk)
  await expect(other.getByText(reference)).toHaveCount(0)
  await other.getByRole('link', { name: transfers.confirm }).click()
  await typeLine(other, 'BRI 0000')
  await other.getByRole('button', { name: confirm.arrival.submit, exact: true }).click()
  await expect(other.getByText(admin.refusals['record-differs'])).toBeVisible()
  await typeLine(other, reference.toLowerCase())
  await other.getByRole('button', { name: confirm.arrival.submit, exact: true }).click()
  await expect(other.getByText(admin.notices['uang-disahkan'])).toBeVisible()
  await expect(other.getByText(reference)).toBeVisible()
  await other.close()
  await expectPaid(page)
})

test('a guest who closed the page finds the purchase again from the empty cart', async ({
  page,
  site,
}) => {
  await fillCart(page, await goodsOfShops(site, 1))
  await walkToReview(page)
  await pressPay(page)
  await page.goto('/keranjang')
  await expect(page.getByText(cart.emptyTitle)).toBeVisible()
  await page.getByRole('link', { name: cart.recent.pay }).click()
  await expect(page).toHaveURL(/\/pembelian\//)
  await expect(page.getByText(t.status.awaitingPayment).first()).toBeVisible()
})

test('who wants to pay another way has the first way closed', async ({ page, site }) => {
  await fillCart(page, await goodsOfShops(site, 1))
  await walkToReview(page)
  await pressPay(page)
  const firstPage = page.url()
  await page.getByRole('button', { name: 'BCA Virtual Account' }).click()
  await page.getByRole('link', { name: 'Bayar nanti, kembali ke toko' }).click()
  await expect(page.getByText(t.status.awaitingPayment).first()).toBeVisible()
  const token = purchaseToken(page)

  await page.getByRole('button', { name: t.awaiting.otherMethod }).click()
  await page.waitForURL(/\/snap\/v4\/redirection\//)
  expect(page.url()).not.toBe(firstPage)
  await payBy(page, 'QRIS')
  await expectPaid(page)
  await expectChargedOnce(site, token)
  await page.goto(firstPage)
  await expect(page.getByRole('button', { name: /^Bayar dengan/ })).toHaveCount(0)
})

test('when the time to pay is over the buyer is told and fills the cart again', async ({
  page,
  site,
}) => {
  const [good] = await goodsOfShops(site, 1)
  await fillCart(page, [good!])
  await walkToReview(page)
  await pressPay(page)
  await page.getByRole('link', { name: 'Kembali ke toko' }).click()
  const token = purchaseToken(page)
  const { id } = await purchaseOf(site, token)
  await letTimeRunOut(site, id)
  await site.runJob('expire-purchases')

  await expect(async () => {
    await page.goto(`/pembelian/${token}`)
    await expect(page.getByText(t.expiredText)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 120_000 })
  await page.getByRole('button', { name: t.refill }).click()
  await expect(page.getByText(cart.notices.refilled)).toBeVisible()
  await expect(page.getByRole('link', { name: good!.title }).first()).toBeVisible()
  expect(await booked(site, id)).toBe(0)
})

test('money that comes too late is either taken for the same goods or goes back', async ({
  page,
  site,
}) => {
  await fillCart(page, await goodsOfShops(site, 1))
  await walkToReview(page)
  await pressPay(page)
  await page.getByRole('button', { name: 'QRIS' }).click()
  await page.getByRole('link', { name: 'Bayar nanti, kembali ke toko' }).click()
  const token = purchaseToken(page)
  const { id, attempts } = await purchaseOf(site, token)
  await letTimeRunOut(site, id)
  await site.runJob('expire-purchases')
  await expect(async () => {
    expect((await purchaseOf(site, token)).status).toBe('expired')
  }).toPass({ timeout: 120_000 })

  await site.midtrans('payLate', { orderId: attempts[0]!.providerOrderId })
  await expect(async () => {
    await page.goto(`/pembelian/${token}`)
    const { status } = await purchaseOf(site, token)
    if (status === 'paid')
      await expect(page.getByText(t.status.paid, { exact: true })).toBeVisible({ timeout: 1000 })
    else
      await expect(page.getByText(/datang setelah waktunya habis/)).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 120_000 })
})

test('the page of a purchase opens for its address only and is not kept by search engines', async ({
  page,
  site,
  request,
}) => {
  const phone = '+6281234500020'
  await fillCart(page, await goodsOfShops(site, 1))
  await walkToReview(page, { phone })
  await pressPay(page)
  const [{ token } = { token: '' }] = await purchasesByPhone(site, phone)
  const answer = await request.get(`/pembelian/${token}`)
  expect(answer.headers()['referrer-policy']).toBe('no-referrer')
  expect(answer.headers()['cache-control']).toContain('no-store')
  expect(await answer.text()).toContain('noindex')
  const other = await request.get(
    `/pembelian/${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
  )
  expect(other.status()).toBe(404)
})
