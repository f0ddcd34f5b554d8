import type { Browser, BrowserContext, Page } from '@playwright/test'
import { formatCalendarDate } from '#app/core/dates.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { sampleUsers } from '#prisma/seed/logins.ts'
import { barriersOn } from './setup/axe.ts'
import { signIn } from './setup/people.ts'
import { expect, type Site, test } from './setup/site.ts'

const { gate } = messagesFor('id').kelola
const { phone, doubles, answers } = gate
const gatekeeper = 'direktur.wlingi@example.com'
const gateShop = sampleUsers.find(({ email }) => email === gatekeeper)?.works?.shop

test.use({ contextOptions: { reducedMotion: 'reduce' } })

type Ticket = { id: string; code: string }

const today = () => todayAt('WIB', new Date())

/** Tickets for one, as if their day had come; each journey has its own: the oldest, or the newest. */
async function ticketsOfToday(
  site: Site,
  { count, which }: { count: number; which: 'oldest' | 'newest' },
): Promise<Ticket[]> {
  const rows = await site.sql<{ id: string }>(
    `UPDATE bookings SET date = $2, departure = NULL, quantity = 1, status = 'booked' WHERE id IN (
       SELECT b.id FROM bookings b JOIN shops s ON s.id = b.shop_id
       WHERE s.slug = $1 AND b.status = 'booked' AND b.departure IS NULL
         AND NOT EXISTS (SELECT FROM gate_scans g WHERE g.booking_id = b.id)
       ORDER BY b.id ${which === 'newest' ? 'DESC' : ''} LIMIT $3) RETURNING id`,
    [gateShop, today(), count],
  )
  if (rows.length < count) throw new Error('The demo story has too few tickets')
  return rows.map(({ id }) => ({ id, code: '' }))
}

/** The codes as the phone has them on its list. */
async function withCodes(page: Page, tickets: readonly Ticket[]): Promise<string[]> {
  const answer = await page.request.get(`/kelola/gerbang/${gateShop}/daftar`)
  const { payload } = (await answer.json()) as { payload: string }
  const { bookings } = JSON.parse(payload) as { bookings: Ticket[] }
  return tickets.map(({ id }) => bookings.find((each) => each.id === id)!.code)
}

async function check(page: Page, code: string, word: string): Promise<void> {
  await page.getByLabel(gate.code).fill(code)
  await page.getByRole('button', { name: gate.check, exact: true }).click()
  await expect(page.getByText(word, { exact: true })).toBeVisible()
}

/** A phone that has opened the gate once, and may lose its signal now. */
async function openGate(page: Page, name: string): Promise<void> {
  await signIn(page, gatekeeper)
  await page.goto(`/kelola/gerbang?gerbang=${name}`)
  await expect(page.getByText(phone.online)).toBeVisible()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50))
  })
}

async function loseSignal(page: Page, context: BrowserContext): Promise<void> {
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText(`${phone.offline} ·`)).toBeVisible()
}

test('a gate works a day without signal, and what it noted is told when there is signal again', async ({
  browser,
  site,
}) => {
  const tickets = await ticketsOfToday(site, { count: 2, which: 'oldest' })
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  let page = await context.newPage()
  await openGate(page, 'Utara')
  const [twice = '', once = ''] = await withCodes(page, tickets)
  await loseSignal(page, context)
  await check(page, once, answers.valid)
  await check(page, once.toLowerCase(), answers.alreadyIn)
  await expect(page.getByText(inAt('Utara'))).toBeVisible()
  await check(page, `${once.slice(0, -4)}2222`, answers.notOnList)
  await expect(page.getByText(answers.notOnListText)).toBeVisible()
  await check(page, twice, answers.valid)
  await expect(page.getByText(phone.waiting(2))).toBeVisible()
  await expectNoBarriers(page)
  await page.close()
  page = await context.newPage()
  await page.goto('/kelola/gerbang')
  await expect(page.getByText(phone.waiting(2))).toBeVisible()
  await expect(page.getByText(gate.at('Utara'), { exact: true })).toBeVisible()
  await check(page, twice, answers.alreadyIn)
  // Meanwhile another gate, also without signal, lets the same ticket in.
  const elsewhere = await browser.newContext({ reducedMotion: 'reduce' })
  const other = await elsewhere.newPage()
  await openGate(other, 'Selatan')
  await loseSignal(other, elsewhere)
  await check(other, twice, answers.valid)
  for (const each of [context, elsewhere]) await each.setOffline(false)
  for (const each of [page, other]) {
    await each.getByRole('button', { name: phone.send }).click()
    await expect(each.getByText(phone.allSent)).toBeVisible()
  }
  await expectOnRecord(browser, { twice, once })
  for (const each of [context, elsewhere]) await each.close()
})

/** `Pukul 09.14 WIB di gerbang Utara`, whenever it was. */
function inAt(gateName: string): RegExp {
  const [before = '', after = ''] = answers.alreadyInAt('@', gateName).split('@')
  return new RegExp(`${before}\\d\\d\\.\\d\\d WIB${after}`)
}

test('a gate without signal tells a ticket of tomorrow, a cancelled one and one just sold apart', async ({
  browser,
  page,
  context,
  site,
}) => {
  const tickets = await ticketsOfToday(site, { count: 3, which: 'newest' })
  const [early, given, late] = tickets.map(({ id }) => id)
  const date = addDays(today(), 1)
  await site.sql('UPDATE bookings SET date = $2 WHERE id = $1', [early, date])
  await site.sql(`UPDATE bookings SET status = 'cancelled' WHERE id = $1`, [given])
  const desk = await browser.newPage()
  await signIn(desk, gatekeeper)
  const [tomorrow = '', cancelled = '', justSold = ''] = await withCodes(desk, tickets)
  await desk.close()
  // As if the last were sold while the phone hears nothing.
  const lateIsFor = (day: string) =>
    site.sql('UPDATE bookings SET date = $2 WHERE id = $1', [late, day])
  await lateIsFor(addDays(today(), 9))
  await openGate(page, 'Barat')
  await loseSignal(page, context)
  await lateIsFor(today())
  await check(page, tomorrow, answers.tomorrow)
  await expect(page.getByText(answers.ticketFor(formatCalendarDate(date, 'id')))).toBeVisible()
  await check(page, cancelled, answers.cancelled)
  await expect(page.getByText(answers.cancelledText)).toBeVisible()
  await expect(page.getByText(phone.waiting(1))).toHaveCount(0)
  await check(page, justSold, answers.notOnList)
  await expect(page.getByText(answers.notOnListText)).toBeVisible()
})

/** What the management sees, also without JavaScript; and writes down what it was. */
async function expectOnRecord(
  browser: Browser,
  { twice, once }: { twice: string; once: string },
): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, gatekeeper)
  await page.goto('/kelola/gerbang')
  await expect(page.getByText(gate.recentLine('1 orang', 'Utara')).first()).toBeVisible()
  const line = page.getByRole('listitem').filter({ hasText: twice })
  await expect(line).toHaveCount(1)
  await expect(line.getByText(doubles.tooMany('1 orang'))).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: once })).toHaveCount(0)
  await line.getByLabel(doubles.note).fill('Tiket difoto, sudah dibayar lagi di loket.')
  await line.getByRole('button', { name: doubles.review }).click()
  await expect(page).toHaveURL(/\/kelola\/gerbang\?gerbang=1#ganda/)
  await expect(line.getByText('Tiket difoto, sudah dibayar lagi di loket.')).toBeVisible()
  await context.close()
}

async function expectNoBarriers(page: Page): Promise<void> {
  const violations = await barriersOn(page)
  expect(violations.map(({ id }) => id)).toEqual([])
}

test('signing out leaves nothing of the day on the phone, and no other page is kept', async ({
  page,
  context,
}) => {
  await openGate(page, '1')
  const kept = await page.evaluate(async () => {
    const addresses: string[] = []
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys()
      addresses.push(...requests.map(({ url }) => new URL(url).pathname))
    }
    return addresses
  })
  expect(kept).toContain('/kelola/gerbang/luring')
  const rest = kept.filter((address) => !/^\/(assets\/|gate\.js|enhance\.js)/.test(address))
  expect(rest).toEqual(['/kelola/gerbang/luring'])
  const databases = () =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(await databases()).toContain('gate-day')
  await page.goto('/kelola')
  await page
    .getByRole('button', { name: messagesFor('id').common.signOut })
    .first()
    .click()
  await expect(page).toHaveURL(/\/$/)
  await expect.poll(databases).not.toContain('gate-day')
  await context.setOffline(true)
  await page.goto('/kelola/gerbang')
  await expect(page.getByText(phone.neverOpened)).toBeVisible()
  await expect(page.goto('/kelola')).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
})
