import { createHash } from 'node:crypto'
import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { leafStand, standCount, stillLife, type View, view } from './backdrops.ts'
import { tileCount, villageTile } from './village-tile.ts'
import { type Placed, rawOf, renderEmoji, shadowOf } from './emoji.ts'
import { layoutCount, layoutFor, type Spot } from './layouts.ts'
import { palettesOf } from './palettes.ts'
import { patternCount } from './patterns.ts'

export type PictureRecipe = {
  slug: string
  kind: 'product' | 'experience'
  category: string
  tags: readonly string[]
  /** Emoji, the main one first. */
  art: readonly string[]
}

export const pictureSize = 1200

/** The same listing gives the same picture, byte for byte, on every machine with the same sharp. */
export async function composePicture(recipe: PictureRecipe): Promise<Sharp> {
  const choose = chooserOf(recipe.slug)
  const spots = layoutFor(recipe.art.length, {
    isView: recipe.kind === 'experience',
    choice: choose('layout', layoutCount),
  })
  const layers = await Promise.all(spots.map((spot) => layersOf(recipe, spot)))
  return flatten(backdropOf(recipe, choose), layers.flat())
}

/** A BUM Desa's own picture: the outline of its village on batik, with what it is known for. */
export async function composeShopPicture(shop: {
  slug: string
  outline: string
  art: string
}): Promise<Sharp> {
  const choose = chooserOf(shop.slug)
  const backdrop = villageTile(
    shop.outline,
    choose('tile', tileCount),
    choose('pattern', patternCount),
  )
  const spot = { art: 0, x: 600, y: 600, size: 430, angle: 0 }
  return flatten(backdrop, await layersOf({ slug: shop.slug, art: [shop.art] }, spot))
}

async function flatten(backdrop: string, layers: OverlayOptions[]): Promise<Sharp> {
  const flat = await sharp(Buffer.from(backdrop)).composite(layers).removeAlpha().raw().toBuffer()
  return sharp(flat, rawOf({ width: pictureSize, height: pictureSize }, 3))
}

type Choose = (what: string, among: number) => number

function chooserOf(slug: string): Choose {
  return (what, among) =>
    createHash('sha256').update(`${slug} ${what}`).digest().readUInt32BE() % among
}

function backdropOf(recipe: PictureRecipe, choose: Choose): string {
  if (recipe.kind === 'experience') return view(viewOf(recipe), choose('view', 4))
  const palettes = palettesOf(recipe.category)
  const stand = choose('stand', standCount)
  return stillLife({
    palette: palettes[choose('palette', palettes.length)] ?? palettesOf('')[0] ?? neverEmpty(),
    pattern: choose('pattern', patternCount),
    angle: [0, 18, -18, 35][choose('angle', 4)] ?? 0,
    // A drum or a shirt does not lie on a leaf; food does.
    stand: stand === leafStand && !food.has(recipe.category) ? 4 : stand,
  })
}

const food = new Set([
  'jajanan-tradisional',
  'keripik-kerupuk',
  'bumbu-sambal',
  'bahan-pokok',
  'buah',
  'sayur-rempah',
  'ikan-segar',
])

const views: readonly (readonly [RegExp, View])[] = [
  [/gua/, 'cave'],
  [/pantai|laut|perahu|penyu|festival/, 'sea'],
  [/tubing|arung jeram|sungai|renang|mancing|air terjun|telaga/, 'river'],
  [/candi/, 'temple'],
  [/kuliner|jenang|batik|workshop|pecel/, 'table'],
  [/kebun teh|gunung|pinus|bukit|krisik|gardu|puncak|kopi/, 'hills'],
]

function viewOf({ tags, slug }: PictureRecipe): View {
  const words = [...tags, slug.replaceAll('-', ' ')].join(' ')
  return views.find(([pattern]) => pattern.test(words))?.[1] ?? 'field'
}

async function layersOf(
  { art, slug }: Pick<PictureRecipe, 'art' | 'slug'>,
  spot: Spot,
): Promise<OverlayOptions[]> {
  const emoji = art[spot.art] ?? art[0] ?? neverEmpty()
  const tilt = chooserOf(slug)(`tilt ${spot.x}`, 7) - 3
  const image = await renderEmoji(emoji, spot.size, spot.angle === 0 ? 0 : spot.angle + tilt)
  const shadow = await shadowOf(image, '#3b2412', Math.round(spot.size / 22))
  return [
    at(shadow, spot.x + spot.size * 0.02, spot.y + spot.size * 0.06),
    at(image, spot.x, spot.y),
  ]
}

function at(art: Placed, x: number, y: number): OverlayOptions {
  return {
    input: art.pixels,
    ...rawOf(art, 4),
    left: Math.round(x - art.width / 2),
    top: Math.round(y - art.height / 2),
  }
}

function neverEmpty(): never {
  throw new Error('A picture needs art')
}
