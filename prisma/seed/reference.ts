import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { PoolClient } from 'pg'
import { insertRows } from './rows.ts'
import { slugOf } from '#app/core/slug.ts'
import { todayAt } from '#app/features/bookings/calendar-date.ts'
import { fixedHolidays, fixedHolidaysFrom } from '#app/features/holidays/fixed-holidays.ts'

const dataFolder = path.join(import.meta.dirname, 'data')

/** Whose villages have pages, outlines and a checked kind; the rest of the country has addresses. */
const pilotRegency = '35.05'

type Row = Record<string, string>

function read(file: string): Buffer {
  return readFileSync(path.join(dataFolder, file))
}

export function readCsv(file: string): Row[] {
  const content = file.endsWith('.gz') ? gunzipSync(read(file)) : read(file)
  return parse(content, { columns: true, skip_empty_lines: true })
}

const files = [
  'provinces.csv',
  'regencies.csv',
  'districts.csv',
  'villages_id.csv.gz',
  'blitar_villages.csv',
  'village-outlines.json',
  'categories.csv',
]

/** Changes with the data and with how it is read, so that a newer Lumbung loads it again. */
export function referenceVersion(): string {
  const hash = createHash('sha256').update('1').update(JSON.stringify(fixedHolidays))
  for (const file of files) hash.update(read(file))
  return hash.digest('hex').slice(0, 16)
}

/** Regions of the whole country, categories and holidays. Safe to run again over older data. */
export async function loadReference(client: PoolClient): Promise<void> {
  const provinces = readCsv('provinces.csv')
  const regencies = readCsv('regencies.csv')
  const districts = readCsv('districts.csv')
  await loadRegionsAboveVillages(client, { provinces, regencies, districts })
  await loadVillages(client, villageRows({ provinces, regencies, districts }))
  await loadCategories(client)
  await insertRows(
    client,
    'holidays',
    fixedHolidaysFrom(todayAt('WIB', new Date())).map(({ date, nameId, nameEn }) => ({
      date,
      name_id: nameId,
      name_en: nameEn,
    })),
    // What an admin has said of a day stays.
    '(date) DO NOTHING',
  )
}

type Regions = { provinces: Row[]; regencies: Row[]; districts: Row[] }

async function loadRegionsAboveVillages(client: PoolClient, regions: Regions): Promise<void> {
  await insertRows(
    client,
    'provinces',
    regions.provinces.map((row) => ({
      code: text(row, 'code'),
      name: text(row, 'name'),
      timezone: text(row, 'timezone'),
      lat: Number(row.lat),
      lon: Number(row.lon),
    })),
    `(code) DO UPDATE SET name = excluded.name, timezone = excluded.timezone`,
  )
  await insertRows(
    client,
    'regencies',
    regions.regencies.map((row) => ({
      code: text(row, 'code'),
      name: text(row, 'name'),
      kind: text(row, 'kind'),
      province_code: text(row, 'province_code'),
      lat: Number(row.lat),
      lon: Number(row.lon),
    })),
    `(code) DO UPDATE SET name = excluded.name, kind = excluded.kind`,
  )
  await insertRows(
    client,
    'districts',
    regions.districts.map((row) => ({
      code: text(row, 'code'),
      name: text(row, 'name'),
      slug: row.regency_code === pilotRegency ? slugOf(text(row, 'name')) : null,
      regency_code: text(row, 'regency_code'),
      postal_code: row.main_postal_code || null,
      ...coordinates(row),
    })),
    `(code) DO UPDATE SET name = excluded.name, slug = excluded.slug,
       postal_code = excluded.postal_code`,
  )
}

type VillageRow = Record<string, string | number | null>

function villageRows({ provinces, regencies, districts }: Regions): VillageRow[] {
  const provinceNames = new Map(provinces.map((row) => [row.code, text(row, 'name')]))
  const regencyNames = new Map(
    regencies.map((row) => [
      row.code,
      `${text(row, 'name')} ${provinceNames.get(row.province_code) ?? ''}`,
    ]),
  )
  const above = new Map(
    districts.map((row) => [
      text(row, 'code'),
      `${text(row, 'name')} ${regencyNames.get(row.regency_code) ?? ''}`,
    ]),
  )
  const outlines = JSON.parse(read('village-outlines.json').toString()) as Record<string, string>
  return readCsv('villages_id.csv.gz').map((row) => {
    const [code, districtCode] = withDots(text(row, 'code'))
    return {
      code,
      name: text(row, 'name'),
      kind: kindOf(code),
      district_code: districtCode,
      postal_code: row.postal_code || null,
      ...coordinates(row),
      outline: outlines[code] ?? null,
      search_text: plain(`${text(row, 'name')} ${above.get(districtCode) ?? ''}`),
    }
  })
}

/**
 * The trigram index is built once over everything rather than row by row: 84,000 villages then take
 * three seconds instead of fifteen.
 */
async function loadVillages(client: PoolClient, villages: VillageRow[]): Promise<void> {
  const { rows } = await client.query<{ indexdef: string }>(
    `SELECT indexdef FROM pg_indexes WHERE indexname = 'villages_search_text_idx'`,
  )
  await client.query('DROP INDEX IF EXISTS villages_search_text_idx')
  await insertRows(
    client,
    'villages',
    villages,
    `(code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
       district_code = excluded.district_code, postal_code = excluded.postal_code,
       lat = excluded.lat, lon = excluded.lon, outline = excluded.outline,
       search_text = excluded.search_text`,
  )
  if (rows[0]) await client.query(rows[0].indexdef)
  await client.query('ANALYZE villages')
}

async function loadCategories(client: PoolClient): Promise<void> {
  await insertRows(
    client,
    'categories',
    readCsv('categories.csv').map((row, position) => ({
      slug: text(row, 'slug'),
      parent_slug: row.parent_slug || null,
      kind: row.kind === 'product' ? 'product' : 'experience',
      label_id: text(row, 'label_id'),
      label_en: text(row, 'label_en'),
      label_jv: text(row, 'label_jv'),
      warned_permits: (row.warned_permits ?? '').split('|').filter(Boolean),
      position,
    })),
    // What admins made of them stays.
    `(slug) DO NOTHING`,
  )
}

export function text(row: Row, column: string): string {
  const value = row[column]
  if (value === undefined || value === '')
    throw new Error(`${column} is missing: ${JSON.stringify(row)}`)
  return value
}

function coordinates(row: Row) {
  return { lat: row.lat ? Number(row.lat) : null, lon: row.lon ? Number(row.lon) : null }
}

/** `3505132001` → `35.05.13.2001` and its kecamatan `35.05.13`. */
function withDots(code: string): [village: string, district: string] {
  const district = `${code.slice(0, 2)}.${code.slice(2, 4)}.${code.slice(4, 6)}`
  return [`${district}.${code.slice(6)}`, district]
}

/** The seventh digit says it: 1 kelurahan, 2 desa, 3 desa adat. */
function kindOf(code: string): string {
  const kinds: Record<string, string> = { 1: 'kelurahan', 2: 'desa', 3: 'desaAdat' }
  return kinds[code.charAt(9)] ?? 'desa'
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
