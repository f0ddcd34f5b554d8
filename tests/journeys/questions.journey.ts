import { messagesFor } from '#app/i18n/messages.ts'
import { makerName, shopSlug } from '#tests/access/people.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { questions: t } = messagesFor('id')

test.use({ javaScriptEnabled: false })

test('a buyer asks without JavaScript, the maker answers, and everybody reads it', async ({
  page,
  site,
}) => {
  const [good] = await site.sql<{ slug: string }>(
    `SELECT l.slug FROM listings l JOIN makers m ON m.id = l.maker_id AND m.name = $1
       JOIN shops s ON s.id = l.shop_id AND s.slug = $2
     WHERE l.kind = 'product' AND l.status = 'live' ORDER BY l.slug DESC LIMIT 1`,
    [makerName, shopSlug],
  )
  const words = 'Apakah ada rasa balado untuk 25 bungkus?'
  await signIn(page, 'pembeli@example.com')
  await page.goto(`/produk/${good!.slug}`)
  await page.getByRole('link', { name: t.ask }).click()
  await page.getByLabel(t.form.words).fill(`${words} WA 0812-3456-7890`)
  await page.getByRole('button', { name: t.form.submit }).click()
  await expect(page.getByText(t.form.errors.contact)).toBeVisible()
  await page.getByLabel(t.form.words).fill(words)
  await page.getByRole('button', { name: t.form.submit }).click()
  await expect(page.getByText(t.own.sent)).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, 'maker@example.com')
  await page.goto('/lapak/pertanyaan?cari=balado')
  await page.getByRole('link', { name: t.desk.open, exact: true }).click()
  await page.getByLabel(t.desk.answer).fill('Ada, tiga hari setelah dipesan.')
  await page.getByRole('button', { name: t.desk.submit }).click()
  await expect(page.getByText(t.desk.kabar.answered)).toBeVisible()

  await page.context().clearCookies()
  await expect(async () => {
    await page.goto(`/produk/${good!.slug}`)
    await expect(page.getByText(words)).toBeVisible({ timeout: 500 })
  }).toPass()

  await signIn(page, 'pembeli@example.com')
  await page.goto('/akun/pertanyaan')
  const mine = page.getByRole('listitem').filter({ hasText: words })
  await mine.getByText(t.own.withdraw).click()
  await mine.getByRole('button', { name: t.own.withdrawSure }).click()
  await expect(page.getByText(t.own.gone)).toBeVisible()
  await page.goto(`/pertanyaan/${good!.slug}`)
  await expect(page.getByText(words)).toBeHidden()
})
