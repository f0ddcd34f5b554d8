import { randomBytes } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { messagesFor } from '#app/i18n/messages.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { errors, listings: t, uploads } = messagesFor('id')

const photo = async (background: string) => ({
  name: 'IMG_0001.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 2400, height: 1800, channels: 3, background } })
    .jpeg()
    .toBuffer(),
})

const phone = { width: 360, height: 740 }
test.use({ viewport: phone })

/** A person's hand at a page: each thing it does is counted. */
function countedHand() {
  let count = 0
  const counted =
    <Arguments extends unknown[]>(deed: (...given: Arguments) => Promise<void>) =>
    (...given: Arguments) => {
      count++
      return deed(...given)
    }
  return {
    choose: counted((field: Locator, file: Awaited<ReturnType<typeof photo>>) =>
      field.setInputFiles(file),
    ),
    type: counted((field: Locator, text: string) => field.fill(text)),
    press: counted((button: Locator) => button.click()),
    count: () => count,
  }
}

const mostDeeds = 6

const goodOf = (page: Page, name: string) => page.locator('li').filter({ hasText: name })

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'six taps' : 'without JavaScript'
  test(`a maker lists a good: ${how}; the BUM Desa puts it on sale`, async ({
    browser,
    baseURL,
  }) => {
    const name = `Sambal pecel ${how}`
    const page = await browser.newPage({ baseURL, javaScriptEnabled, viewport: phone })
    await signIn(page, 'maker@example.com')
    await page.goto('/lapak')
    const hand = countedHand()
    await hand.press(page.getByRole('link', { name: t.add, exact: true }))
    await expect(page.locator('#picture')).toHaveAttribute('capture', 'environment')
    await expect(page.locator('#picture-gallery')).not.toHaveAttribute('capture')
    // With scripts the camera, without them the gallery: both arrive.
    await hand.choose(
      page.locator(javaScriptEnabled ? '#picture' : '#picture-gallery'),
      await photo(javaScriptEnabled ? '#b4532a' : '#3f6b3a'),
    )
    await hand.type(page.getByLabel(t.fields.title, { exact: true }), name)
    await hand.type(page.getByLabel(t.fields.price), '18.500')
    // The unit is the one of the good before, and is seen before the good is sent.
    const unit = await page.getByLabel(t.fields.unit).inputValue()
    expect(unit).not.toBe('')
    await hand.type(page.getByLabel(t.fields.stock), '7')
    await hand.press(page.getByRole('button', { name: t.addSubmit }))
    await expect(page.getByText(t.added)).toBeVisible()
    expect(hand.count()).toBeLessThanOrEqual(mostDeeds)
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
    expect(overflow).toBeLessThanOrEqual(0)
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
    await expect(mine.locator('output')).toHaveText(new RegExp(`^8\\s*${unit}$`))
    await mine.getByRole('button', { name: `${t.stock.makeSoldOut}: ${name}` }).click()
    await expect(mine.locator('output')).toHaveText(new RegExp(`^0\\s*${unit}$`))
  })
}

test('what is typed while the signal is away is there again', async ({ page, context }) => {
  await signIn(page, 'maker@example.com')
  await page.goto('/lapak/barang/baru')
  await page.getByLabel(t.fields.title, { exact: true }).fill('Kripik talas')
  await page.getByLabel(t.fields.price).fill('12.000')
  await context.setOffline(true)
  await page.getByRole('button', { name: t.addSubmit }).click()
  await expect(page.getByRole('alert')).toContainText(errors.lostSignal.title)
  await context.setOffline(false)
  // Closed in between, and opened anew.
  await page.goto('/lapak/barang/baru')
  await expect(page.getByLabel(t.fields.title, { exact: true })).toHaveValue('Kripik talas')
  await expect(page.getByLabel(t.fields.price)).toHaveValue('12.000')
})

/** Before it the browser itself follows links and sends forms. */
const routerOf = (page: Page) => page.waitForFunction(() => '__remixRouter' in window)

// Leave the requests to the router and both find its page of errors in the place of the form.
test('a form that found no signal stays as it is, and is sent when its maker says so', async ({
  page,
  context,
}) => {
  await signIn(page, 'maker@example.com')
  await page.goto('/lapak/barang/baru')
  await routerOf(page)
  await page.getByLabel(t.fields.title, { exact: true }).fill('Kripik gadung')
  await page.getByLabel(t.fields.price).fill('12.000')
  await page.getByLabel(t.fields.stock).fill('4')
  await context.setOffline(true)
  await page.getByRole('button', { name: t.addSubmit }).click()
  const notice = page.getByRole('alert')
  await expect(notice).toContainText(errors.lostSignal.form)
  await expect(page.getByLabel(t.fields.title, { exact: true })).toHaveValue('Kripik gadung')
  await notice.getByRole('button', { name: errors.tryAgain }).click()
  await expect(notice).toContainText(errors.lostSignal.form)
  await context.setOffline(false)
  await notice.getByRole('button', { name: errors.tryAgain }).click()
  await expect(page).not.toHaveURL(/barang\/baru/)
  await expect(page.getByText('Kripik gadung').first()).toBeVisible()
  await expect(notice).toBeHidden()
})

test('a search that found no signal is answered as soon as there is one', async ({
  page,
  context,
}) => {
  await signIn(page, 'direktur@example.com')
  await page.goto('/kelola/barang')
  await routerOf(page)
  const field = page.getByRole('searchbox').first()
  await field.fill('tidak ada')
  await context.setOffline(true)
  await field.press('Enter')
  await expect(page.getByRole('alert')).toContainText(errors.lostSignal.page)
  await context.setOffline(false)
  await expect(page).toHaveURL(/cari=tidak/)
  await expect(page.getByRole('alert')).toBeHidden()
})

const draftsOn = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')))

test('a draft is its writer’s alone: the next person at the telephone finds nothing of it', async ({
  page,
  context,
}) => {
  const type = async () => {
    await signIn(page, 'maker@example.com')
    await page.goto('/lapak/barang/baru')
    await page.getByLabel(t.fields.title, { exact: true }).fill('Kripik rahasia')
    expect(await draftsOn(page)).toHaveLength(1)
  }
  await type()
  await page
    .getByRole('button', { name: messagesFor('id').common.signOut })
    .first()
    .click()
  await page.waitForURL((url) => url.pathname === '/')
  await expect.poll(() => draftsOn(page)).toEqual([])

  // A session that ended by itself: the draft waits for its writer, and goes when somebody else types.
  await type()
  await context.clearCookies()
  await signIn(page, 'direktur@example.com')
  await page.goto('/kelola/barang/baru')
  await expect.poll(() => draftsOn(page)).toEqual([])
  await expect(page.getByLabel(t.fields.title, { exact: true })).toHaveValue('')
})

test('a good whose answer was lost on the way is sent again and is there once', async ({
  page,
  site,
}) => {
  await signIn(page, 'maker@example.com')
  await page.goto('/lapak/barang/baru')
  await page.getByLabel(t.fields.title, { exact: true }).fill('Kripik sukun')
  await page.getByLabel(t.fields.price).fill('12.000')
  await page.getByLabel(t.fields.stock).fill('4')
  await page.route('**/lapak/barang/baru*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch({ maxRedirects: 0 })
    return route.abort('internetdisconnected')
  })
  const lost = page.waitForEvent('requestfailed')
  await page.getByRole('button', { name: t.addSubmit }).click()
  await lost
  await page.unroute('**/lapak/barang/baru*')
  await page.goto('/lapak/barang/baru')
  await expect(page.getByLabel(t.fields.title, { exact: true })).toHaveValue('Kripik sukun')
  await page.getByRole('button', { name: t.addSubmit }).click()
  await expect(page.getByText(t.sentAgain)).toBeVisible()
  const stocks = await site.sql(
    `SELECT v.on_hand FROM variants v JOIN listings l ON l.id = v.listing_id
      WHERE l.title_id = 'Kripik sukun'`,
  )
  expect(stocks).toEqual([{ on_hand: 4 }])
})

/** As many bytes as a photo has that no browser makes smaller. */
const largePhoto = async () => {
  const { buffer, ...file } = await photo('#7a5a2a')
  return { ...file, buffer: Buffer.concat([buffer, randomBytes(300_000)]) }
}

test('a photo goes on where the signal broke off, is in the draft, and the form waits for it', async ({
  page,
  site,
}) => {
  await signIn(page, 'maker@example.com')
  // The phone does not make it small here, so that it is several parts.
  await page.addInitScript(() => {
    window.createImageBitmap = () => Promise.reject(new Error('none'))
  })
  let sentParts = 0
  let isGone = false
  await page.route('**/unggah/foto/*', async (route) => {
    if (isGone) return route.abort('internetdisconnected')
    if (route.request().method() === 'POST' && ++sentParts === 2) isGone = true
    return route.continue()
  })
  await page.goto('/lapak/barang/baru')
  await page.locator('#picture').setInputFiles(await largePhoto())
  await expect(page.getByText(uploads.waiting)).toBeVisible()
  await page.getByLabel(t.fields.title, { exact: true }).fill('Keripik gadung')
  await page.getByLabel(t.fields.price).fill('9.000')
  await page.getByLabel(t.fields.unit).fill('pak')
  await page.getByLabel(t.fields.stock).fill('3')
  await page.getByRole('button', { name: t.addSubmit }).click()
  await expect(page.getByText(uploads.held)).toBeVisible()
  isGone = false
  await page.getByRole('button', { name: uploads.retry }).click()
  await expect(page.getByText(t.added)).toBeVisible()
  const parts = await site.sql(`SELECT FROM upload_parts`)
  const [upload] = await site.sql<{ parts: number }>(
    `SELECT parts FROM uploads ORDER BY created_at DESC LIMIT 1`,
  )
  // One went out as the signal broke; nothing that had arrived was sent again.
  expect([parts.length, sentParts]).toEqual([0, upload!.parts])
  const [listing] = await site.sql(
    `SELECT p.key FROM pictures p JOIN listings l ON l.id = p.listing_id WHERE l.title_id = 'Keripik gadung'`,
  )
  expect(listing).toMatchObject({ key: expect.stringMatching(/^[0-9a-f]{32}-[0-9a-f]{6}$/) })

  // The browser is closed for a call: photo and words are there again, and nothing is sent twice.
  await page.goto('/lapak/barang/baru')
  // This one comes from the gallery, and goes along in the field of the camera.
  await page.locator('#picture-gallery').setInputFiles(await photo('#2a5a7a'))
  await expect(page.getByText(uploads.sent)).toBeVisible()
  await expect(page.locator('#picture-gallery')).toHaveValue('')
  await page.getByLabel(t.fields.title, { exact: true }).fill('Keripik ganyong')
  await page.goto('/lapak')
  await page.goto('/lapak/barang/baru')
  await expect(page.getByLabel(t.fields.title, { exact: true })).toHaveValue('Keripik ganyong')
  await expect(page.locator('label[for=picture] img')).toHaveAttribute('src', /^\/gambar\//)
})

test('what is no photo is said at once, not when the form is sent', async ({ page }) => {
  await signIn(page, 'maker@example.com')
  await page.goto('/lapak/barang/baru')
  const file = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') }
  await page.locator('#picture').setInputFiles(file)
  await expect(page.getByText(uploads.problems['not-a-picture'])).toBeVisible()
})
