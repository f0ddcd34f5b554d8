import path from 'node:path'
import type { Page } from '@playwright/test'
import { messagesFor } from '#app/i18n/messages.ts'
import {
  fetchWhatIsNotBrought,
  fillCart,
  guest,
  payButton,
  sayWhoAndWhere,
} from './setup/buying.ts'
import { goodsOfShops, ownGood } from './setup/goods.ts'
import { listPageTypes } from './setup/page-types.ts'
import { signIn } from './setup/people.ts'
import { test } from './setup/site.ts'

const folder = path.resolve(import.meta.dirname, '../screenshots')
const { checkout: t } = messagesFor('id')

const views = [
  { name: '360', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { name: '1280', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: '360-dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
] as const

async function take(page: Page, name: string, view: string): Promise<void> {
  // What is lazy comes when it is scrolled to.
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 600) {
      scrollTo(0, y)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    scrollTo(0, 0)
  })
  await page.waitForLoadState('networkidle')
  const file = path.join(folder, `${name.replaceAll(' ', '-')}-${view}.jpg`)
  // A bar that stays at the bottom of the screen would lie across the middle of the picture.
  const style = 'nav.fixed { position: static !important }'
  await page.screenshot({ path: file, fullPage: true, type: 'jpeg', quality: 70, style })
}

for (const { name: view, ...settings } of views) {
  test.describe(view, () => {
    test.use({ ...settings, contextOptions: { reducedMotion: 'reduce' } })

    test(`every page (${view})`, async ({ page, site }) => {
      test.setTimeout(400_000)
      const types = await listPageTypes(site)
      for (const { name, address } of types.filter(({ as, withCart }) => !as && !withCart)) {
        await page.goto(address)
        await take(page, name, view)
      }
      for (const who of new Set(types.flatMap(({ as }) => as ?? []))) {
        await page.context().clearCookies()
        await signIn(page, who)
        for (const { name, address } of types.filter(({ as }) => as === who)) {
          await page.goto(address)
          await take(page, name, view)
        }
      }
    })

    test(`every step of buying (${view})`, async ({ page, site }) => {
      test.setTimeout(200_000)
      const scarce = await ownGood(site, 5)
      await fillCart(page, [...(await goodsOfShops(site, 3)), scarce])
      await take(page, 'cart added', view)
      await page.goto('/checkout')
      await take(page, 'checkout buyer', view)
      await page.getByLabel(t.phone).fill('0812')
      await page.getByLabel(t.village).fill('sumberejo')
      await page.getByRole('button', { name: t.toDelivery }).click()
      await take(page, 'checkout buyer mistakes', view)
      await page.goto('/checkout')
      await sayWhoAndWhere(page, {
        ...guest,
        landmark: `Rumah pagar hijau ${'di depan musala '.repeat(5)}`,
      })
      await take(page, 'checkout delivery', view)
      await page.getByLabel(t.note).fill('Tolong dikemas rapi untuk oleh-oleh.\nTerima kasih!')
      await fetchWhatIsNotBrought(page)
      await page.getByRole('button', { name: t.toReview }).click()
      await take(page, 'checkout review', view)
      await site.sql(`UPDATE variants SET price = price + 500 WHERE id = $1`, [scarce.variantId])
      await page.getByLabel(t.consent).check()
      await payButton(page).click()
      await page.waitForLoadState()
      await take(page, 'checkout review price changed', view)
      await page.goto('/keranjang')
      await take(page, 'cart price changed', view)
    })
  })
}
