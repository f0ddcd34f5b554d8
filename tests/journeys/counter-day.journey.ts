import type { BrowserContext, Page } from '@playwright/test'
import { formatRupiah } from '#app/core/rupiah.ts'
import { todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { barriersOn } from './setup/axe.ts'
import { shelfOf } from './setup/goods.ts'
import { deskShop, signIn } from './setup/people.ts'
import { expect, type Site, test } from './setup/site.ts'

const { counter: t, till } = messagesFor('id')
const { onPhone, solve } = t

test.use({ viewport: { width: 360, height: 740 }, contextOptions: { reducedMotion: 'reduce' } })

test('an hour without signal: forty sales, two of the last jar; one is decided by a person, and the drawer is counted', async ({
  page,
  context,
  browser,
  baseURL,
  site,
}) => {
  const [plenty, jar] = await shelfOf(site, deskShop, [60, 1])
  await signIn(page, 'direktur@example.com')
  await openCounter(page)
  await loseSignal(page, context)
  for (let sale = 1; sale <= 40; sale += 1) {
    await sell(page, sale === 7 || sale === 31 ? jar.title : plenty.title)
    // The phone was put away and taken out again.
    if (sale === 20) await page.reload()
    if (sale === 20) await expect(page.getByText(onPhone.waiting(20))).toBeVisible()
  }
  await expect(page.getByText(onPhone.waiting(40))).toBeVisible()
  // Sent by itself: nobody has to press anything.
  await context.setOffline(false)
  await expect(page.getByText(onPhone.allSent)).toBeVisible({ timeout: 90_000 })
  await expect(page.getByText(onPhone.refused(1))).toBeVisible()
  const sold = BigInt(38 * plenty.price + jar.price)
  expect(await recorded(site)).toEqual({ sales: 39, total: sold, refused: 1, leftOfJar: 0 })

  await page.getByRole('link', { name: solve.title }).click()
  await expect(page.getByText(jar.title)).toHaveCount(1)
  await page.getByRole('link', { name: solve.decide, exact: true }).click()
  await expect(page.getByRole('button', { name: solve.book })).toBeVisible()
  // Who has the cash in hand does not say that it went back.
  await expect(page.getByRole('button', { name: solve.giveBack })).toHaveCount(0)
  const treasurer = await browser.newPage({ baseURL })
  await signIn(treasurer, 'bendahara@example.com')
  await treasurer.goto(new URL(page.url()).pathname)
  await treasurer.getByLabel(solve.reason).fill('Stoples kedua ternyata retak')
  await treasurer.getByRole('button', { name: solve.giveBack }).click()
  await expect(treasurer.getByText(solve.nothing)).toBeVisible()
  await treasurer.close()

  await page.goto(`/kelola/kasir/tutup/${todayAt('WIB', new Date())}`)
  await page.getByLabel(till.openingFloat).fill('100.000')
  const expected = sold + (await collectedAtDoors(site)) + 100_000n
  await page.getByLabel(till.counted, { exact: true }).fill(`${expected - 5000n}`)
  await expect(page.getByText(till.resultLead(expected))).toBeVisible()
  await page.getByRole('button', { name: till.submit }).click()
  await expect(page.getByText(till.errors['note-missing'])).toBeVisible()
  await page.getByLabel(till.note).fill('Kembalian kurang sekali')
  expect((await barriersOn(page)).map(({ id }) => id)).toEqual([])
  await page.getByRole('button', { name: till.submit }).click()
  await expect(page.getByText(till.justClosed)).toBeVisible()
  await expect(page.getByText(`${till.missing} ${formatRupiah(5000n)}`)).toBeVisible()
  await expect(page.getByText('Kembalian kurang sekali')).toBeVisible()
})

async function openCounter(page: Page): Promise<void> {
  await page.goto('/kelola/kasir')
  await expect(page.getByText(onPhone.online)).toBeVisible()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50))
  })
}

async function loseSignal(page: Page, context: BrowserContext): Promise<void> {
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText(`${onPhone.offline} ·`)).toBeVisible()
}

async function sell(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${t.more}: ${title}`) }).click()
  await page.getByRole('button', { name: t.submit, exact: true }).click()
  await page.getByRole('button', { name: t.receipt.again }).click()
}

/** What the database has of this BUM Desa's counter. */
/** What other journeys were paid in cash when they had the goods: it lies in the same drawer. */
async function collectedAtDoors(site: Site): Promise<bigint> {
  const [row] = await site.sql<{ sum: string }>(
    `SELECT coalesce(sum(taken), 0)::text AS sum FROM collections c JOIN shops s ON s.id = c.shop_id
      WHERE s.slug = $1 AND paid_with = 'cash'`,
    [deskShop],
  )
  return BigInt(row?.sum ?? '0')
}

async function recorded(site: Site) {
  const [row] = await site.sql<
    Record<'sales' | 'refused' | 'leftOfJar', number> & { total: string }
  >(
    `SELECT count(*)::int AS sales, sum(p.total)::text AS total,
      (SELECT count(*)::int FROM refused_sales r WHERE r.shop_id = s.id AND r.solved_at IS NULL) AS refused,
      (SELECT on_hand - held FROM variants v JOIN refused_sales r ON r.shop_id = s.id
        AND v.id = (r.lines->0->>'variantId')::uuid) AS "leftOfJar"
    FROM counter_sales c JOIN purchases p ON p.id = c.purchase_id JOIN shops s ON s.id = c.shop_id
    WHERE s.slug = $1 GROUP BY s.id`,
    [deskShop],
  )
  return row && { ...row, total: BigInt(row.total) }
}
