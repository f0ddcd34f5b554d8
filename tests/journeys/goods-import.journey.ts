import { messagesFor } from '#app/i18n/messages.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { imports: t } = messagesFor('id')

test('a manager sends 500 rows with 30 broken ones from a phone, and mends those', async ({
  browser,
  baseURL,
}) => {
  const viewport = { width: 360, height: 740 }
  const page = await browser.newPage({ baseURL, viewport, javaScriptEnabled: false })
  await signIn(page, 'direktur@example.com')
  await page.goto('/kelola/barang')
  const maker = (await page.locator('main li p').first().innerText()).split(' dari ').at(-1)!
  await page.getByRole('link', { name: t.open }).click()
  await page.getByText(t.categoriesTitle).click()
  const categories = await page.locator('main details p').innerText()
  const [category] = categories.split(' · ')
  const row = (at: number, price: string) =>
    `${maker};Keripik singkong ${at};${price};pak;5;${category};${at % 2 ? '=1+1' : ''}`
  const { maker: whose, title, price, unit, stock, category: kind, description } = t.columns
  const titles = [whose, title, price, unit, stock, kind, description].join(';')
  const fileOf = (text: string) => ({
    name: 'barang.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  const rows = Array.from({ length: 500 }, (_, at) => row(at, at < 30 ? 'murah' : '7.500'))
  await page.getByLabel(t.file).setInputFiles(fileOf([titles, ...rows].join('\n')))
  await page.getByRole('button', { name: t.check }).click()
  await expect(page.getByRole('heading', { name: t.planTitle })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(31 + 51)
  await page.getByLabel(t.consent).check()
  await page.getByRole('button', { name: t.applyGood(470) }).click()
  await expect(page.getByText(t.done(470, 0))).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: t.exportCsv }).click()
  const stream = await (await download).createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  const mended = Buffer.concat(chunks).toString().replaceAll('murah', '8.000')
  expect(mended.split('\r\n')).toHaveLength(32)
  await page.getByRole('link', { name: t.another }).click()
  await page.getByLabel(t.file).setInputFiles(fileOf(mended))
  await page.getByRole('button', { name: t.check }).click()
  await page.getByLabel(t.consent).check()
  await page.getByRole('button', { name: t.apply(30) }).click()
  await expect(page.getByText(t.done(30, 0))).toBeVisible()
})
