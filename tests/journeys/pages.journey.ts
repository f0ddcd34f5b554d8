import type { BrowserContext, Page } from '@playwright/test'
import type { Result } from 'axe-core'
import { request } from 'node:http'
import { messagesFor } from '#app/i18n/messages.ts'
import { barriersOn } from './setup/axe.ts'
import { fillCart } from './setup/buying.ts'
import { goodsOfShops } from './setup/goods.ts'
import { listPageTypes, type PageType, signedIn } from './setup/page-types.ts'
import { signIn } from './setup/people.ts'
import { expect, type Site, test } from './setup/site.ts'

const { common } = messagesFor('id')

// The budgets of design.md §10, in bytes as they travel.
const budget = { html: 25 * 1024, css: 15 * 1024, js: 3 * 1024, requests: 8, shift: 0.05 }

test.describe('barriers', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('nobody is shut out of a public page', async ({ page, site }) => {
    test.setTimeout(600_000)
    await lookForBarriers(
      page,
      (await listPageTypes(site)).filter(({ isPublic }) => isPublic),
    )
  })

  test('nobody is shut out of signing in and buying', async ({ page, site }) => {
    const guests = (await listPageTypes(site)).filter(({ isPublic, as }) => !isPublic && !as)
    await lookForBarriers(
      page,
      guests.filter(({ withCart }) => !withCart),
    )
    await fillCart(page, await goodsOfShops(site, 3))
    await lookForBarriers(
      page,
      guests.filter(({ withCart }) => withCart),
    )
  })

  for (const who of signedIn) {
    test(`nobody is shut out of the pages of ${who}`, async ({ page, site }) => {
      test.setTimeout(600_000)
      await signIn(page, who)
      await lookForBarriers(
        page,
        (await listPageTypes(site)).filter(({ as }) => as === who),
      )
    })
  }
})

async function lookForBarriers(page: Page, types: readonly PageType[]): Promise<void> {
  for (const { name, address, status = 200 } of types) {
    await test.step(`${name} ${address}`, async () => {
      await page.emulateMedia({ colorScheme: 'light' })
      const answer = await page.goto(address)
      expect.soft(answer?.status(), `${name} ${address}`).toBe(status)
      expect.soft(grave(await barriersOn(page)), `${name} ${address}`).toEqual([])
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect.soft(width, `${name} ${address} scrolls sideways`).toBeLessThanOrEqual(360)
      // Only colours change with the scheme.
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = await barriersOn(page, ['color-contrast'])
      expect.soft(grave(dark), `${name} ${address}, dark`).toEqual([])
    })
  }
}

function grave(violations: readonly Result[]): string[] {
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(
            ({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.slice(0, 200)}`,
          )
          .join(' | ')}`,
    )
}

test('public pages are light, still and without the framework', async ({
  context,
  site,
  baseURL,
}) => {
  for (const { name, address } of (await listPageTypes(site)).filter(({ isPublic }) => isPublic)) {
    await test.step(`${name} ${address}`, async () => {
      const seen = await visit(context, address)
      const sizes = { html: 0, css: 0, js: 0 }
      for (const [kind, urls] of Object.entries(seen.byKind)) {
        for (const url of urls) sizes[kind as keyof typeof sizes] += await bytesOf(baseURL, url)
      }
      expect.soft(sizes.html, `${name}: HTML`).toBeLessThanOrEqual(budget.html)
      expect.soft(sizes.css, `${name}: CSS`).toBeLessThanOrEqual(budget.css)
      expect.soft(sizes.js, `${name}: JavaScript`).toBeLessThanOrEqual(budget.js)
      expect
        .soft(seen.requests, `${name}: requests before pictures`)
        .toBeLessThanOrEqual(budget.requests)
      expect.soft(seen.shift, `${name}: layout shift`).toBeLessThan(budget.shift)
    })
  }
})

type Seen = {
  byKind: { html: string[]; css: string[]; js: string[] }
  requests: number
  shift: number
}

async function visit(context: BrowserContext, address: string): Promise<Seen> {
  const page = await context.newPage()
  const byKind: Seen['byKind'] = { html: [], css: [], js: [] }
  const kinds = { document: 'html', stylesheet: 'css', script: 'js' } as const
  let requests = 0
  page.on('request', (asked) => {
    const type = asked.resourceType()
    if (type === 'image') return
    requests += 1
    if (type in kinds) byKind[kinds[type as keyof typeof kinds]].push(asked.url())
  })
  await page.addInitScript(() => {
    const seen = window as unknown as { shift: number }
    seen.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as unknown as {
          value: number
          hadRecentInput: boolean
        }
        if (!hadRecentInput) seen.shift += value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(address)
  // Slowly down the page, so that what is lazy comes into view.
  for (let step = 0; step < 4; step++) {
    await page.mouse.wheel(0, 900)
    await page.waitForTimeout(60)
  }
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift)
  await page.close()
  return { byKind, requests, shift }
}

function bytesOf(baseURL: string, url: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  request(new URL(url, baseURL), { headers: { 'accept-encoding': 'gzip' } }, (res) => {
    let bytes = 0
    res.on('data', (chunk: Buffer) => (bytes += chunk.length))
    res.on('end', () => resolve(bytes))
  })
    .on('error', reject)
    .end()
  return promise
}

test('who searches finds a product and puts it into the cart', async ({ page, site }) => {
  const [good] = await goodsOfShops(site, 1)
  await page.goto('/')
  const box = page.getByLabel(common.searchLabel).first()
  await box.fill(good!.title)
  await box.press('Enter')
  await expect(page).toHaveURL(/\/cari\?q=/)
  await page.getByRole('link', { name: good!.title }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: good!.title })).toBeVisible()
  await page.getByRole('button', { name: 'keranjang' }).click()
  await expect(page).toHaveURL(/\/keranjang\?kabar=added/)
  await expect(page.getByRole('link', { name: good!.title }).first()).toBeVisible()
})

test('the map is walked with the keyboard alone', async ({ page }) => {
  await page.goto('/peta')
  const districts = page.locator('figure a')
  expect(await districts.count()).toBe(22)
  await districts.first().focus()
  await page.keyboard.press('Tab')
  const name = await page.evaluate(() => document.activeElement?.getAttribute('href'))
  expect(name).toMatch(/\/kecamatan\//)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${name}$`))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a page that is not there says where to go, in both languages', async ({ page }) => {
  for (const [address, lang] of [
    ['/tidak-ada', 'id'],
    ['/en/not-there', 'en'],
  ] as const) {
    const answer = await page.goto(address)
    expect(answer?.status()).toBe(404)
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
  }
})

test('nothing on a public page names a person or a secret', async ({ site, request: ask }) => {
  const secrets = await buyersOf(site)
  for (const { address } of (await listPageTypes(site)).filter(({ isPublic }) => isPublic)) {
    const html = await (await ask.get(address)).text()
    for (const secret of secrets) expect(html.includes(secret), `${address}: ${secret}`).toBe(false)
  }
})

async function buyersOf(site: Site): Promise<string[]> {
  const rows = await site.sql<{ name: string; phone: string }>(
    `SELECT name, phone FROM buyer_details WHERE length(name) > 8 LIMIT 50`,
  )
  return rows.flatMap(({ name, phone }) => [name, phone])
}

test('a table is cards to the eye on a phone, and a table to the ear', async ({ page }) => {
  await page.goto('/peta')
  const table = page.getByRole('table', { name: 'Semua kecamatan' })
  await expect(table.getByRole('columnheader')).toHaveCount(4)
  await expect(table.getByRole('row')).toHaveCount(1 + 22)
  const cell = table.getByRole('row').nth(1).getByRole('cell').nth(1)
  const title = await cell.evaluate((element) => getComputedStyle(element, '::before').content)
  expect(title).toMatch(/^"Tawaran"/)
  const { width } = (await table.boundingBox())!
  expect(width).toBeLessThanOrEqual(360 - 32)
})
