import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { atReview } from '#tests/bad-inputs/buyer.ts'
import { asMaker, postPicture } from '#tests/bad-inputs/file-checks.ts'
import { Visitor } from '#tests/bad-inputs/visitor.ts'
import { startCloudinaryEmulator } from '#tests/emulators/cloudinary.ts'
import { startMeilisearchEmulator } from '#tests/emulators/meilisearch/server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import sharp from 'sharp'
import { goodsOfShops } from './setup/goods.ts'
import { OwnSite } from './setup/own-site.ts'
import { enqueueNow, expect, test } from './setup/site.ts'

// G2 of quality/reliability.md: what is outside fails, one after the other, and people go on buying.

const { problems: sentences } = messagesFor('id').uploads
type Mood = 'well' | 'down' | 'silent'
type Door = { port: number; mood: Mood; close(): void }

/** The way to something outside: it may be shut, or take everything and say nothing. */
async function startDoor(serve: (socket: Socket) => void): Promise<Door> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
    if (door.mood === 'well') serve(socket)
    else if (door.mood === 'down') socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const door: Door = {
    port: (server.address() as AddressInfo).port,
    mood: 'well',
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
  return door
}

const leadingTo = (url: string) => (socket: Socket) => {
  const there = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => socket.destroy())
  socket.pipe(there).pipe(socket)
}

/** Takes every letter. */
function takeMail(socket: Socket): void {
  let isLetter = false
  let said = ''
  socket.write('220 mail.test\r\n')
  socket.on('data', (chunk) => {
    // The end of a letter may come in two pieces.
    said += chunk.toString()
    if (!said.endsWith(isLetter ? '\r\n.\r\n' : '\r\n')) return
    isLetter = !isLetter && said.startsWith('DATA')
    said = ''
    socket.write(isLetter ? '354 go on\r\n' : '250 ok\r\n')
  })
}

test('people search, look, buy and pay while search, pictures, couriers or mail are down or silent', async () => {
  test.setTimeout(600_000)
  const [search, pictures] = [await startMeilisearchEmulator(), await startCloudinaryEmulator()]
  const doors = {
    search: await startDoor(leadingTo(search.url)),
    pictures: await startDoor(
      leadingTo(new URL(pictures.address).searchParams.get('upload_prefix')!),
    ),
    couriers: await startDoor((socket) => socket.destroy()),
    mail: await startDoor(takeMail),
  }
  const addressOf = (name: keyof typeof doors) => `http://127.0.0.1:${doors[name].port}`
  const cloudinary = new URL(pictures.address)
  cloudinary.searchParams.set('upload_prefix', addressOf('pictures'))
  const site = await OwnSite.withStory()
  try {
    await site.start({
      MEILI_URL: addressOf('search'),
      MEILI_KEY: search.key,
      CLOUDINARY_URL: cloudinary.href,
      RAJAONGKIR_API_KEY: 'a-key-of-nobody',
      RAJAONGKIR_URL: addressOf('couriers'),
      SMTP_URL: `smtp://127.0.0.1:${doors.mail.port}`,
    })
    const goods = await goodsOfShops(site, 8)
    let visits = 0
    for (const name of ['search', 'pictures', 'couriers', 'mail'] as const) {
      for (const mood of ['down', 'silent'] as const) {
        await test.step(`${name} ${mood}`, async () => {
          doors[name].mood = mood
          await searchAndBuy(site, goods[visits++ % goods.length]!)
          if (name === 'pictures' && mood === 'down') await sayThatPicturesWait(site)
          doors[name].mood = 'well'
        })
      }
    }
    // What could not be said then is said now.
    await expect(async () => {
      await site.sql(
        `UPDATE jobs.job SET start_after = now() WHERE state = 'retry' AND name = 'deliver-message'`,
      )
      await enqueueNow(site, 'sweep-messages')
      // Of what waits for no morning: letters about work are held at night.
      const sent = await site.sql<{ status: string }>(
        `SELECT m.status::text FROM messages m JOIN purchases p ON p.id = m.purchase_id
         WHERE m.template = 'purchasePaid' AND p.created_at > now() - interval '15 minutes'`,
      )
      expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: visits }, () => 'sent'))
    }).toPass({ timeout: 120_000, intervals: [3_000] })
    expect(search.violations).toEqual([])
    expect(site.run('app/server/audit-invariants.ts')).toMatchObject({ status: 0 })
  } finally {
    await site.remove()
    for (const door of Object.values(doors)) door.close()
    await Promise.all([search.stop(), pictures.stop()])
  }
})

type BoughtGood = Awaited<ReturnType<typeof goodsOfShops>>[number]

async function searchAndBuy(site: OwnSite, good: BoughtGood): Promise<void> {
  const found = await new Visitor(site.url).get(`/cari?${new URLSearchParams({ q: good.title })}`)
  expect(found.status).toBe(200)
  expect(found.body).toContain(`/produk/${good.slug}`)
  expect((await new Visitor(site.url).get(`/produk/${good.slug}`)).status).toBe(200)
  const { visitor, ...seen } = await atReview(site.url, good)
  const answer = await visitor.post('/checkout/tinjau', { ...seen, consent: 'on' })
  const page = answer.headers.location ?? ''
  expect(page).toContain('/snap/')
  for (const [step, body] of [
    ['choose', 'method=qris'],
    ['pay', ''],
  ]) {
    await fetch(`${page}/${step}`, { method: 'POST', body: body!, redirect: 'manual' })
  }
  const [purchase] = await site.sql<{ id: string }>(
    'SELECT id FROM purchases ORDER BY created_at DESC LIMIT 1',
  )
  await expect(async () => {
    expect(await site.sql('SELECT status FROM purchases WHERE id = $1', [purchase?.id])).toEqual([
      { status: 'paid' },
    ])
  }).toPass({ timeout: 120_000, intervals: [500] })
}

async function sayThatPicturesWait(site: OwnSite): Promise<void> {
  const photo = sharp({ create: { width: 400, height: 400, channels: 3, background: '#345' } })
  const answer = await postPicture(await asMaker(site.url), await photo.jpeg().toBuffer())
  expect(answer.status).toBe(400)
  expect(answer.body).toContain(sentences.unavailable)
  expect(answer.body).toContain('Barang uji')
}
