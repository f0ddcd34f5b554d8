import { newCode } from '#app/core/ids.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import {
  expectPaid,
  fillCart,
  payBy,
  pressPay,
  purchaseToken,
  walkToReview,
} from './setup/buying.ts'
import { goodOfShop } from './setup/goods.ts'
import { expectChargedOnce } from './setup/money.ts'
import { deskShop, signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { promotions: t } = messagesFor('id')

test('the manager makes a promotion, a guest without JavaScript pays less by its code, and the manager sees who bore it', async ({
  page,
  site,
  browser,
}) => {
  const code = `UJI${newCode(6)}`
  await signIn(page, 'direktur@example.com')
  await page.goto('/kelola/promo')
  await page.getByRole('link', { name: t.add }).click()
  await page.getByLabel(t.fields.name.label).fill(`Uji ${code}`)
  // Nothing said of how much: the form keeps what was typed and says what is missing.
  await page.getByRole('button', { name: t.save }).click()
  await expect(page.getByText(t.problems.percentMissing)).toBeVisible()
  await page.getByLabel(t.fields.percent.label).fill('5')
  await page.getByLabel(t.fields.code.label).fill(code.toLowerCase())
  await page.getByLabel(t.fields.maximumUses.label).fill('1')
  await page.getByRole('button', { name: t.save }).click()
  await expect(page.getByText(t.sample.rows.shopShare)).toBeVisible()
  await page.getByRole('button', { name: t.deeds.start }).click()
  await expect(page.getByText(t.notices.active)).toBeVisible()
  const address = page.url()

  const context = await browser.newContext({ javaScriptEnabled: false })
  const guest = await context.newPage()
  const good = await goodOfShop(site, deskShop)
  await fillCart(guest, [good])
  const field = guest.getByLabel(t.buyer.code)
  await field.fill('SALAHKETIK')
  await guest.getByRole('button', { name: t.buyer.useCode }).click()
  await expect(guest.getByText(t.buyer.refusals.unknown)).toBeVisible()
  await expect(field).toHaveValue('SALAHKETIK')
  await field.fill(code)
  await field.press('Enter')
  await expect(guest.getByRole('button', { name: t.buyer.removeCode(code) })).toBeVisible()
  const saved = formatRupiah(-BigInt(Math.floor((good.price * 5) / 100)))
  await expect(guest.getByText(saved).first()).toBeVisible()
  await walkToReview(guest, { phone: `0813${Math.floor(Math.random() * 1e8)}` })
  await expect(guest.getByText(t.buyer.promotion(`Uji ${code}`))).toBeVisible()
  await pressPay(guest)
  await payBy(guest, 'QRIS')
  await expectPaid(guest)
  await expect(guest.getByText(saved).first()).toBeVisible()
  await expectChargedOnce(site, purchaseToken(guest))
  await context.close()

  await page.goto(address)
  await expect(page.getByText(t.used.of(1, 1))).toBeVisible()
  await expect(page.getByText(saved)).toBeVisible()
  await expect(page.getByText(`${t.used.given}, ${t.used.borneBy.shop}`)).toBeVisible()
})
