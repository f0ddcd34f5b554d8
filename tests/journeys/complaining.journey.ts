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

const { admin, kelola, purchase } = messagesFor('id')
const { complaint: t } = purchase
const phone = { width: 360, height: 740 }

test.use({ viewport: phone, javaScriptEnabled: false })

test('a complaint goes to the BUM Desa first, and to the admin when its answer does not settle it', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  await addToCart(page, await goodOfShop(site, deskShop))
  await walkToReview(page, { phone: '0812-7000-5522' })
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
  const token = purchaseToken(page)
  const [order] = await site.sql<{ id: string; number: string }>(
    `UPDATE orders o SET shippable_at = now() - interval '1 minute'
     FROM purchases p WHERE p.id = o.purchase_id AND p.token = $1 RETURNING o.id, o.number`,
    [token],
  )
  const { id, number } = order!
  const desk = await browser.newPage({ baseURL, viewport: phone, javaScriptEnabled: false })
  await signIn(desk, 'direktur@example.com')
  await desk.goto(`/kelola/pesanan/${number}`)
  for (const deed of ['accept', 'pack', 'handOver'] as const) {
    await desk.getByRole('button', { name: kelola.order.action[deed] }).click()
  }

  await page.goto(`/pembelian/${token}`)
  await page.getByRole('link', { name: t.link.possible }).click()
  await page.getByRole('radio', { name: t.kinds.damaged }).check()
  await page.getByRole('textbox', { name: t.words }).fill('Dua bungkus remuk.')
  await page.getByRole('button', { name: t.submit }).click()
  await expect(page.getByText(/BUM Desa perlu menjawab paling lambat/)).toBeVisible()

  const boss = await browser.newPage({ baseURL, viewport: phone, javaScriptEnabled: false })
  await signIn(boss, 'admin@example.com')
  await boss.goto('/admin/keluhan?keadaan=menunggu')
  await boss.getByRole('link', { name: number }).click()
  await expect(boss.getByText(/Masih giliran BUM Desa/)).toBeVisible()
  await expect(boss.getByRole('link', { name: admin.complaint.refund })).toHaveCount(0)

  await desk.goto('/kelola')
  await expect(desk.getByText(kelola.todayPage.complaintsAnswer)).toBeVisible()
  await desk.getByRole('link', { name: kelola.todayPage.seeComplaints }).click()
  await desk.getByRole('link', { name: number }).click()
  await expect(desk.getByText(kelola.complaint.left.shop)).toBeVisible()
  await desk.getByRole('link', { name: kelola.complaint.answer }).click()
  await desk.getByLabel(kelola.complaint.answerWords).fill('Menurut kami kemasannya utuh.')
  await desk.getByRole('button', { name: kelola.complaint.answerSubmit }).click()
  await expect(desk.getByText(kelola.complaint.turn.buyer)).toBeVisible()

  await page.goto(`/pembelian/${token}`)
  await page.getByRole('link', { name: t.link.open }).click()
  await expect(page.getByText('Menurut kami kemasannya utuh.')).toBeVisible()
  await page.getByRole('button', { name: t.reject }).click()
  await expect(page.getByText(purchase.notices['complaint-handed-over'])).toBeVisible()

  await boss.goto('/admin/keluhan')
  await boss.getByRole('link', { name: number }).click()
  await expect(boss.getByText('Menurut kami kemasannya utuh.')).toBeVisible()
  await boss.getByRole('link', { name: admin.complaint.refund }).click()
  await boss.getByRole('button', { name: admin.confirm.complaintRefund.submit }).click()
  await expect(boss.getByText(admin.complaints.ends.complaintUpheld)).toBeVisible()
  const [now] = await site.sql<{ status: string }>(`SELECT status FROM orders WHERE id = $1`, [id])
  expect(now?.status).toBe('cancelled')
  await desk.close()
  await boss.close()
})
