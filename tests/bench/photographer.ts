import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { pictureWidths } from '#app/core/pictures.ts'
import { takePictureBytes } from '#app/features/uploads/take-picture.server.ts'
import { mostMegabytesOf } from '#tests/setup/most-megabytes.ts'
import { answerQuestions } from './answer.ts'

// Makes photos, and takes them in, one after the other: by our door, or with nothing around what has to be
// done in any case. Each has a process of its own, so that the memory is its own.

export type PhotoQuestion = {
  kind: 'make' | 'ours' | 'bare'
  megapixels: number
  times: number
  folder: string
}
export type Photographed = { seconds: number; megabytes: number }

answerQuestions<PhotoQuestion>(async ({ kind, megapixels, times, folder }) => {
  const numbers = Array.from({ length: times + 1 }, (_, number) => number)
  const fileOf = (number: number) => path.join(folder, `${megapixels}-${number}.jpg`)
  if (kind === 'make') {
    for (const number of numbers) writeFileSync(fileOf(number), await aPhoto(megapixels, number))
    return null
  }
  const photos: Uint8Array[] = numbers.map((number) => readFileSync(fileOf(number)))
  const take = kind === 'ours' ? takeOurs : takeBare
  // The first one loads what the others find loaded.
  await take(photos.pop()!)
  const started = performance.now()
  for (const photo of photos) await take(photo)
  const seconds = (performance.now() - started) / 1000
  const megabytes = mostMegabytesOf(process.pid).reduce((sum, each) => sum + each, 0)
  return { seconds, megabytes }
})

async function takeOurs(photo: Uint8Array): Promise<void> {
  const taken = await takePictureBytes(photo)
  if (!taken.ok) throw new Error(taken.reason)
}

/** The same twelve files, as sharp makes them when it is asked for nothing else. */
async function takeBare(photo: Uint8Array): Promise<void> {
  const { data, info } = await sharp(photo)
    .autoOrient()
    .resize(1200, 1200, { fit: 'cover' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  for (const each of pictureWidths) {
    const resized = () => sharp(data, { raw: { width, height, channels } }).resize(each)
    await resized()
      .avif({ quality: each > 1000 ? 42 : 48, effort: 1 })
      .toBuffer()
    await resized()
      .webp({ quality: each > 1000 ? 62 : 70 })
      .toBuffer()
    await resized()
      .jpeg({ quality: each > 1000 ? 66 : 72, mozjpeg: true })
      .toBuffer()
  }
}

/** Soft shapes with some noise of a sensor, as a phone makes it: 4:3, and another one for each number. */
async function aPhoto(megapixels: number, number: number): Promise<Buffer> {
  const height = Math.round(Math.sqrt((megapixels * 1e6 * 3) / 4))
  const width = Math.round((height * 4) / 3)
  const noise = { type: 'gaussian', mean: 90 + number * 5, sigma: 60 } as const
  const shapes = await sharp({ create: { width: 64, height: 48, channels: 3, noise } } as never)
    .png()
    .toBuffer()
  return sharp(shapes).resize(width, height, { kernel: 'cubic' }).jpeg({ quality: 88 }).toBuffer()
}
