import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { type PictureFormat, pictureFormats, pictureWidths } from '#app/core/pictures.ts'
import { refuse, ok, type Result } from '#app/core/result.ts'
import type { PictureFile } from './picture-store.ts'

// What is done to a picture, in the process that re-encode.server.ts starts for it.

// No photo is looked at twice, so what is kept of one is only in the way of the next.
sharp.cache(false)

export type FileRefusal =
  | 'empty'
  | 'not-a-picture'
  | 'heic'
  | 'damaged'
  | 'too-many-pixels'
  | 'too-small'

export type ReEncoded = {
  /** Says content and colour: `3f9c…-d8b26a`. */
  name: string
  /** `#rrggbb`, shown until the picture is there. */
  color: string
  files: PictureFile[]
}

/** What a phone's camera makes at most; a bomb claims more. */
const mostPixels = 40_000_000
/** Below it every phone would show it blurred. */
const smallestSide = 240

/**
 * On a phone every width stays below 60 KB; large ones are looked at less closely. AVIF with little effort is
 * nearly as small as with much, in a thirtieth of the time: somebody waits for it.
 */
const encoders: Record<PictureFormat, (square: Sharp, isLarge: boolean) => Sharp> = {
  avif: (square, isLarge) => square.avif({ quality: isLarge ? 42 : 48, effort: 1 }),
  webp: (square, isLarge) => square.webp({ quality: isLarge ? 62 : 70 }),
  jpeg: (square, isLarge) => square.jpeg({ quality: isLarge ? 66 : 72, mozjpeg: true }),
}

/** Of the longer side of a paper. */
const paperSide = 1600

const squaresOf = (sent: Uint8Array): Promise<Result<ReEncoded, FileRefusal>> =>
  decoded(sent, (picture) => squares(picture, sent))

const paperOf = (sent: Uint8Array): Promise<Result<Uint8Array<ArrayBuffer>, FileRefusal>> =>
  decoded(sent, async (picture) => {
    const made = await picture
      .timeout({ seconds: 20 })
      .autoOrient()
      .resize(paperSide, paperSide, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .webp({ quality: 70 })
      .toBuffer()
    return new Uint8Array(made)
  })

const lookSide = 16
/** Noise of an encoder in a flat ground is no difference. */
const noise = 2

async function lookOf(picture: Uint8Array): Promise<string> {
  const grey = await sharp(picture)
    .greyscale()
    .resize(lookSide + 1, lookSide, { fit: 'fill' })
    .raw()
    .toBuffer()
  let bits = ''
  for (let row = 0; row < lookSide; row++) {
    for (let column = 0; column < lookSide; column++) {
      const at = row * (lookSide + 1) + column
      bits += (grey[at] ?? 0) > (grey[at + 1] ?? 0) + noise ? '1' : '0'
    }
  }
  return bits.replace(/.{4}/g, (four) => Number.parseInt(four, 2).toString(16))
}

/** What may be asked for; each takes the bytes that were sent. */
export const reEncoders = { squares: squaresOf, paper: paperOf, look: lookOf }
export type ReEncoder = keyof typeof reEncoders

/** What `make` makes of it, once it is known to be a picture that may be decoded. */
async function decoded<T>(
  sent: Uint8Array,
  make: (picture: Sharp) => Promise<T>,
): Promise<Result<T, FileRefusal>> {
  const format = formatOf(sent)
  if (format === 'empty' || format === 'heic' || format === 'not-a-picture') return refuse(format)
  try {
    const picture = sharp(sent, { limitInputPixels: mostPixels, failOn: 'error' })
    const { width, height } = await picture.metadata()
    if (width * height > mostPixels) return refuse('too-many-pixels')
    if (Math.min(width, height) < smallestSide) return refuse('too-small')
    return ok(await make(picture))
  } catch (error) {
    return refuse(/pixel limit/i.test(String(error)) ? 'too-many-pixels' : 'damaged')
  }
}

async function squares(picture: Sharp, sent: Uint8Array): Promise<ReEncoded> {
  const side = Math.max(...pictureWidths)
  const { data, info } = await picture
    .timeout({ seconds: 20 })
    .autoOrient()
    .resize(side, side, { fit: 'cover', position: sharp.strategy.attention })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const square = () => sharp(data, { raw: { width, height, channels } })
  const files: PictureFile[] = []
  for (const each of pictureWidths) {
    for (const format of pictureFormats) {
      const bytes = await encoders[format](square().resize(each), each > 1000).toBuffer()
      files.push({ width: each, format, bytes })
    }
  }
  const color = await dominantOf(square().resize(Math.min(...pictureWidths)))
  const hash = createHash('sha256').update(sent).digest('hex').slice(0, 32)
  return { name: `${hash}-${color}`, color: `#${color}`, files }
}

/** The colour that most of it has: a mean of green leaves and red chillies is a brown that is nowhere. */
async function dominantOf(square: Sharp): Promise<string> {
  const { data, info } = await square.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const { dominant } = await sharp(data, { raw: { width, height, channels } }).stats()
  const parts = [dominant.r, dominant.g, dominant.b]
  return parts.map((part) => part.toString(16).padStart(2, '0')).join('')
}

/** By what the file is, never by what it is called. */
function formatOf(sent: Uint8Array): 'picture' | 'empty' | 'heic' | 'not-a-picture' {
  if (sent.length === 0) return 'empty'
  const text = (from: number, to: number) => Buffer.from(sent.subarray(from, to)).toString('latin1')
  if (text(0, 3) === '\u00ff\u00d8\u00ff' || text(0, 8) === '\u0089PNG\r\n\u001a\n')
    return 'picture'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'picture'
  if (text(4, 8) !== 'ftyp') return 'not-a-picture'
  const brand = text(8, 12)
  if (brand === 'avif') return 'picture'
  return ['heic', 'heix', 'hevc', 'mif1', 'msf1'].includes(brand) ? 'heic' : 'not-a-picture'
}
