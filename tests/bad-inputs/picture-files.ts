import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Hidden in what may be kept, and nowhere in what is kept. */
export const hidden = 'JAHAT-9Z'

export type PictureFile = {
  make: () => Promise<Buffer> | Buffer
  name?: string
  type?: string
  /** What the form says about it: a key of the texts, or that it was taken. */
  answer: 'taken' | 'empty' | 'not-a-picture' | 'heic' | 'damaged' | 'too-many-pixels' | 'too-small'
}

const photo = (width = 900, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: '#c07030' } })
const jpeg = () => photo().jpeg().toBuffer()
const png = () => photo().png().toBuffer()
const followedBy = async (picture: Promise<Buffer>, text: string) =>
  Buffer.concat([await picture, Buffer.from(text, 'latin1')])
const words = (text: string) => Buffer.from(text, 'latin1')

/** What people send who mean harm, or whose phone does not know better. */
export const pictureFiles: Readonly<Record<string, PictureFile>> = {
  'no bytes': { make: () => Buffer.alloc(0), answer: 'empty' },
  'an SVG with a script': {
    make: () => words(`<svg xmlns="http://www.w3.org/2000/svg"><script>${hidden}</script></svg>`),
    type: 'image/svg+xml',
    name: 'gambar.svg',
    answer: 'not-a-picture',
  },
  'an SVG called a JPEG': { make: () => words(`<svg>${hidden}</svg>`), answer: 'not-a-picture' },
  'shell.php named a.jpg': {
    make: () => words(`<?php system($_GET['c']); // ${hidden} ?>`),
    answer: 'not-a-picture',
  },
  'zip renamed .jpg': { make: () => words(`PK\u0003\u0004${hidden}`), answer: 'not-a-picture' },
  'Content-Type: image/png with PDF bytes': {
    make: () => words(`%PDF-1.7\n${hidden}`),
    type: 'image/png',
    answer: 'not-a-picture',
  },
  'polyglot GIF89a/*...*/=1;alert(1)//': {
    make: () => words(`GIF89a/*${hidden}*/=1;alert(1)//`),
    answer: 'not-a-picture',
  },
  'image/heic from a phone': {
    make: () => words(`\0\0\0\x18ftypheic\0\0\0\0mif1heic${hidden}`),
    type: 'image/heic',
    name: 'IMG_0001.HEIC',
    answer: 'heic',
  },
  'a HEIC that only says it is an AVIF': {
    make: () => words(`\0\0\0\x18ftypavif\0\0\0\0mif1heic${hidden}`),
    answer: 'damaged',
  },
  'half a photo': { make: async () => (await jpeg()).subarray(0, 900), answer: 'damaged' },
  'the letters of a PNG and then a program': {
    make: async () => Buffer.concat([(await png()).subarray(0, 8), words(`#!/bin/sh\n${hidden}`)]),
    answer: 'damaged',
  },
  '16000x16000 1-colour PNG, 776 kB (256 MP)': {
    make: () => flatPng(16_000, 16_000),
    answer: 'too-many-pixels',
  },
  'a PNG that claims two thousand million pixels': {
    make: () => flatPng(46_000, 46_000, 10),
    answer: 'too-many-pixels',
  },
  'a thumbnail': { make: () => photo(600, 100).png().toBuffer(), answer: 'too-small' },
  'a JPEG that is a web page too': {
    make: () => followedBy(jpeg(), `<html><script>${hidden}</script>`),
    answer: 'taken',
  },
  'a JPEG with an archive behind it': {
    make: () => followedBy(jpeg(), `PK\u0003\u0004${hidden}`),
    answer: 'taken',
  },
  'a PNG with a program behind it': {
    make: () => followedBy(png(), `<?php ${hidden} ?>`),
    name: 'foto.png.php',
    answer: 'taken',
  },
  'JPEG with GPS EXIF': {
    make: () =>
      photo()
        .withExif({ IFD0: { Artist: hidden }, IFD3: { GPSLatitude: '8/1 6/1 0/1' } })
        .jpeg()
        .toBuffer(),
    answer: 'taken',
  },
  'animated WebP/GIF, 5000 frames': { make: animated, type: 'image/webp', answer: 'taken' },
  'filename gen: 4000 chars / CON.jpg / a.jpg%00.php': {
    make: jpeg,
    name: `CON.jpg%00${'x'.repeat(3900)}.php`,
    answer: 'taken',
  },
  'a name that is a path': { make: jpeg, name: '../../../../etc/cron.d/foto', answer: 'taken' },
  'a PNG called a JPEG': { make: png, name: 'foto.jpg', type: 'image/jpeg', answer: 'taken' },
}

/** Of the ones that cost the most to look at, all of which may be sent. */
export const largestPhotos = async (): Promise<Buffer[]> => [
  await photo(7_900, 5_000).jpeg().toBuffer(),
  await photo(7_900, 5_000).png({ progressive: true }).toBuffer(),
]

/** One bit a pixel, written by hand: no program has to hold what it claims to be. `rows`: that are there. */
function flatPng(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const lines = Buffer.alloc(rows * (1 + Math.ceil(width / 8)))
  const chunk = (type: string, body: Buffer) => {
    const content = Buffer.concat([Buffer.from(type), body])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length)
    sum.writeUInt32BE(crc32(content))
    return Buffer.concat([length, content, sum])
  }
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Of many frames the first is kept. WebP keeps each in a chunk: the last one is written very often. */
async function animated(): Promise<Buffer> {
  const [side, frames] = [240, 5_000]
  const raw = { width: side, height: side * 2, channels: 3, pageHeight: side } as const
  const pixels = Buffer.alloc(side * side * 2 * 3).fill(90, side * side * 3)
  const two = await sharp(pixels, { raw }).webp({ loop: 0 }).toBuffer()
  const last = two.subarray(two.lastIndexOf('ANMF'))
  const all = Buffer.concat([two, ...Array<Buffer>(frames - 2).fill(last)])
  // Of a RIFF file the bytes after this number.
  all.writeUInt32LE(all.length - 8, 4)
  return all
}
