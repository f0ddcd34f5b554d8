import {
  addToCart,
  expectPaid,
  fetchWhatIsNotBrought,
  fillCart,
  payBy,
  payButton,
  pressPay,
  purchaseToken,
  sayWhoAndWhere,
  walkToReview,
} from './setup/buying.ts'
import { goodsOfShops, goodWithoutParcels, ownGood } from './setup/goods.ts'
import { expectChargedOnce, purchasesByPhone } from './setup/money.ts'
import { expect, test } from './setup/site.ts'
import { messagesFor } from '#app/i18n/messages.ts'

const t = messagesFor('id')

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a guest buys from three villages in one purchase and pays by QRIS', async ({
    page,
    site,
  }) => {
    const goods = await goodsOfShops(site, 3)
    await fillCart(page, goods)
    for (const { shop, title } of goods) {
      await expect(page.getByRole('heading', { name: shop })).toBeVisible()
      await expect(page.getByRole('link', { name: title }).first()).toBeVisible()
    }

    await walkToReview(page)
    await pressPay(page)
    await payBy(page, 'QRIS')
    await expectPaid(page)

    for (const { shop } of goods) await expect(page.getByRole('link', { name: shop })).toBeVisible()
    await expect(page.getByRole('article')).toHaveCount(3)
    await expectChargedOnce(site, purchaseToken(page))
  })

  test('a guest who lost the link of a purchase is sent it again, and a stranger learns nothing', async ({
    page,
    site,
    context,
  }) => {
    const [good] = await goodsOfShops(site, 1)
    const phone = '0812-3456-7744'
    await fillCart(page, [good!])
    await walkToReview(page, { phone, email: 'hilang@example.com' })
    await pressPay(page)
    await payBy(page, 'QRIS')
    await expectPaid(page)
    const token = purchaseToken(page)
    const [{ number } = { number: '' }] = await site.sql<{ number: string }>(
      'SELECT number FROM purchases WHERE token = $1',
      [token],
    )
    await context.clearCookies()

    const { find } = t.purchase
    const ask = async (asked: { number: string; phone: string }) => {
      await page.goto('/keranjang')
      await page.getByRole('link', { name: t.cart.findPurchase }).first().click()
      await page.getByLabel(find.number).fill(asked.number)
      await page.getByLabel(find.phone).fill(asked.phone)
      await page.getByRole('button', { name: find.submit }).click()
    }
    await ask({ number, phone: '0812' })
    await expect(page.getByText(find.errors.phone)).toBeVisible()
    await expect(page.getByLabel(find.number)).toHaveValue(number)
    for (const asked of [
      { number, phone: '0812-9999-0000' },
      { number, phone },
    ]) {
      await ask(asked)
      await expect(page.getByText(find.sentText)).toBeVisible()
    }

    const letters = () =>
      site.sql<{ recipient: string; text: string }>(
        `SELECT recipient, text FROM messages WHERE template = 'purchaseLink' AND recipient = $1`,
        ['hilang@example.com'],
      )
    await expect.poll(async () => (await letters()).length).toBe(1)
    const [letter] = await letters()
    const link = /https?:\S+\/pembelian\/\S+/.exec(letter!.text)?.[0]
    await page.goto(link ?? '')
    expect(purchaseToken(page)).toBe(token)
    await expect(page.getByText(t.purchase.status.paid, { exact: true })).toBeVisible()
  })

  test('numbers typed beside several goods all count, whichever button is pressed', async ({
    page,
    site,
  }) => {
    const goods = await goodsOfShops(site, 3)
    await fillCart(page, goods)
    const numberOf = (good: { title: string }) =>
      page.getByRole('spinbutton', { name: `${t.common.quantity}: ${good.title}` })
    await numberOf(goods[0]!).fill('2')
    await numberOf(goods[1]!).fill('3')
    await page.getByRole('button', { name: t.cart.removeLabel(goods[2]!.title) }).click()
    await expect(numberOf(goods[2]!)).toHaveCount(0)
    await expect(numberOf(goods[1]!)).toHaveValue('3')
    await numberOf(goods[1]!).fill('1')
    await page.getByRole('button', { name: t.cart.checkout }).click()
    await expect(page).toHaveURL(/\/checkout$/)
    await page.goto('/keranjang')
    await expect(numberOf(goods[0]!)).toHaveValue('2')
    await expect(numberOf(goods[1]!)).toHaveValue('1')
  })

  test('who the courier does not reach must choose to fetch it', async ({ page, site }) => {
    await fillCart(page, [await goodWithoutParcels(site)])
    await page.goto('/checkout')
    await sayWhoAndWhere(page, { village: 'Pulau Untung Jawa' })
    await expect(page.getByText(t.checkout.noCourier)).toBeVisible()
    await page.getByRole('button', { name: t.checkout.toReview }).click()
    await expect(page).toHaveURL(/\/checkout\/pengiriman$/)
    await expect(page.getByText(t.checkout.problems['no-delivery-chosen'])).toBeVisible()
    await page
      .getByRole('radio', { name: /Ambil di/ })
      .first()
      .check()
    await page.getByRole('button', { name: t.checkout.toReview }).click()
    await expect(page).toHaveURL(/\/checkout\/tinjau$/)
  })

  test('a village name that many villages share is chosen from a list', async ({ page, site }) => {
    await fillCart(page, await goodsOfShops(site, 1))
    await page.goto('/checkout')
    await page.getByLabel(t.checkout.name).fill('Pak Contoh')
    await page.getByLabel(t.checkout.phone).fill('081234567891')
    await page.getByLabel(t.checkout.village).fill('Sumberejo')
    await page.getByLabel(t.checkout.landmark).fill('Timur balai desa')
    await page.getByRole('button', { name: t.checkout.toDelivery }).click()

    await expect(page.getByRole('group', { name: t.checkout.villageMatches })).toBeVisible()
    await expect(page.getByLabel(t.checkout.name)).toHaveValue('Pak Contoh')
    await page.getByRole('radio').and(page.locator('[name=villageChoice]')).first().check()
    await page.getByRole('button', { name: t.checkout.toDelivery }).click()
    await expect(page).toHaveURL(/\/checkout\/pengiriman$/)
  })

  test('names as long as they may be stay on the screen of a phone', async ({ page, site }) => {
    const fits = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        360,
      )
    await fillCart(page, await goodsOfShops(site, 2))
    await fits()
    await walkToReview(page, {
      name: `Raden ${'Notohadiningratkusumaningtyas'.repeat(2)}`,
      phone: '0812-3456-7755',
      email: `${'alamat.yang.panjang.'.repeat(3)}x@${'perusahaan'.repeat(5)}.example.com`,
      landmark: 'Rumahpagarhijaudidepanmusala'.repeat(4).slice(0, 100),
    })
    await fits()
    await pressPay(page)
    const [{ token } = { token: '' }] = await purchasesByPhone(site, '+6281234567755')
    await page.goto(`/pembelian/${token}`)
    await fits()
  })

  test('who comes back to a form with mistakes finds it as it was', async ({ page, site }) => {
    await fillCart(page, await goodsOfShops(site, 1))
    const comeBack = async () => {
      await page.goto('/bantuan')
      await page.goBack()
    }
    await page.getByRole('spinbutton').first().fill('0')
    await page.getByRole('button', { name: t.cart.checkout }).click()
    await expect(page.getByText(t.cart.notices.quantity)).toBeVisible()
    await comeBack()
    await expect(page.getByText(t.cart.notices.quantity)).toBeVisible()

    await page.goto('/checkout')
    await page.getByLabel(t.checkout.phone).fill('0812')
    await page.getByRole('button', { name: t.checkout.toDelivery }).click()
    await expect(page.getByText(t.checkout.fieldErrors.phone)).toBeVisible()
    await comeBack()
    await expect(page.getByLabel(t.checkout.phone)).toHaveValue('0812')

    await page.goto('/masuk')
    await page.getByLabel(t.account.fields.identifier).fill('bukan nomor')
    await page.getByRole('button', { name: t.account.signIn.submit, exact: true }).click()
    await expect(page.getByText(t.account.fieldErrors.phone)).toBeVisible()
    await comeBack()
    await expect(page.getByText(t.account.fieldErrors.phone)).toBeVisible()
  })

  test('a form with mistakes keeps what was typed and says what to do', async ({ page, site }) => {
    await fillCart(page, await goodsOfShops(site, 1))
    await page.goto('/checkout')
    await page.getByLabel(t.checkout.name).fill('Ibu Contoh')
    await page.getByLabel(t.checkout.phone).fill('0812')
    await page.getByRole('button', { name: t.checkout.toDelivery }).click()

    await expect(page.getByText(t.checkout.fieldErrors.phone)).toBeVisible()
    await expect(page.getByText(t.checkout.fieldErrors.village)).toBeVisible()
    await expect(page.getByLabel(t.checkout.name)).toHaveValue('Ibu Contoh')
    await expect(page.getByLabel(t.checkout.phone)).toHaveValue('0812')
  })
})

test('a guest buys from three villages with suggestions and steppers, by virtual account', async ({
  page,
  site,
}) => {
  const goods = await goodsOfShops(site, 3)
  await fillCart(page, goods)
  await page.getByRole('button', { name: `Tambah satu: ${goods[0]!.title}` }).click()
  await expect(page.getByLabel(`Jumlah: ${goods[0]!.title}`)).toHaveValue('2')
  await page.waitForLoadState()

  await page.goto('/checkout')
  const village = page.getByLabel(t.checkout.village)
  await village.pressSequentially('plumpung')
  await expect(page.getByRole('option').first()).toBeVisible()
  await village.press('ArrowDown')
  await village.press('Enter')
  await expect(village).toHaveValue(/Plumpungrejo/)
  await page.getByLabel(t.checkout.name).fill('Pak Contoh Hadi')
  await page.getByLabel(t.checkout.phone).fill('+62 812 3456 7892')
  await page.getByLabel(t.checkout.landmark).fill('Sebelah musala')
  await page.getByRole('button', { name: t.checkout.toDelivery }).click()
  await fetchWhatIsNotBrought(page)
  await page.getByRole('button', { name: t.checkout.toReview }).click()

  await pressPay(page)
  await payBy(page, 'BCA Virtual Account')
  await expectPaid(page)
  await expectChargedOnce(site, purchaseToken(page))
})

test('a visitor reads and buys in English', async ({ page, site }) => {
  const [good] = await goodsOfShops(site, 1)
  const en = messagesFor('en')
  await addToCart(page, good!, { english: true })
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('button', { name: en.cart.checkout }).click()
  await page.getByLabel(en.checkout.name).fill('Sample Visitor')
  await page.getByLabel(en.checkout.phone).fill('+62 812 7000 0002')
  await page.getByLabel(en.checkout.receivePickup).check()
  await page.getByRole('button', { name: en.checkout.toDelivery }).click()
  await page.getByRole('button', { name: en.checkout.toReview }).click()
  await pressPay(page, { english: true })
  await payBy(page, 'QRIS')
  await expect(page).toHaveURL(/\/en\/pembelian\//)
  await expectPaid(page, { english: true })
})

test('a double click on the pay button makes one purchase', async ({ page, site }) => {
  const phone = '+6281234500001'
  await fillCart(page, await goodsOfShops(site, 1))
  await walkToReview(page, { phone })
  await page.getByLabel(t.checkout.consent).check()
  await payButton(page).dblclick()
  await page.waitForURL(/\/snap\/v4\/redirection\//)
  expect(await purchasesByPhone(site, phone)).toHaveLength(1)
})

test('two tabs at the last step make one purchase', async ({ page, context, site }) => {
  const phone = '+6281234500002'
  await fillCart(page, await goodsOfShops(site, 2))
  await walkToReview(page, { phone })
  const other = await context.newPage()
  await other.goto('/checkout/tinjau')
  await other.getByLabel(t.checkout.consent).check()
  await page.getByLabel(t.checkout.consent).check()
  await Promise.all([payButton(page).click(), payButton(other).click()])
  await page.waitForURL(/\/snap\/v4\/|\/pembelian\//)
  await other.waitForURL(/\/snap\/v4\/|\/pembelian\//)

  expect(await purchasesByPhone(site, phone)).toHaveLength(1)
})

test('going back after paying does not buy again', async ({ page, site }) => {
  const phone = '+6281234500003'
  await fillCart(page, await goodsOfShops(site, 1))
  await walkToReview(page, { phone })
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
  const paid = page.url()

  await page.goto('/checkout/tinjau')
  await expect(page).toHaveURL(/\/keranjang$/)
  await expect(page.getByText(t.cart.emptyTitle)).toBeVisible()
  while (!page.url().includes('/snap/')) await page.goBack()
  await expect(page.getByText('Pembayaran berhasil.')).toBeVisible()
  await page.goto(paid)
  expect(await purchasesByPhone(site, phone)).toHaveLength(1)
  await expectChargedOnce(site, purchaseToken(page))
})

test('a session lost at the last step charges nothing and says how to go on', async ({
  page,
  context,
  site,
}) => {
  const phone = '+6281234500004'
  await fillCart(page, await goodsOfShops(site, 1))
  await walkToReview(page, { phone })
  await page.getByLabel(t.checkout.consent).check()
  await context.clearCookies()
  await payButton(page).click()

  await expect(page).toHaveURL(/\/keranjang/)
  await expect(page.getByText(t.cart.emptyTitle)).toBeVisible()
  await expect(page.getByRole('link', { name: t.cart.emptyAction })).toBeVisible()
  expect(await purchasesByPhone(site, phone)).toHaveLength(0)
})

test('a price that changed since is said before anything is charged', async ({ page, site }) => {
  const phone = '+6281234500005'
  const good = await ownGood(site, 0)
  await fillCart(page, [good])
  await walkToReview(page, { phone })
  await site.sql(`UPDATE variants SET price = price + 1500 WHERE id = $1`, [good.variantId])
  await page.getByLabel(t.checkout.consent).check()
  await payButton(page).click()

  await expect(page.getByText(/Harga berubah/).first()).toBeVisible()
  expect(await purchasesByPhone(site, phone)).toHaveLength(0)
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
  await expectChargedOnce(site, purchaseToken(page))
})

test('the last piece goes to who pays first, and the other is told', async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  const phone = '+6281234500006'
  const good = await ownGood(site, 1)
  await site.sql(`UPDATE variants SET on_hand = held + 1 WHERE id = $1`, [good.variantId])
  await fillCart(page, [good])
  await walkToReview(page, { phone })

  const stranger = await browser.newPage({ baseURL })
  await fillCart(stranger, [good])
  await walkToReview(stranger, { phone: '+6281234500007' })
  await pressPay(stranger)
  await stranger.close()

  await page.getByLabel(t.checkout.consent).check()
  await payButton(page).click()
  await expect(page.getByText(t.cart.problems['sold-out'])).toBeVisible()
  await expect(page.getByText(t.checkout.refusals['cart-problem'])).toBeVisible()
  await page.getByRole('link', { name: t.checkout.fixCart }).click()
  await expect(page.getByText(t.cart.problems['sold-out'])).toBeVisible()
  await expect(page.getByRole('link', { name: good.title }).first()).toBeVisible()
  expect(await purchasesByPhone(site, phone)).toHaveLength(0)
})

test('who sends the form without agreeing is asked to agree', async ({ page, site }) => {
  const phone = '+6281234500008'
  await fillCart(page, await goodsOfShops(site, 1))
  await walkToReview(page, { phone })
  await payButton(page).click()
  expect(await page.getByLabel(t.checkout.consent).evaluate((box) => box.matches(':invalid'))).toBe(
    true,
  )
  await page
    .locator('form')
    .filter({ has: payButton(page) })
    .evaluate((form: HTMLFormElement) => form.submit())
  await expect(page.getByText(t.checkout.fieldErrors.consent)).toBeVisible()
  expect(await purchasesByPhone(site, phone)).toHaveLength(0)
})

test('delivery is chosen for each BUM Desa by itself', async ({ page, site }) => {
  const goods = await goodsOfShops(site, 2)
  await fillCart(page, goods)
  await page.goto('/checkout')
  await sayWhoAndWhere(page)
  const groups = page.getByRole('group', { name: /^Pesanan dari/ })
  await expect(groups).toHaveCount(2)
  await groups
    .first()
    .getByRole('radio', { name: /Ambil di/ })
    .first()
    .check()
  await fetchWhatIsNotBrought(page)
  await page.getByRole('button', { name: t.checkout.toReview }).click()
  await expect(page.getByText(/Ambil di/).first()).toBeVisible()
})
