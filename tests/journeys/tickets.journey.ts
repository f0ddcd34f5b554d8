import type { Page } from '@playwright/test'
import { toDataURL } from 'qrcode'
import { sampleUsers } from '#prisma/seed/logins.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { barriersOn } from './setup/axe.ts'
import { expectPaid, guest, payBy, pressPay } from './setup/buying.ts'
import { signIn } from './setup/people.ts'
import { expect, type Site, test } from './setup/site.ts'

const { bookings, cart, checkout, kelola, storefront, tickets, visitUnits } = messagesFor('id')
const { gate } = kelola
const gatekeeper = 'direktur.wlingi@example.com'
const gateShop = sampleUsers.find(({ email }) => email === gatekeeper)?.works?.shop

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a family books tickets and has their code, in print and in the calendar', async ({
    page,
    browser,
    site,
  }) => {
    const entrance = await anEntrance(site)
    await sayMuch(site, entrance)
    await buyTickets(page, entrance, { people: 4, days: 3 })
    await page.getByRole('link', { name: tickets.open }).click()
    await expect(page.getByRole('img', { name: tickets.qr })).toBeVisible()
    await expect(page.getByText(visitUnits.count(4, 'orang'))).toBeVisible()
    await expect(page.getByRole('button', { name: tickets.print })).toBeHidden()
    await expect(page.getByText(longPlace)).toBeVisible()
    await expect(page.getByText(/^Topi, /)).toBeVisible()
    const way = page.getByRole('link', { name: bookings.facts.directions })
    await expect(way).toHaveAttribute('href', /^https:\/\/www\.google\.com\/maps\/dir/)
    await expectOneSheet(page)
    const context = await browser.newContext({ javaScriptEnabled: true })
    const withScript = await context.newPage()
    await withScript.goto(page.url())
    await expect(withScript.getByRole('button', { name: tickets.print })).toBeVisible()
    await expectNoBarriers(withScript)
    const file = await page.getByRole('link', { name: tickets.addToCalendar }).getAttribute('href')
    const answer = await page.request.get(file ?? '')
    expect(answer.headers()['content-type']).toContain('text/calendar')
    await page.goto(page.url().replace('/tiket/', '/en/tiket/'))
    await expect(page.getByText(messagesFor('en').visitUnits.count(4, 'orang'))).toBeVisible()
  })

  test('the gate lets a group in as it arrives, and nobody twice', async ({ page, site }) => {
    await buyTickets(page, await anEntrance(site), { people: 3, days: 4 })
    await page.getByRole('link', { name: tickets.open }).click()
    const code = (await page.getByText(/^LB-\w{8}-1-\w{4}$/).textContent()) ?? ''
    await signIn(page, gatekeeper)
    await page.goto('/kelola/gerbang?gerbang=Utara')
    const check = async (typed: string, word: string) => {
      await page.getByLabel(gate.code).fill(typed)
      await page.getByRole('button', { name: gate.check }).click()
      await expect(page.getByText(word, { exact: true })).toBeVisible()
    }
    await check(code, gate.answers.otherDay)
    await comeToday(site, code)
    await check(code, gate.answers.valid)
    await page.getByRole('spinbutton').fill('2')
    await page.getByRole('button', { name: gate.answers.some }).click()
    await expect(
      page.getByText(
        `${gate.answers.letIn(visitUnits.count(2, 'orang'))}. ${gate.answers.left(1, visitUnits.count(3, 'orang'))}`,
      ),
    ).toBeVisible()
    await page.reload()
    await check(code, gate.answers.valid)
    await page.getByRole('button', { name: gate.answers.all(1) }).click()
    await expect(
      page.getByText(gate.answers.letIn(visitUnits.count(1, 'orang')), { exact: true }),
    ).toBeVisible()
    await check(code.toLowerCase(), gate.answers.alreadyIn)
    await expect(page.getByText(/Pukul .* di gerbang Utara/)).toBeVisible()
    await check(`${code.slice(0, -4)}2222`, gate.answers.forged)
    await check('halo', gate.answers.unreadable)
  })
})

const longPlace = `Loket ${'sebelah timur gerbang utama '.repeat(10)}`.slice(0, 290).trim()

/** As much as the editor takes. */
async function sayMuch(site: Site, { slug }: Entrance): Promise<void> {
  const bring = ['Topi', ...Array.from({ length: 19 }, (_, at) => `Barang ${at} ${'x'.repeat(80)}`)]
  await site.sql(
    `UPDATE experience_facts f SET meeting_point_id = $2, meeting_point_en = $2, bring_id = $3,
       bring_en = $3 FROM listings l WHERE l.id = f.listing_id AND l.slug = $1`,
    [slug, longPlace, bring],
  )
}

/** One sheet of A6 holds it all. */
async function expectOneSheet(page: Page): Promise<void> {
  const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(sheet.match(/\/Type \/Page\b/g)).toHaveLength(1)
}

async function expectNoBarriers(page: Page): Promise<void> {
  const violations = await barriersOn(page)
  expect(violations.map(({ id }) => id)).toEqual([])
}

/** As if the day of the visit had come. */
async function comeToday(site: Site, code: string): Promise<void> {
  const moved = await site.sql(
    `UPDATE bookings b SET date = $1 FROM order_lines line JOIN orders o ON o.id = line.order_id
     WHERE line.id = b.order_line_id AND o.number = $2 RETURNING b.id`,
    [todayAt('WIB', new Date()), code.slice(0, -5)],
  )
  expect(moved).toHaveLength(1)
}

type Entrance = { slug: string }

/** The entrance ticket of the BUM Desa whose people stand at the gate below. */
async function anEntrance(site: Site): Promise<Entrance> {
  const [found] = await site.sql<Entrance>(
    `SELECT l.slug FROM listings l JOIN shops s ON s.id = l.shop_id
       JOIN experiences e ON e.listing_id = l.id
     WHERE s.slug = $1 AND e.mode = 'anyDay' ORDER BY l.slug LIMIT 1`,
    [gateShop],
  )
  if (!found) throw new Error('The demo story has no entrance ticket')
  return found
}

async function buyTickets(
  page: Page,
  { slug }: Entrance,
  { people, days }: { people: number; days: number },
): Promise<void> {
  await page.goto(`/wisata/${slug}/kalender`)
  await page.getByLabel(bookings.day).fill(addDays(todayAt('WIB', new Date()), days))
  await page.getByRole('spinbutton').first().fill(String(people))
  await page.getByRole('button', { name: storefront.listing.add }).click()
  await expect(page).toHaveURL(/\/keranjang\?kabar=added/)
  await page.getByRole('button', { name: cart.checkout }).click()
  await page.getByLabel(checkout.name).fill(guest.name)
  await page.getByLabel(checkout.phone).fill(guest.phone)
  await page.getByRole('button', { name: checkout.toDelivery }).click()
  await pressPay(page)
  await payBy(page, 'QRIS')
  await expectPaid(page)
}

// Chromium on a desk has no reader of QR codes, so the one we carry along reads this picture.
test('what the camera sees is checked at once', async ({ page }) => {
  const picture = await toDataURL('LB-22222222-1-2222', { width: 400, margin: 4 })
  await page.addInitScript((source) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 480 })
    const image = new Image()
    image.src = source
    const draw = () => {
      const brush = canvas.getContext('2d')!
      brush.fillStyle = 'white'
      brush.fillRect(0, 0, 480, 480)
      brush.drawImage(image, 40, 40)
    }
    setInterval(draw, 100)
    const getUserMedia = () => Promise.resolve(canvas.captureStream(10))
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia } })
  }, picture)
  await signIn(page, gatekeeper)
  await page.goto('/kelola/gerbang')
  await page.getByRole('button', { name: gate.camera }).click()
  await expect(page.getByText(gate.answers.forged, { exact: true })).toBeVisible()
  await expectNoBarriers(page)
  await page.getByRole('button', { name: gate.cameraOff }).click()
  await expect(page.locator('video')).toHaveCount(0)
})
