import type { Page } from '@playwright/test'
import { formatCalendarDay } from '#app/core/dates.ts'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { newId } from '#app/core/ids.ts'
import { barriersOn } from './setup/axe.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { bookings, experiences: t } = messagesFor('id')
const closed = addDays(todayAt('WIB', new Date()), 9)

test.use({ viewport: { width: 360, height: 740 } })

/** Opens a part of the editor, fills it in and saves it. */
async function edit(
  page: Page,
  part: keyof typeof t.parts,
  fill: () => Promise<void>,
): Promise<void> {
  await page.getByRole('link', { name: t.editPart(t.parts[part]) }).click()
  await fill()
  await page.getByRole('button', { name: t.save, exact: true }).click()
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('a manager begins to sell a visit without JavaScript, and it stands on its public page', async ({
    page,
  }) => {
    const title = `Susur Sungai ${newId().slice(-4)}`
    await signIn(page, 'direktur@example.com')
    await page.goto('/kelola/kalender')
    await page.getByRole('link', { name: t.title, exact: true }).first().click()
    await page.getByRole('link', { name: t.add }).click()
    await page.getByLabel(t.fields.titleId.label).fill(title)
    await page.getByLabel(t.fields.descriptionId.label).fill('Menyusuri sungai dengan ban.')
    await page.getByLabel(t.fields.price.label).fill('lima belas ribu')
    await page.getByLabel(t.fields.capacity.label).fill('40')
    await page.getByRole('button', { name: t.create }).click()
    await expect(page.getByText(t.mistakes.rupiah)).toBeVisible()
    await expect(page.getByLabel(t.fields.titleId.label)).toHaveValue(title)
    await page.getByLabel(t.fields.price.label).fill('15.000')
    await page.getByRole('button', { name: t.create }).click()
    await expect(page.getByText(t.draftText)).toBeVisible()
    const slug = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    expect((await page.request.get(`/wisata/${slug}`)).status()).toBe(404)

    await edit(page, 'pembatalan', async () => {
      await page.getByLabel(t.fields.daysBefore.label).nth(0).fill('7')
      await page.getByLabel(t.fields.percent.label).nth(0).fill('50')
      await page.getByLabel(t.fields.daysBefore.label).nth(1).fill('2')
      await page.getByLabel(t.fields.percent.label).nth(1).fill('80')
    })
    await expect(page.getByText(t.problems.tiersOrder)).toBeVisible()
    await page.getByLabel(t.fields.percent.label).nth(1).fill('25')
    await page.getByRole('button', { name: t.save, exact: true }).click()
    await expect(page.getByText(t.saved(t.parts.pembatalan))).toBeVisible()

    await edit(page, 'libur', () => page.getByLabel(t.fields.from.label).fill(closed))
    await expect(page.getByRole('link', { name: formatCalendarDay(closed, 'id') })).toBeVisible()

    await page.getByRole('button', { name: t.publish }).click()
    await page.getByRole('link', { name: t.toPage }).click()
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.getByText('50%').first()).toBeVisible()
    await expect(page.getByText('25%').first()).toBeVisible()
    await page.goto(`/wisata/${slug}/kalender?bulan=${closed.slice(0, 7)}`)
    const day = `${formatCalendarDay(closed, 'id')}: ${bookings.closedShort['closed-date']}`
    await expect(page.getByText(day)).toBeAttached()
  })
})

test('the pages of the editor have no barriers', async ({ page }) => {
  await signIn(page, 'direktur@example.com')
  for (const address of [
    '',
    '/baru',
    '/ngudek-jenang-rejowinangun',
    '/ngudek-jenang-rejowinangun/harga',
  ]) {
    await page.goto(`/kelola/wisata${address}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const violations = await barriersOn(page)
    expect([address, violations.map(({ id }) => id)]).toEqual([address, []])
  }
})
