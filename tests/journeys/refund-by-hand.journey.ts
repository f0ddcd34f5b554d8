import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
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
import { expect, test } from './setup/site.ts'

const { admin, kelola, purchase, uploads } = messagesFor('id')
const { destination: t } = purchase

test.use({ viewport: { width: 360, height: 740 } })

test('money no bank can send back by itself goes to the account the buyer says, past two people', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  await addToCart(page, await goodOfShop(site, deskShop))
  await walkToReview(page, { phone: '0812-7000-5511' })
  await pressPay(page)
  await payBy(page, 'BCA Virtual Account')
  await expectPaid(page)
  const token = purchaseToken(page)
  const [order] = await site.sql<{ number: string }>(
    `SELECT o.number FROM orders o JOIN purchases p ON p.id = o.purchase_id WHERE p.token = $1`,
    [token],
  )
  const desk = await browser.newPage({ baseURL })
  await signIn(desk, 'direktur@example.com')
  await desk.goto(`/kelola/pesanan/${order!.number}/tolak`)
  await desk.getByRole('radio').first().check()
  await desk.getByRole('button', { name: kelola.refuse.submit }).click()
  await desk.close()

  await expect(async () => {
    await page.goto(`/pembelian/${token}`)
    await page.getByRole('link', { name: t.open }).click({ timeout: 1000 })
  }).toPass({ timeout: 120_000 })
  await page.getByLabel(t.bank).fill('BRI')
  await page.getByLabel(t.accountNumber).fill('12')
  await page.getByRole('button', { name: t.submit }).click()
  await expect(page.getByText(t.errors.accountNumber)).toBeVisible()
  await expect(page.getByLabel(t.bank)).toHaveValue('BRI')
  await page.getByLabel(t.accountNumber).fill('0012-0123-4567')
  await page.getByLabel(t.holder).fill('Ibu Contoh Sari')
  await page.getByRole('button', { name: t.submit }).click()
  await expect(page.getByText(t.known('BRI', '••••4567'))).toBeVisible()

  const [refund] = await site.sql<{ id: string; amount: string }>(
    `SELECT r.id, r.amount::text FROM refunds r JOIN purchases p ON p.id = r.purchase_id WHERE p.token = $1`,
    [token],
  )
  const address = `/admin/pengembalian/${refund!.id}`
  const one = await browser.newPage({ baseURL, viewport: { width: 360, height: 740 } })
  await signIn(one, 'admin@example.com')
  await one.goto(address)
  await expect(one.getByText('001201234567')).toBeVisible()
  await one.getByRole('link', { name: admin.refund.send }).click()
  await one.getByLabel(admin.refund.reference).fill('BRI 778899')
  const proof = one.getByLabel(admin.refund.proof)
  await proof.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') })
  // Said at once: who presses the button after that sends the form without a proof.
  await expect(one.getByText(uploads.problems['not-a-picture'])).toBeVisible()
  await expect(one.getByLabel(admin.refund.reference)).toHaveValue('BRI 778899')
  await proof.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() })
  await expect(one.getByText(uploads.arrived(admin.refund.sendSubmit))).toBeVisible()
  await one.getByRole('button', { name: admin.refund.sendSubmit }).click()
  await expect(one.getByText(admin.refund.waitingOther)).toBeVisible()
  const look = { name: admin.refund.lookAtProof }
  await expectPicture(one, await one.getByRole('link', look).getAttribute('href'))
  // As a browser without scripts sends it: whole, with the form.
  const along = await one.request.post(`${address}/bukti`, {
    headers: { origin: baseURL },
    multipart: { proof: { name: 'b.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() } },
  })
  expect(along.status()).toBe(200)
  await one.reload()
  await expect(one.getByRole('link', look)).toHaveCount(2)
  await one.close()

  const other = await browser.newPage({ baseURL, viewport: { width: 360, height: 740 } })
  await signIn(other, 'admin.kedua@example.com')
  await other.goto(address)
  await expect(other.getByText('001201234567')).toHaveCount(0)
  await expect(other.getByText(admin.refund.proofStates.hidden).first()).toBeVisible()
  await expect(other.getByRole('link', look)).toHaveCount(0)
  await other.getByRole('link', { name: admin.refund.confirm }).click()
  await seen(other, { amount: refund!.amount, account: '0000' })
  await expect(other.getByText(admin.refusals['other-account'])).toBeVisible()
  await seen(other, { amount: refund!.amount, account: '4567' })
  await expect(other.getByText(admin.refund.done)).toBeVisible()
  await expectPicture(other, await other.getByRole('link', look).first().getAttribute('href'))
  await other.reload()
  await expect(other.getByText(admin.history.actions['proof-read'])).toHaveCount(2)
  await other.close()

  await page.goto(`/pembelian/${token}`)
  await expect(page.getByText(/sudah dikembalikan/)).toBeVisible()
})

/** As large as a camera makes them, and never the same. */
async function aPhoto(): Promise<Buffer> {
  const [width, height] = [2000, 1500]
  const raw = { width, height, channels: 3 } as const
  const photo = await sharp(randomBytes(width * height * 3), { raw })
    .jpeg({ quality: 92 })
    .toBuffer()
  expect(photo.length).toBeGreaterThan(2 * 1024 * 1024)
  return photo
}

async function expectPicture(page: Page, address: string | null): Promise<void> {
  const answer = await page.request.get(address ?? '')
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/webp'])
}

async function seen(page: Page, { amount, account }: { amount: string; account: string }) {
  await page.getByLabel(admin.refund.seenReference).fill('bri-778899')
  await page.getByLabel(admin.refund.seenAmount).fill(amount)
  await page.getByLabel(admin.refund.seenAccount).fill(account)
  await page.getByRole('button', { name: admin.confirm.confirmTransfer.submit }).click()
}
