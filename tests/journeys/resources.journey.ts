import { formatCalendarDay } from '#app/core/dates.ts'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { newId } from '#app/core/ids.ts'
import { signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

const { deskCalendar: t, resources } = messagesFor('id')

const slug = 'ngudek-jenang-rejowinangun'
const date = addDays(todayAt('WIB', new Date()), 16)

test('the manager sends a guide along in two taps, and a page that is out of date cannot send her twice', async ({
  page,
  site,
}) => {
  const name = `Mbak Tini ${newId().slice(-4)}`
  await signIn(page, 'direktur@example.com')
  await page.goto('/kelola/kalender')
  await page.getByRole('link', { name: resources.title }).click()
  await page.getByRole('link', { name: resources.add }).click()
  await page.getByLabel(resources.name, { exact: true }).fill(name)
  await page.getByLabel(resources.capacity).fill('12')
  await page.getByRole('button', { name: resources.save }).click()
  await expect(page.getByText(name)).toBeVisible()

  // The second session begins before the first has ended.
  await site.sql(
    `UPDATE experiences SET duration_minutes = 300 WHERE listing_id =
      (SELECT id FROM listings WHERE slug = $1)`,
    [slug],
  )
  await page.goto(`/kelola/kalender/${date}?wisata=${slug}`)
  const outdated = await page.context().newPage()
  await outdated.goto(`/kelola/kalender/${date}?wisata=${slug}`)
  await outdated.getByText(resources.assign).nth(1).click()

  await page.getByText(resources.assign).first().click()
  await page
    .getByRole('button', { name: resources.assignTo(name) })
    .first()
    .click()
  await expect(page.getByRole('button', { name: resources.unassignFrom(name) })).toBeVisible()

  await outdated
    .getByRole('button', { name: resources.assignTo(name) })
    .last()
    .click()
  await expect(outdated.getByText(t.refusals['resource-taken'])).toBeVisible()
  await expect(outdated.getByText(new RegExp(`^${name} bertugas di`))).toBeVisible()

  await page.getByRole('link', { name: resources.whereLink }).click()
  await expect(page.getByRole('heading', { name: formatCalendarDay(date, 'id') })).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('09.00 WIB')
})
