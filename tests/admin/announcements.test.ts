import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { announce, endAnnouncement } from '#app/features/announcements/commands.server.ts'
import {
  listAnnouncements,
  listDeskAnnouncements,
} from '#app/features/announcements/queries.server.ts'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { anAdmin, atOnce, deedsOn, wins } from './desk-people.ts'

const today = todayAt('WIB', new Date())
const typed = (titleId: string, more: object = {}) => ({
  audience: 'everybody',
  titleId,
  textId: 'Besok pasar tutup.',
  titleEn: '',
  textEn: '',
  fromDate: today,
  untilDate: today,
  ...more,
})
const said = async (to: 'managers' | 'makers') =>
  (await listAnnouncements(to)).map(({ titleId }) => titleId)

test('each reads what is meant for them, on its days, until it is ended', async () => {
  const actor = await anAdmin()
  // Sent twice, it is said once.
  const once = typed('Semua', { formKey: newId() })
  await announce(actor, once)
  await announce(actor, once)
  await announce(actor, typed('Pengelola', { audience: 'managers' }))
  await announce(
    actor,
    typed('Besok', { fromDate: addDays(today, 1), untilDate: addDays(today, 2) }),
  )
  expect(await said('managers')).toEqual(['Pengelola', 'Semua'])
  expect(await said('makers')).toEqual(['Semua'])
  const { announcements } = await listDeskAnnouncements({ cari: '', setelah: null })
  expect(announcements.map(({ state }) => state)).toEqual(['planned', 'shown', 'shown'])
  const { id } = announcements[2]!
  const [first] = await listAnnouncements('makers')
  expect(first).toMatchObject({ id, titleEn: 'Semua', textEn: 'Besok pasar tutup.' })
  expect(wins(await atOnce(() => endAnnouncement({ id, actor })))).toBe(1)
  expect(await said('makers')).toEqual([])
  expect(await deedsOn(id)).toEqual(['created', 'ended'])
})

test.for([
  [{ untilDate: addDays(today, -1) }, { untilDate: 'order' }],
  [{ fromDate: addDays(today, -5), untilDate: addDays(today, -1) }, { untilDate: 'past' }],
  [{ textId: ' ' }, { textId: 'wrong' }],
  [{ audience: 'buyers' }, { audience: 'wrong' }],
])('%j is refused', async ([more, problems]) => {
  expect(await announce(await anAdmin(), typed('X', more))).toEqual({ ok: false, problems })
})
