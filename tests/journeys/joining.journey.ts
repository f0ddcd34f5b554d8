import sharp from 'sharp'
import { messagesFor } from '#app/i18n/messages.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { account, invitations, listings, makers: t } = messagesFor('id')

test('a maker is invited by WhatsApp, signs up and lists the first good', async ({
  browser,
  baseURL,
}) => {
  const desk = await browser.newPage({ baseURL: baseURL! })
  await signIn(desk, 'direktur.krisik@example.com')
  await desk.goto('/kelola/pelaku-usaha')
  await desk.getByRole('link', { name: t.invite.open, exact: true }).click()
  await desk.getByLabel(t.invite.name).fill('Kopi Bu Lastri')
  await desk.getByLabel(invitations.phone).fill('0812-7788-9900')
  await desk.getByRole('button', { name: invitations.submit }).click()
  const link = await desk.getByLabel(invitations.link).inputValue()
  const whatsapp = await desk.getByRole('link', { name: invitations.send }).getAttribute('href')
  expect(decodeURIComponent(whatsapp!)).toContain(link)

  const page = await browser.newPage({ baseURL: baseURL! })
  await page.goto(new URL(link).pathname)
  await page.getByRole('link', { name: invitations.signUp }).click()
  await page.getByLabel(account.fields.name).fill('Lastri')
  await page.getByLabel(account.fields.identifier).fill('0812-7788-9900')
  await page.getByLabel(account.fields.password).fill('kopi robusta krisik 7')
  await page.getByRole('button', { name: account.signUp.submit }).click()
  await page.getByLabel(account.fields.password).fill('kopi robusta krisik 7')
  await page.getByRole('button', { name: account.signIn.submit }).click()
  await page.getByLabel(t.join.name).fill('Kopi Lastri Krisik')
  await page.getByRole('button', { name: invitations.join }).click()
  await page.waitForURL('**/lapak')

  await page.goto('/lapak/barang/baru')
  const buffer = await sharp({
    create: { width: 1200, height: 900, channels: 3, background: '#4a2f1d' },
  })
    .jpeg()
    .toBuffer()
  await page.locator('#picture').setInputFiles({ name: 'kopi.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByLabel(listings.fields.title, { exact: true }).fill('Kopi robusta petik merah')
  await page.getByLabel(listings.fields.price).fill('32.000')
  await page.getByLabel(listings.fields.unit).fill('pak')
  await page.getByLabel(listings.fields.stock).fill('12')
  await page.getByRole('button', { name: listings.addSubmit }).click()
  await expect(page.getByText(listings.added)).toBeVisible()

  await desk.goto('/kelola/pelaku-usaha?cari=Lastri')
  await expect(desk.getByText(t.waiting(1))).toBeVisible()
  await desk.getByRole('link', { name: 'Kopi Lastri Krisik' }).click()
  await desk.getByRole('link', { name: t.pause.open }).click()
  await desk.getByRole('button', { name: t.pause.submit }).click()
  await expect(desk.getByText(t.kabar.paused)).toBeVisible()
})
