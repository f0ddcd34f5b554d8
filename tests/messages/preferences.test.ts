import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeEach, expect, test } from 'vitest'
import { markUnreachable } from '#app/features/messages/unreachable.server.ts'
import { action } from '#app/routes/account/letters-channel.ts'
import { loader } from '#app/routes/account/letters.tsx'
import { aPerson, requestWith, signedInCookie } from '#tests/accounts/people.ts'
import { emptyDatabase } from '#tests/setup/empty-database.ts'
import { aLetter, rowOf } from './a-letter.ts'
import { useWhatsApp } from './whatsapp-world.ts'

beforeEach(emptyDatabase)

const choose = (cookie: string, form: Record<string, string>) =>
  action({
    request: new Request('http://localhost:3000/akun/pemberitahuan/lewat', {
      method: 'POST',
      headers: { Cookie: cookie },
      body: new URLSearchParams(form),
    }),
    params: {},
    context: {},
  } as ActionFunctionArgs)

const shownTo = async (cookie: string) =>
  (await loader({ request: requestWith(cookie), params: {}, context: {} } as ActionFunctionArgs))
    .choice

// Leave isAboutAccount out of preferredAddress and this is red.
test('who chose WhatsApp is written to there, of everything but the account', async () => {
  await useWhatsApp()
  const person = await aPerson()
  const { cookie } = await signedInCookie(person.id)
  expect(await shownTo(cookie)).toMatchObject({ chosen: 'email' })
  await choose(cookie, { channel: 'whatsapp' })
  expect(await shownTo(cookie)).toMatchObject({ chosen: 'whatsapp' })
  const recipient = person.email!.toUpperCase()
  const packed = await rowOf(await aLetter({ recipient }))
  expect(packed).toMatchObject({ channel: 'whatsapp', recipient: person.phone })
  expect(packed.brief).toMatchObject({ template: 'news', language: 'id' })
  const reset = await rowOf(await aLetter({ recipient, template: 'account-reset' }))
  expect(reset).toMatchObject({ channel: 'email', recipient, brief: null })
})

test('a number at which nothing arrives is not tried while there is an address', async () => {
  await useWhatsApp()
  const person = await aPerson()
  const { cookie } = await signedInCookie(person.id)
  await choose(cookie, { channel: 'whatsapp' })
  await markUnreachable(person.phone!, 'WhatsApp 131026')
  const letter = await rowOf(await aLetter({ recipient: person.email! }))
  expect(letter).toMatchObject({ channel: 'email' })
})

test('without WhatsApp, or with one address only, there is nothing to choose', async () => {
  const person = await aPerson()
  const { cookie } = await signedInCookie(person.id)
  expect(await shownTo(cookie)).toBeNull()
  await expect(choose(cookie, { channel: 'whatsapp' })).rejects.toMatchObject({ status: 404 })
  await useWhatsApp()
  const lonely = await signedInCookie((await aPerson({ phone: null })).id)
  expect(await shownTo(lonely.cookie)).toBeNull()
  for (const form of [{ channel: 'whatsapp' }, { channel: 'sms' }, {}] as Record<
    string,
    string
  >[]) {
    await expect(choose(lonely.cookie, form)).rejects.toMatchObject({ status: 404 })
  }
  const letter = await rowOf(await aLetter({ recipient: person.email! }))
  expect(letter).toMatchObject({ channel: 'email' })
})
