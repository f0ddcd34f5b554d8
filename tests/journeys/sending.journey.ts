import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { messagesFor } from '#app/i18n/messages.ts'
import { fillCart, payButton, purchaseToken, walkToReview } from './setup/buying.ts'
import { goodsOfShops } from './setup/goods.ts'
import { signIn } from './setup/people.ts'
import { expect, type Site, test } from './setup/site.ts'

const { applications, checkout, payments, purchase, reviews, uploads: t } = messagesFor('id')

async function photo(name: string, more = 0) {
  const create = { width: 400, height: 800, channels: 3, background: '#36a' } as const
  const picture = await sharp({ create }).jpeg().toBuffer()
  // As many bytes as a photo has, and other ones each time.
  const buffer = Buffer.concat([picture, randomBytes(8 + more)])
  return { name, mimeType: 'image/jpeg', buffer }
}

async function aTransfer(page: Page, site: Site, phone: string): Promise<string> {
  await fillCart(page, await goodsOfShops(site, 1))
  await walkToReview(page, { phone })
  await page.getByLabel(payments.ways.transfer.title).check()
  await page.getByLabel(checkout.consent).check()
  await payButton(page).click()
  await page.waitForURL(/\/pembelian\//)
  return purchaseToken(page)
}

/** Lets so many parts through until the signal goes; counts all that were sent out. */
async function thinSignal(page: Page, { partsUntilGone }: { partsUntilGone: number }) {
  const signal = { sent: 0, isGone: false }
  await page.route('**/unggah/**', async (route) => {
    if (signal.isGone) return route.abort('internetdisconnected')
    if (route.request().method() === 'POST' && ++signal.sent === partsUntilGone) {
      signal.isGone = true
    }
    return route.continue()
  })
  return signal
}

test('a proof of a transfer goes on where the signal broke off, also when the page was closed', async ({
  page,
  site,
}) => {
  await aTransfer(page, site, '0813-1111-4001')
  const signal = await thinSignal(page, { partsUntilGone: 2 })
  const file = await photo('bukti.jpg', 400_000)
  const proof = page.getByLabel(payments.transfer.proof, { exact: true })
  await proof.setInputFiles(file)
  await expect(page.getByText(t.waiting)).toBeVisible()
  await expect(page.getByRole('progressbar', { name: t.progress })).toBeVisible()
  // The telephone runs out of memory, and the page with it; the signal comes back and goes once more.
  await page.reload()
  signal.isGone = false
  signal.sent = 0
  await proof.setInputFiles(file)
  await expect(page.getByText(t.waiting)).toBeVisible()
  await page.getByRole('button', { name: payments.transfer.submit }).click()
  await expect(page.getByText(t.held)).toBeVisible()
  signal.isGone = false
  // By itself within seconds, or at once by the button, whichever is first.
  await page
    .getByRole('button', { name: t.retry })
    .click({ timeout: 2_000 })
    .catch(() => {})
  await expect(page.getByText(purchase.notices['transfer-claimed'])).toBeVisible()
  // Two before it was closed, one of which the server has heard twice at most; nothing else came again.
  const parts = Math.ceil(file.buffer.length / 65_536)
  expect(signal.sent + 2).toBe(parts)
  const [kept] = await site.sql<{ bytes: string }>(
    `SELECT octet_length(m.proof)::text AS bytes FROM manual_transfers m
     JOIN payment_attempts a ON a.provider_order_id = m.order_id
     WHERE m.claimed_at IS NOT NULL ORDER BY m.claimed_at DESC LIMIT 1`,
  )
  expect(Number(kept?.bytes)).toBeGreaterThan(100)
  expect(await site.sql(`SELECT FROM uploads WHERE kind = 'paper'`)).toEqual([])
})

test('pages with a field of files bring no more than a second small script', async ({
  page,
  site,
}) => {
  const scripts: Promise<Buffer>[] = []
  await aTransfer(page, site, '0813-1111-4002')
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  await page.reload({ waitUntil: 'networkidle' })
  const bytes = (await Promise.all(scripts)).map((script) => gzipSync(script).length)
  expect(bytes).toHaveLength(2)
  expect(Math.max(...bytes)).toBeLessThan(3 * 1024)
})

test('what is no photo is said at once and goes nowhere', async ({ page, site }) => {
  await aTransfer(page, site, '0813-1111-4003')
  const file = { name: 'bukti.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') }
  await page.getByLabel(payments.transfer.proof, { exact: true }).setInputFiles(file)
  await expect(page.getByText(t.problems['not-a-picture'])).toBeVisible()
})

test('photos of a review are sent one after the other, and one is left out again', async ({
  page,
  site,
}) => {
  const [line] = await site.sql<{ token: string; id: string }>(
    `SELECT p.token, l.id FROM order_lines l JOIN orders o ON o.id = l.order_id
     JOIN purchases p ON p.id = o.purchase_id
     WHERE o.status = 'completed' AND p.channel = 'web'
       AND NOT EXISTS (SELECT FROM reviews r WHERE r.order_line_id = l.id)
     ORDER BY o.id DESC LIMIT 1`,
  )
  await page.goto(`/pembelian/${line!.token}/ulasan/${line!.id}`)
  const field = page.locator('#review-photo')
  const four = await Promise.all(['a', 'b', 'c', 'd'].map((name) => photo(`${name}.jpg`)))
  await field.setInputFiles(four)
  await expect(page.getByText(reviews.write.tooManyPictures)).toBeVisible()
  await field.setInputFiles(four.slice(0, 3))
  await expect(page.getByText(t.arrived(reviews.write.submit))).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('b.jpg').uncheck()
  await page.getByLabel(reviews.write.starNames['5']).check()
  await page.getByRole('button', { name: reviews.write.submit }).click()
  await expect(page.getByText(purchase.notices.reviewed)).toBeVisible()
  const [review] = await site.sql<{ pictures: string[] }>(
    'SELECT pictures FROM reviews WHERE order_line_id = $1',
    [line!.id],
  )
  expect(review?.pictures).toHaveLength(2)
})

for (const [javaScriptEnabled, who] of [
  [true, 'staf@example.com'],
  [false, 'pengawas@example.com'],
] as const) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('papers of who wants to sell stay when something else is wrong', async ({
      page,
      site,
    }) => {
      await signIn(page, who)
      const [shop] = await site.sql<{ slug: string }>(
        `SELECT s.slug FROM shops s JOIN shop_villages v ON v.shop_id = s.id
         WHERE s.status = 'open' GROUP BY s.id HAVING count(*) = 1 ORDER BY s.slug LIMIT 1`,
      )
      await page.goto(`/lapak/gabung?toko=${shop!.slug}`)
      const { join, papers } = applications
      await page.getByLabel(join.name).fill('Dapur Contoh')
      await page.getByLabel(join.phone).fill('12')
      await page.getByLabel(papers.identityCard).setInputFiles(await photo('ktp.jpg', 100_000))
      await page.getByLabel(papers.businessNumber).setInputFiles(await photo('nib.jpg'))
      await page.getByLabel(join.goods).fill('Keripik')
      await page.getByLabel(join.consent).check()
      await page.getByRole('button', { name: join.submit }).click()
      await expect(page.getByText(applications.errors.phone)).toBeVisible()
      await expect(page.getByLabel(t.sentBefore)).toHaveCount(2)
      await page.getByLabel(join.phone).fill('0813-1111-4005')
      await page.getByRole('button', { name: join.submit }).click()
      await expect(page.getByText(applications.kabar.sent)).toBeVisible()
      const kept = await site.sql(
        `SELECT FROM application_papers p JOIN maker_applications a ON a.id = p.application_id
         JOIN users u ON u.id = a.user_id WHERE u.email = $1`,
        [who],
      )
      expect(kept).toHaveLength(2)
    })
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a proof of a transfer goes along with its form', async ({ page, site }) => {
    await aTransfer(page, site, '0813-1111-4004')
    const proof = page.getByLabel(payments.transfer.proof, { exact: true })
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await proof.setInputFiles(await photo('bukti.jpg', 100_000))
    await page.getByRole('button', { name: payments.transfer.submit }).click()
    await expect(page.getByText(purchase.notices['transfer-claimed'])).toBeVisible()
  })
})
