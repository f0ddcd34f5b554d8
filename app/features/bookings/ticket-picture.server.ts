import { createRequire } from 'node:module'
import sharp, { type OverlayOptions } from 'sharp'
import type { QrCode } from '#app/server/qr-code.server.ts'

export type TicketPicture = {
  qr: QrCode
  title: string
  when: string
  /** Typed code, for how many, where, by whom: a line each. */
  lines: readonly string[]
  /** What whoever holds the picture must know. */
  keep: string
}

const [width, margin] = [1080, 72]
/** Of the code with its quiet zone, at most. */
const qrRoom = 860
const [ink, soft, paper, band] = ['#1c1c1a', '#5b5a54', '#ffffff', '#173f2c']

/** Part of the application, because a server may have no fonts at all. */
const file = (style: string) =>
  createRequire(import.meta.url).resolve(
    `@expo-google-fonts/atkinson-hyperlegible/${style}/AtkinsonHyperlegible_${style}.ttf`,
  )
const fonts = {
  regular: { font: 'Atkinson Hyperlegible', fontfile: file('400Regular') },
  bold: { font: 'Atkinson Hyperlegible Bold', fontfile: file('700Bold') },
}

/**
 * A ticket for the gallery of a phone: found there without signal, and sent by WhatsApp to who comes
 * along. High enough to be read from a dim screen, and black on white for every scanner.
 */
export async function drawTicket({ qr, title, when, lines, keep }: TicketPicture): Promise<Buffer> {
  const head = await stack([
    { text: title, weight: 'bold', size: 56, color: paper, gap: 26 },
    { text: when, weight: 'bold', size: 40, color: paper, gap: 0 },
  ])
  const facts = await stack([
    ...lines.map((text, index) => ({
      text,
      weight: index === 0 ? ('bold' as const) : ('regular' as const),
      size: index === 0 ? 52 : 38,
      color: ink,
      gap: 26,
    })),
    { text: keep, weight: 'regular', size: 30, color: soft, gap: 0 },
  ])
  // Whole dots for each module: a scanner reads edges.
  const qrSide = Math.floor(qrRoom / qr.size) * qr.size
  const headHeight = head.height + 2 * margin
  const qrTop = headHeight + 16
  const factsTop = qrTop + qrSide + 16
  return sharp({
    create: { width, height: factsTop + facts.height + margin, channels: 3, background: paper },
  })
    .composite([
      { input: colored(width, headHeight, band), left: 0, top: 0 },
      ...head.words.map((word) => moved(word, margin)),
      { input: qrSvg(qr, qrSide), left: Math.floor((width - qrSide) / 2), top: qrTop },
      ...facts.words.map((word) => moved(word, factsTop)),
    ])
    .png({ palette: true, effort: 4 })
    .toBuffer()
}

type Words = { text: string; weight: keyof typeof fonts; size: number; color: string; gap: number }

/** One below the other, each as wide as it needs and no wider than the picture. */
async function stack(all: readonly Words[]): Promise<{ words: OverlayOptions[]; height: number }> {
  const words: OverlayOptions[] = []
  let height = 0
  for (const { text, weight, size, color, gap } of all) {
    const { font, fontfile } = fonts[weight]
    const drawn = await sharp({
      text: {
        text: `<span foreground="${color}">${escapeMarkup(text)}</span>`,
        font: `${font} ${size}`,
        fontfile,
        width: width - 2 * margin,
        wrap: 'word-char',
        rgba: true,
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true })
    words.push({ input: drawn.data, left: margin, top: height })
    height += drawn.info.height + gap
  }
  return { words, height }
}

const moved = (word: OverlayOptions, by: number) => ({ ...word, top: (word.top ?? 0) + by })

/** The text of a picture is markup to Pango. */
const escapeMarkup = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const colored = (wide: number, high: number, color: string) =>
  Buffer.from(
    `<svg width="${wide}" height="${high}"><path fill="${color}" d="M0 0h${wide}v${high}H0z"/></svg>`,
  )

const qrSvg = ({ size, path }: QrCode, side: number) =>
  Buffer.from(
    `<svg width="${side}" height="${side}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#000" d="${path}"/></svg>`,
  )
