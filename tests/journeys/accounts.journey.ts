import { messagesFor } from '#app/i18n/messages.ts'
import { addToCart, expectPaid, payBy, payButton, walkToReview } from './setup/buying.ts'
import { goodsOfShops } from './setup/goods.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const t = messagesFor('id')
const password = 'sawah hijau di Kademangan'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a buyer signs up, keeps the cart of before, buys, finds the purchase and signs out', async ({
    page,
    site,
  }) => {
    const phone = '0812 7000 0001'
    const goods = await goodsOfShops(site, 2)
    await addToCart(page, goods[0]!)
    await page.goto('/daftar')
    await page.getByLabel(t.account.fields.name, { exact: true }).fill('Bu Contoh Ratna')
    await page.getByLabel(t.account.fields.identifier).fill(phone)
    await page.getByLabel(t.account.fields.password).first().fill(password)
    await page.getByRole('button', { name: t.account.signUp.submit }).click()
    await expect(page.getByText(t.account.signUp.phoneTitle)).toBeVisible()

    await signIn(page, phone, password)
    await page.goto('/keranjang')
    await expect(page.getByRole('link', { name: goods[0]!.title }).first()).toBeVisible()
    await addToCart(page, goods[1]!)

    await page.getByRole('button', { name: t.cart.checkout }).click()
    await expect(page.getByLabel(t.checkout.name)).toHaveValue('Bu Contoh Ratna')
    await walkToReview(page, { name: 'Bu Contoh Ratna', phone })
    await page.getByLabel(t.checkout.consent).check()
    await payButton(page).click()
    await page.waitForURL(/\/snap\/v4\//)
    await payBy(page, 'QRIS')
    await expectPaid(page)

    await page.goto('/akun/pembelian')
    await expect(page.getByText(t.account.purchases.statuses.paid)).toBeVisible()
    await page.goto('/akun/keamanan')
    await expect(page.getByText(t.account.security.thisDevice)).toBeVisible()
    await page.goto('/akun')
    await page.getByRole('button', { name: t.common.signOut }).first().click()
    await page.goto('/akun/pembelian')
    await expect(page).toHaveURL(/\/masuk/)
    await page.goto('/keranjang')
    await expect(page.getByText(t.cart.emptyTitle)).toBeVisible()
  })
})

test('a device that was signed out from another one is a stranger at once', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, 'pembeli@example.com')
  const lost = await browser.newPage({ baseURL })
  await signIn(lost, 'pembeli@example.com')

  await page.goto('/akun/keamanan')
  await page.getByRole('button', { name: t.account.security.revokeOthers }).click()
  await expect(page.getByText(t.account.security.thisDevice)).toBeVisible()
  await lost.goto('/akun')
  await expect(lost).toHaveURL(/\/masuk/)
  await lost.close()
})

test('a wrong password says the same for a known and an unknown account', async ({ page }) => {
  const tryAs = async (identifier: string) => {
    await page.goto('/masuk')
    await page.getByLabel(t.account.fields.identifier).fill(identifier)
    await page.getByLabel(t.account.fields.password, { exact: true }).fill('bukan-kata-sandinya')
    await page.getByRole('button', { name: t.account.signIn.submit, exact: true }).click()
    await expect(page.getByText(t.account.refusals['wrong-credentials'])).toBeVisible()
    await expect(page.getByLabel(t.account.fields.identifier)).toHaveValue(identifier)
  }
  await tryAs('bendahara.wlingi@example.com')
  await tryAs('tidak.ada@example.com')
})

test('a buyer cannot open the desk, the office or the administration', async ({ page }) => {
  await signIn(page, 'pembeli@example.com')
  for (const address of ['/kelola', '/kelola/pesanan', '/kabupaten', '/lapak', '/admin/pesan']) {
    const answer = await page.goto(address)
    expect([403, 404], address).toContain(answer?.status())
  }
})
