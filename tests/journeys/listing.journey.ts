import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { messagesFor } from '#app/i18n/messages.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { listings: t } = messagesFor('id')

const photo = async (background: string) => ({
  name: 'IMG_0001.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 2400, height: 1800, channels: 3, background } })
    .jpeg()
    .toBuffer(),
})

const goodOf = (page: Page, name: string) => page.locator('li').filter({ hasText: name })

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'six taps' : 'without JavaScript'
  test(`a maker lists a good: ${how}; the BUM Desa puts it on sale`, async ({
    browser,
    baseURL,
  }) => {
    const name = `Sambal pecel ${how}`
    const page = await browser.newPage({ baseURL, javaScriptEnabled })
    await signIn(page, 'maker@example.com')
    await page.goto('/lapak/barang/baru')
    await page
      .locator('#picture')
      .setInputFiles(await photo(javaScriptEnabled ? '#b4532a' : '#3f6b3a'))
    await page.getByLabel(t.fields.title, { exact: true }).fill(name)
    await page.getByLabel(t.fields.price).fill('18.500')
    await page.getByLabel(t.fields.unit).fill('botol')
    await page.getByLabel(t.fields.stock).fill('7')
    await page.getByRole('button', { name: t.addSubmit }).click()
    await expect(page.getByText(t.added)).toBeVisible()
    await expect(goodOf(page, name).getByText(t.statuses.review)).toBeVisible()

    const desk = await browser.newPage({ baseURL, javaScriptEnabled })
    await signIn(desk, 'direktur@example.com')
    await desk.goto('/kelola/barang?status=review')
    await desk.getByRole('link', { name }).click()
    await desk.getByRole('button', { name: t.verbs.approve }).click()
    await expect(desk.getByText(t.statuses.live).first()).toBeVisible()
    const address = await desk.getByRole('link', { name: t.see }).getAttribute('href')

    const buyer = await browser.newPage({ baseURL, javaScriptEnabled })
    await buyer.goto(address!)
    await expect(buyer.getByRole('heading', { name })).toBeVisible()
    const picture = buyer.getByRole('img', { name }).first()
    const source = (await picture.getAttribute('src'))!
    expect(source).toMatch(/\/gambar\/[0-9a-f]{32}-[0-9a-f]{6}-320\.jpg$/)
    const file = await buyer.request.get(source.replace('jpg', 'avif'))
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'image/avif'])
    expect(file.headers()['cache-control']).toContain('immutable')

    await page.goto('/lapak/barang')
    const mine = goodOf(page, name)
    await mine.getByRole('button', { name: t.stock.more }).click()
    await expect(mine.locator('output')).toHaveText(/^8\s*botol$/)
    await mine.getByRole('button', { name: `${t.stock.makeSoldOut}: ${name}` }).click()
    await expect(mine.locator('output')).toHaveText(/^0\s*botol$/)
  })
}

test('what is typed while the signal is away is there again', async ({ page, context }) => {
  await signIn(page, 'maker@example.com')
  await page.goto('/lapak/barang/baru')
  await page.getByLabel(t.fields.title, { exact: true }).fill('Kripik talas')
  await page.getByLabel(t.fields.price).fill('12.000')
  await context.setOffline(true)
  await page.getByRole('button', { name: t.addSubmit }).click()
  await context.setOffline(false)
  await page.goto('/lapak/barang/baru')
  await expect(page.getByLabel(t.fields.title, { exact: true })).toHaveValue('Kripik talas')
  await expect(page.getByLabel(t.fields.price)).toHaveValue('12.000')
})
