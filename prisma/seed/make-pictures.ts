import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Sharp } from 'sharp'
import { composePicture, composeShopPicture } from './pictures/compose.ts'
import { buildListings, type Listing } from './story/listing-rows.ts'
import { buildShops, readVillages, type Shop } from './story/shop-rows.ts'

// Makes the pictures of the sample story, once, by hand:
//   node prisma/seed/make-pictures.ts
// The results are committed: composing 240 pictures takes minutes, copying them a moment.

const here = import.meta.dirname
const folder = path.join(here, '../../public/gambar')
const listFile = path.join(here, 'data/pictures.json')
const widths = [320, 640, 1200] as const
const quality = { 320: 66, 640: 64, 1200: 46 } as const

/** Counts up when the drawing changes, so that every picture gets a new address. */
const version = 1

type Made = { key: string; color: string }
type Job = { name: string; slug: string; recipe: object; compose: () => Promise<Sharp> }

function jobs(): Job[] {
  const shops = buildShops(readVillages(), new Date())
  const { listings } = buildListings(shops, new Date())
  return [...listings.map(listingJob), ...shops.map((shop) => shopJob(shop, listings))]
}

function listingJob({ slug, kind, categorySlug, tags, art }: Listing): Job {
  const recipe = { slug, kind, category: categorySlug, tags, art }
  return { name: `listing ${slug}`, slug, recipe, compose: () => composePicture(recipe) }
}

function shopJob(shop: Shop, listings: readonly Listing[]): Job {
  const outlines = JSON.parse(readFileSync(path.join(here, 'data/village-outlines.json'), 'utf8'))
  const first = listings.find((listing) => listing.shop === shop)?.art[0] ?? '🏡'
  const art = shop.story.emblem ?? first
  const recipe = { slug: shop.slug, outline: outlines[shop.home.code] as string, art }
  return {
    name: `shop ${shop.slug}`,
    slug: shop.slug,
    recipe,
    compose: () => composeShopPicture(recipe),
  }
}

async function make({ slug, recipe, compose }: Job, known: Made | undefined): Promise<Made> {
  const hash = createHash('sha256').update(JSON.stringify({ version, recipe })).digest('hex')
  const key = `${slug}-${hash.slice(0, 10)}`
  const fileOf = (width: number) => path.join(folder, `${key}-${width}.webp`)
  if (known?.key === key && widths.every((width) => existsSync(fileOf(width)))) return known
  const picture = await compose()
  for (const width of widths) {
    await picture
      .clone()
      .resize(width)
      .webp({ quality: quality[width], effort: 6 })
      .toFile(fileOf(width))
  }
  const [red = 0, green = 0, blue = 0] = await picture.clone().resize(1, 1).raw().toBuffer()
  const color = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  return { key, color }
}

mkdirSync(folder, { recursive: true })
const known: Record<string, Made> = existsSync(listFile)
  ? JSON.parse(readFileSync(listFile, 'utf8'))
  : {}
const made: Record<string, Made> = {}
for (const job of jobs()) {
  made[job.name] = await make(job, known[job.name])
  writeFileSync(listFile, `${JSON.stringify({ ...known, ...made }, null, 1)}\n`)
}
writeFileSync(listFile, `${JSON.stringify(made, null, 1)}\n`)

const keys = new Set(Object.values(made).map(({ key }) => key))
for (const file of readdirSync(folder)) {
  if (!keys.has(file.replace(/-\d+\.webp$/, ''))) rmSync(path.join(folder, file))
}
console.log(`${keys.size} pictures in ${widths.length} widths`)
