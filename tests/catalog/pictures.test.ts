import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { expect, onTestFinished, test, vi } from 'vitest'
import { pictureFormats, pictureWidths } from '#app/core/pictures.ts'
import { type PictureRefusal, reEncode } from '#integrations/images/re-encode.server.ts'

const make = reEncode
const photo = (width = 900, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: '#c07030' } })

test('a photo becomes squares of ours in every width and format, without the place it was taken at', async () => {
  const sent = await photo()
    .withExif({ IFD0: { Artist: 'Nama Orang' }, IFD3: { GPSLatitude: '8/1 6/1 0/1' } })
    .jpeg()
    .toBuffer()
  expect(sent.includes('Nama Orang')).toBe(true)
  const made = await make(sent)
  if (!made.ok) throw new Error(made.reason)
  expect(made.value.name).toMatch(/^[0-9a-f]{32}-[0-9a-f]{6}$/)
  const forms = made.value.files.map(({ width, format }) => `${format} ${width}`)
  const wanted = pictureFormats.flatMap((format) =>
    pictureWidths.map((width) => `${format} ${width}`),
  )
  expect(forms.toSorted()).toEqual(wanted.toSorted())
  for (const { width, format, bytes } of made.value.files) {
    const { format: kind, exif, width: wide, height } = await sharp(bytes).metadata()
    expect({ kind, exif, wide, height }).toEqual({
      kind: format === 'avif' ? 'heif' : format,
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
  expect(made).toMatchObject({ ok: true, value: { color: '#f8f8f8' } })
})

test('what stands in for a picture is the colour that most of it has, not a mix of all', async () => {
  const side = { height: 600, channels: 3 } as const
  const red = { create: { ...side, width: 240, background: '#c02020' } }
  const sent = await sharp({ create: { ...side, width: 600, background: '#287838' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .toBuffer()
  // To the nearest of 16 steps of each colour.
  expect(await make(sent)).toMatchObject({ ok: true, value: { color: '#287838' } })
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

const jpegWith = async (words: string) =>
  Buffer.concat([await photo().jpeg().toBuffer(), text(words)])
const polyglots: Record<string, () => Promise<Uint8Array>> = {
  'a JPEG that is a web page too': () => jpegWith('<html><script>evil</script>'),
  'a JPEG with an archive behind it': () => jpegWith('PK\u0003\u0004evil'),
  'a JPEG with a script in its comment': () =>
    photo()
      .withExif({ IFD0: { ImageDescription: '<script>evil</script>' } })
      .jpeg()
      .toBuffer(),
  'a PNG with a program behind it': async () => Buffer.concat([await png(), text('<?php evil ?>')]),
}

test.each(Object.entries(polyglots))(
  '%s is made anew: nothing of it is stored as sent',
  async (_, make) => {
    const sent = await make()
    const made = await reEncode(sent)
    if (!made.ok) throw new Error(made.reason)
    for (const { bytes } of made.value.files) {
      expect(Buffer.from(bytes).includes('evil')).toBe(false)
      expect(Buffer.from(bytes).equals(sent)).toBe(false)
    }
  },
)

test('a crowd of the largest photos and bombs takes less than 400 MB', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lumbung-pictures-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const kept = (name: string, bytes: Uint8Array) => {
    writeFileSync(path.join(folder, name), bytes)
    return path.join(folder, name)
  }
  const largest = await photo(7900, 5000).jpeg().toBuffer()
  const interlaced = await photo(7900, 5000).png({ progressive: true }).toBuffer()
  const files = [
    kept('largest.jpg', largest),
    kept('bomb.png', await photo(8000, 8000).png({ compressionLevel: 9 }).toBuffer()),
    kept('broken.jpg', largest.subarray(0, largest.length / 2)),
    ...Array.from({ length: 4 }, () => kept('interlaced.png', interlaced)),
  ]
  const program = path.join(import.meta.dirname, 'crowd-of-pictures.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...files])
  const { answers, megabytes } = JSON.parse(stdout) as { answers: string[]; megabytes: number[] }
  expect(answers).toEqual(['ok', 'too-many-pixels', 'damaged', 'ok', 'ok', 'ok', 'ok'])
  expect(megabytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(400)
})

const canSeeProcesses = existsSync('/proc/self')

// Ask no second decoder and the first one is red; ask a third and the second one is.
test.skipIf(!canSeeProcesses)(
  'a picture whose decoder somebody ended is looked at again',
  async () => {
    const sent = await photo().jpeg().toBuffer()
    await make(sent)
    const looking = make(sent)
    process.kill(await untilDecoding(), 'SIGKILL')
    expect((await looking).ok).toBe(true)
  },
)

test.skipIf(!canSeeProcesses)(
  'one that two decoders fall over is refused, and the next one finds another',
  async () => {
    const sent = await photo().jpeg().toBuffer()
    await make(sent)
    const looking = make(sent)
    const first = await untilDecoding()
    process.kill(first, 'SIGKILL')
    process.kill(await untilDecoding(first), 'SIGKILL')
    expect(await looking).toEqual({ ok: false, reason: 'damaged' })
    expect((await make(sent)).ok).toBe(true)
  },
)

// Leave the signals as they are and this is red.
test.skipIf(!canSeeProcesses)(
  'who stops all processes of the site at once loses no picture',
  async () => {
    const sent = await photo().jpeg().toBuffer()
    await make(sent)
    const decoder = await untilDecoding()
    const looking = make(sent)
    for (const signal of ['SIGINT', 'SIGTERM']) process.kill(decoder, signal)
    expect((await looking).ok).toBe(true)
    expect(await untilDecoding()).toBe(decoder)
  },
)

test('so many may wait, and one more is asked to come again', async () => {
  const large = Buffer.concat([await photo().jpeg().toBuffer(), Buffer.alloc(11_000_000)])
  const answers = await Promise.all(Array.from({ length: 7 }, () => make(large)))
  const reasons = answers.map((answer) => (answer.ok ? 'taken' : answer.reason))
  expect(reasons).toEqual(['taken', 'taken', 'taken', 'taken', 'taken', 'busy', 'busy'])
  expect((await make(large)).ok).toBe(true)
})

/** The decoder that this process has started, as soon as there is one, or another one. */
async function untilDecoding(other?: number): Promise<number> {
  return vi.waitFor(() => {
    const threads = readdirSync('/proc/self/task')
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    )
    const found = children.find(
      (pid) =>
        Number(pid) !== other &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('re-encode-process'),
    )
    if (!found) throw new Error('Nothing is decoded yet')
    return Number(found)
  }, 30_000)
}
