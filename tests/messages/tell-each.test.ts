import { beforeEach, expect, test } from 'vitest'
import { tellEach } from '#app/features/messages/tell-each.server.ts'
import { readersOf } from '#app/features/messages/message-address.ts'
import { db } from '#app/server/db.server.ts'
import { emptyDatabase } from '#tests/setup/empty-database.ts'

beforeEach(emptyDatabase)

const of = (name: string) => ({ email: `${name}@contoh.id`, phone: null })
const letter = {
  content: () => ({ subject: 'a', greeting: 'b', paragraphs: [], signature: [] }),
  once: 'report:1:followed',
  template: 'report-followed-shop',
} as const
const told = async () => (await db.message.findMany()).map(({ recipient }) => recipient).toSorted()

// Count the readers instead and this is red: who moved up is told twice, and who came is not told.
test('each address is told once, whoever came or went before the job is tried again', async () => {
  await tellEach(readersOf([of('ani'), of('budi'), of('citra')]), letter)
  await tellEach(readersOf([of('citra'), of('dewi'), of('ani')]), letter)
  expect(await told()).toEqual(['ani', 'budi', 'citra', 'dewi'].map((name) => of(name).email))
})

test('two accounts with one address get one letter, and of something else the next one', async () => {
  await tellEach(readersOf([of('ani'), of('Ani')]), letter)
  expect(await told()).toHaveLength(1)
  await tellEach(readersOf([of('ani')]), { ...letter, once: 'report:2:followed' })
  expect(await told()).toHaveLength(2)
  const keys = (await db.message.findMany()).map(({ dedupeKey }) => dedupeKey)
  expect(keys.join()).not.toMatch(/ani|contoh/i)
})
