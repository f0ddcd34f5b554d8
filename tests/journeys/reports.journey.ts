import { messagesFor } from '#app/i18n/messages.ts'
import { makerName, shopSlug } from '#tests/access/people.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { moderation: t, listings } = messagesFor('id')

test.use({ javaScriptEnabled: false })

test('a good is reported, taken down with a reason, put right and given back, without JavaScript', async ({
  page,
  site,
}) => {
  const [good] = await site.sql<{ id: string; slug: string; title: string }>(
    `SELECT l.id, l.slug, l.title_id AS title FROM listings l
       JOIN makers m ON m.id = l.maker_id AND m.name = $1
       JOIN shops s ON s.id = l.shop_id AND s.slug = $2
     WHERE l.kind = 'product' AND l.status = 'live' ORDER BY l.slug LIMIT 1`,
    [makerName, shopSlug],
  )
  const { id, slug, title } = good!
  const as = async (who: string) => {
    await page.context().clearCookies()
    await signIn(page, who)
  }
  await as('pembeli@example.com')
  await page.goto(`/produk/${slug}`)
  await page.getByRole('link', { name: t.reportListing }).click()
  await page.getByLabel(t.kinds.other).check()
  await page.getByRole('button', { name: t.form.submit }).click()
  await expect(page.getByText(t.form.errors.words)).toBeVisible()
  await page.getByLabel(t.form.words).fill('Beratnya kurang dari yang ditulis.')
  await page.getByRole('button', { name: t.form.submit }).click()
  await expect(page.getByText(t.form.sent)).toBeVisible()

  const decide = async (outcome: 'upheld' | 'kept', reason: string) => {
    await page.getByRole('link', { name: title, exact: true }).first().click()
    await page.getByLabel(t.admin.outcomes[outcome]).check()
    await page.getByLabel(t.admin.reason).fill(reason)
    await page.getByRole('button', { name: t.admin.decide }).click()
    await expect(page.getByText(t.admin.done)).toBeVisible()
  }
  await as('admin@example.com')
  await page.goto('/admin/laporan?cari=Beratnya')
  await decide('upheld', 'Timbang lagi, lalu perbaiki beratnya.')

  await as('maker@example.com')
  expect((await page.goto(`/produk/${slug}`))!.status()).toBe(404)
  await page.goto(`/lapak/barang/${id}`)
  await expect(page.getByText('Timbang lagi, lalu perbaiki beratnya.')).toBeVisible()
  await page.getByRole('button', { name: t.seller.ask }).click()
  await expect(page.getByText(t.seller.asked)).toBeVisible()

  await as('admin@example.com')
  await page.goto('/admin/laporan?keadaan=ditanggapi')
  await decide('kept', 'Sudah benar.')

  await as('maker@example.com')
  await page.goto(`/lapak/barang/${id}`)
  await page.getByRole('button', { name: listings.verbs.resume }).click()
  expect((await page.goto(`/produk/${slug}`))!.status()).toBe(200)
})
