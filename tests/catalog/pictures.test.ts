import { mkdtempSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { pictureWidths } from '#app/core/pictures.ts'
import { createLocalStore } from '#integrations/images/local-store.server.ts'
import { type PictureRefusal, reEncode } from '#integrations/images/re-encode.server.ts'

const make = (sent: Uint8Array) => reEncode(sent, { widths: pictureWidths })
const photo = (width = 900, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: '#c07030' } })

test('a photo becomes three squares of ours, without the place it was taken at', async () => {
  const sent = await photo()
    .withExif({ IFD0: { Artist: 'Nama Orang' }, IFD3: { GPSLatitude: '8/1 6/1 0/1' } })
    .jpeg()
    .toBuffer()
  expect(sent.includes('Nama Orang')).toBe(true)
  const made = await make(sent)
  if (!made.ok) throw new Error(made.reason)
  expect(made.value.key).toMatch(/^[0-9a-f]{24}-[0-9a-f]{6}$/)
  expect(made.value.files.map(({ width }) => width)).toEqual([...pictureWidths])
  for (const { width, bytes } of made.value.files) {
    const { format, exif, width: wide, height } = await sharp(bytes).metadata()
    expect({ format, exif, wide, height }).toEqual({
      format: 'webp',
      exif: undefined,
      wide: width,
      height: width,
    })
  }
  expect((await make(sent)).ok && (await make(sent))).toEqual(made)
})

test('a phone held upright is turned the way it was seen', async () => {
  const half = await photo(400, 200).jpeg().toBuffer()
  const sent = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#fff' } })
    .composite([{ input: half, top: 0, left: 0 }])
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const made = await make(sent)
  if (!made.ok) throw new Error(made.reason)
  const { data, info } = await sharp(made.value.files[0]!.bytes)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const blueAt = (x: number, y: number) => data[(y * info.width + x) * info.channels + 2]!
  // What lies at the top of the sensor is at the right of the picture.
  expect(blueAt(300, 160)).toBeLessThan(100)
  expect(blueAt(20, 160)).toBeGreaterThan(200)
})

test('what is see-through becomes white', async () => {
  const sent = await sharp({
    create: { width: 600, height: 600, channels: 4, background: '#0000' },
  })
    .png()
    .toBuffer()
  const made = await make(sent)
  expect(made).toMatchObject({ ok: true, value: { color: '#ffffff' } })
})

const text = (words: string) => Buffer.from(words, 'latin1')
const png = () => photo().png().toBuffer()
const corpus: Record<string, { sent: () => Promise<Uint8Array>; reason: PictureRefusal }> = {
  'no bytes': { sent: async () => Buffer.alloc(0), reason: 'empty' },
  'an SVG with a script': {
    sent: async () =>
      text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    reason: 'not-a-picture',
  },
  'a web page called a photo': {
    sent: async () => text('<html><img src=x onerror=alert(1)>'),
    reason: 'not-a-picture',
  },
  'a GIF': { sent: async () => photo().gif().toBuffer(), reason: 'not-a-picture' },
  'a PDF': { sent: async () => text('%PDF-1.7\n'), reason: 'not-a-picture' },
  'a photo of an iPhone': { sent: async () => text('\0\0\0\x18ftypheic\0\0\0\0'), reason: 'heic' },
  'half a photo': {
    sent: async () => (await photo().jpeg().toBuffer()).subarray(0, 900),
    reason: 'damaged',
  },
  'only the beginning of a PNG': {
    sent: async () => (await png()).subarray(0, 60),
    reason: 'damaged',
  },
  'the letters of a PNG and then a program': {
    sent: async () => Buffer.concat([(await png()).subarray(0, 8), text('#!/bin/sh\nreboot\n')]),
    reason: 'damaged',
  },
  'a bomb of 49 megapixels': {
    sent: () => photo(7000, 7000).png({ compressionLevel: 9 }).toBuffer(),
    reason: 'too-many-pixels',
  },
  'a thumbnail': { sent: () => photo(600, 100).png().toBuffer(), reason: 'too-small' },
}

test.each(Object.entries(corpus))('%s is refused with its reason', async (_, { sent, reason }) => {
  expect(await make(await sent())).toEqual({ ok: false, reason })
})

test('a photo with a page behind it loses the page', async () => {
  const made = await make(Buffer.concat([await photo().jpeg().toBuffer(), text('<script>evil')]))
  if (!made.ok) throw new Error(made.reason)
  for (const { bytes } of made.value.files) expect(Buffer.from(bytes).includes('evil')).toBe(false)
})

test('the store has a picture when all of it is there, and throws away what it is told', async () => {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'lumbung-pictures-')), 'deep')
  const store = createLocalStore({ folder, widths: [320, 640] })
  expect(await store.listBefore(new Date())).toEqual([])
  const files = [
    { width: 640, bytes: text('large') },
    { width: 320, bytes: text('small') },
  ]
  await Promise.all([store.put('a', files), store.put('a', files)])
  expect(readdirSync(folder).toSorted()).toEqual(['a-320.webp', 'a-640.webp'])
  expect([await store.has('a'), await store.has('b')]).toEqual([true, false])
  expect(await store.listBefore(new Date(Date.now() + 1000))).toEqual(['a'])
  expect(await store.listBefore(new Date(Date.now() - 60_000))).toEqual([])
  await store.remove('a')
  await store.remove('a')
  expect(readdirSync(folder)).toEqual([])
})
