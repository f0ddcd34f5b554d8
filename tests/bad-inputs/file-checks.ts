import { expect } from '@playwright/test'
import { messagesFor } from '#app/i18n/messages.ts'
import { signedIn } from './buyer.ts'
import type { Check, Checks } from './checks.ts'
import { type PictureFile, pictureFiles } from './picture-files.ts'
import type { Answer, Visitor } from './visitor.ts'

const { problems: sentences } = messagesFor('id').uploads
const address = '/lapak/barang/baru'

export const asMaker = (origin: string) => signedIn(origin, { identifier: 'maker@example.com' })

/**
 * Posts the form of a good with this file. The price is wrong, so that the form always comes back: with a
 * sentence about the picture, or with the name under which it was taken.
 */
export async function postPicture(
  maker: Visitor,
  bytes: Buffer,
  { name = 'foto.jpg', type = 'image/jpeg' }: { name?: string; type?: string } = {},
): Promise<Answer> {
  const form = new FormData()
  form.set('title', 'Barang uji')
  form.set('price', 'mahal')
  form.set('picture', new Blob([new Uint8Array(bytes)], { type }), name)
  return post(maker, form)
}

async function post(maker: Visitor, form: FormData): Promise<Answer> {
  const { headers, body } = await multipart(form)
  return maker.send('POST', address, { body, headers: { ...headers, origin: maker.origin } })
}

/** As a browser writes it. */
export async function multipart(form: FormData) {
  const written = new Response(form)
  return {
    body: Buffer.from(await written.arrayBuffer()),
    headers: { 'content-type': written.headers.get('content-type') ?? '' },
  }
}

/** The name of a picture in the form that came back; empty when none was taken. */
export const keyIn = ({ body }: Answer) => /name="pictureKey" value="([^"]*)"/.exec(body)?.[1] ?? ''

export function expectAnswer(answer: Answer, { answer: expected }: PictureFile, what: string) {
  expect(answer.status, what).toBe(400)
  const said = Object.entries(sentences).find(([, sentence]) => answer.body.includes(sentence))?.[0]
  expect(said ?? 'taken', what).toBe(expected)
  expect(keyIn(answer), what).toMatch(expected === 'taken' ? /^[0-9a-f]{32}-[0-9a-f]{6}$/ : /^$/)
}

const usual: Check = async (input, { origin }) => {
  const file = pictureFiles[input]
  if (!file) throw new Error('No file is made for this row')
  expectAnswer(await postPicture(await asMaker(origin), await file.make(), file), file, input)
}

/** Answers of the door, before anybody looks into the form. */
const raw =
  (make: () => Buffer, statuses: readonly number[]): Check =>
  async (_, { origin }) => {
    const maker = await asMaker(origin)
    const headers = { 'content-type': 'multipart/form-data; boundary=batas', origin }
    const answer = await maker.send('POST', address, { body: make(), headers })
    expect(statuses).toContain(answer.status)
  }

const part = (name: string, value: string) =>
  `--batas\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

export const file: Checks = {
  usual,
  byInput: {
    '12 MB jpeg': async (_, { origin }) => {
      const maker = await asMaker(origin)
      // The door may be closed before all of it is sent.
      const status = await postPicture(maker, Buffer.alloc(12 * 1024 * 1024 + 1, 0xff)).then(
        (answer) => answer.status,
        () => 413,
      )
      expect(status).toBe(413)
    },
    'remote image URL http://169.254.169.254/': async (input, { origin }) => {
      const form = new FormData()
      for (const name of ['picture', 'pictureKey']) {
        form.set(name, input.replace('remote image URL ', ''))
      }
      const answer = await post(await asMaker(origin), form)
      expect([answer.status, keyIn(answer)]).toEqual([400, ''])
    },
    'multipart with 10000 tiny parts': raw(
      () => Buffer.from(`${part('a', '1').repeat(10_000)}--batas--\r\n`),
      [400],
    ),
    'multipart without final boundary': raw(() => Buffer.from(part('title', 'x')), [400]),
    '0 byte file': (_, world) => usual('no bytes', world),
  },
}
