import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { geoIdentity, geoPath } from 'd3-geo'
import { feature, merge } from 'topojson-client'
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { type Point, simplify } from './outline-simplify.ts'

// Makes the map data from the village outlines, once, by hand:
//   node prisma/seed/make-outlines.ts
// The results are committed, because they only change when the regions do.

type VillageProperties = { code: string; name: string; kecamatan: string; kecamatan_code: string }
type Village = (Polygon | MultiPolygon) & { properties: VillageProperties }
type Villages = { geometries: Village[] }
type Shape = GeoJSON.Polygon | GeoJSON.MultiPolygon

const here = import.meta.dirname
const regionsFolder = path.join(here, '../../app/features/regions')
const mapWidth = 1000

/** Degrees become units of a flat map; borders stay shared because whole arcs are simplified. */
function readTopology(toleranceInUnits: number): { topology: Topology; villages: Villages } {
  const file = path.join(here, 'data/blitar_villages.topo.json')
  const raw = JSON.parse(readFileSync(file, 'utf8')) as Topology
  const { scale, translate } = raw.transform ?? { scale: [1, 1], translate: [0, 0] }
  // At 8° south a degree of longitude is 1 % shorter than one of latitude.
  const shrink = Math.cos((8.12 * Math.PI) / 180)
  const arcs = raw.arcs.map((arc) => {
    let [x, y] = [0, 0]
    return arc.map(([dx = 0, dy = 0]): Point => {
      x += dx
      y += dy
      return [(x * scale[0] + translate[0]) * shrink, y * scale[1] + translate[1]]
    })
  })
  const xs = arcs.flat().map(([x]) => x)
  const unit = (Math.max(...xs) - Math.min(...xs)) / mapWidth
  const { transform: _, ...rest } = raw
  const topology = { ...rest, arcs: arcs.map((arc) => simplify(arc, toleranceInUnits * unit)) }
  return { topology, villages: topology.objects.full as unknown as Villages }
}

/** Relative path data with the given number of decimals: a third of the bytes of absolute ones. */
function pathData(shape: Shape, place: (point: Point) => Point, decimals: number): string {
  const factor = 10 ** decimals
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  let data = ''
  for (const ring of polygons.flat()) {
    const points = ring.map((point) =>
      place(point as Point).map((value) => Math.round(value * factor)),
    )
    let [x = 0, y = 0] = points[0] ?? []
    data += `M${number(x / factor)} ${number(y / factor)}l`
    let line = ''
    for (const [nextX = 0, nextY = 0] of points.slice(1, -1)) {
      if (nextX === x && nextY === y) continue
      line += `${pair((nextX - x) / factor, line === '')}${pair((nextY - y) / factor, false)}`
      ;[x, y] = [nextX, nextY]
    }
    data += `${line}z`
  }
  return data
}

const number = (value: number) => String(Number(value.toFixed(2))).replace(/^(-?)0\./, '$1.')
const pair = (value: number, isFirst: boolean) =>
  isFirst || value < 0 ? number(value) : ` ${number(value)}`

function fitter(shape: Shape, width: number, height: number, padding: number) {
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [padding, padding],
        [width - padding, height - padding],
      ],
      shape,
    )
  return (point: Point): Point => (projection(point) ?? point) as Point
}

/** Where a name or a number stands well: the middle of the largest part. */
function labelOf(shape: Shape, place: (point: Point) => Point): Point {
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  const areas = parts.map((coordinates) => ({ type: 'Polygon', coordinates }) as GeoJSON.Polygon)
  const largest = areas.toSorted((a, b) => geoPath().area(b) - geoPath().area(a))[0]
  const [x, y] = place(geoPath().centroid(largest ?? shape) as Point)
  return [Math.round(x), Math.round(y)]
}

function shapeOf(topology: Topology, village: Village): Shape {
  const { geometry } = feature(topology, village as Polygon)
  return geometry
}

function writeVillageOutlines(): void {
  const { topology, villages } = readTopology(0.05)
  const outlines = villages.geometries.map((village) => {
    const shape = shapeOf(topology, village)
    return [village.properties.code, pathData(shape, fitter(shape, 100, 100, 2), 1)]
  })
  const longest = Math.max(...outlines.map(([, outline = '']) => outline.length))
  writeFileSync(
    path.join(here, 'data/village-outlines.json'),
    `${JSON.stringify(Object.fromEntries(outlines), null, 0).replaceAll('",', '",\n')}\n`,
  )
  console.log(`${outlines.length} village outlines, the longest ${longest} bytes`)
}

function writeMaps(): void {
  const coarse = readTopology(1)
  const whole = merge(coarse.topology, coarse.villages.geometries)
  const projection = geoIdentity()
    .reflectY(true)
    .fitSize([mapWidth, 2 * mapWidth], whole)
  const [[, top], [, bottom]] = geoPath(projection).bounds(whole)
  const viewBox = { width: mapWidth, height: Math.ceil(bottom - top) }
  const place = (point: Point): Point => {
    const [x, y] = projection(point) ?? point
    return [x, y - top]
  }
  const districts = Map.groupBy(
    coarse.villages.geometries,
    ({ properties }) => properties.kecamatan_code,
  )
  const districtShapes = [...districts].toSorted(byCode).map(([code, members]) => {
    const shape = withoutSlivers(merge(coarse.topology, members))
    const name = members[0]?.properties.kecamatan ?? ''
    return { code, name, label: labelOf(shape, place), path: pathData(shape, place, 0) }
  })
  const fine = readTopology(0.4)
  const villageShapes = fine.villages.geometries.map((village) => {
    const shape = shapeOf(fine.topology, village)
    const { code, name } = village.properties
    return { code, name, label: labelOf(shape, place), path: pathData(shape, place, 1) }
  })
  writeModule('regency-map.ts', 'regencyMap', { viewBox, districts: districtShapes })
  writeModule('village-map.ts', 'villageMap', { viewBox, villages: villageShapes })
}

const areaOf = (ring: GeoJSON.Position[]) =>
  geoPath().area({ type: 'Polygon', coordinates: [ring] })

/** Where two villages of the source do not quite meet, merging them leaves a crack. */
function withoutSlivers({ coordinates }: GeoJSON.MultiPolygon): GeoJSON.MultiPolygon {
  const largest = Math.max(...coordinates.flat().map(areaOf))
  const solid = coordinates
    .map((rings) => rings.filter((ring) => areaOf(ring) > largest / 300))
    .filter((rings) => rings.length > 0)
  return { type: 'MultiPolygon', coordinates: solid }
}

const byCode = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1)

type MapData = { viewBox: { width: number; height: number } } & Record<string, unknown>

function writeModule(file: string, name: string, { viewBox, ...rest }: MapData): void {
  const [key, shapes] = Object.entries(rest)[0] as [string, object[]]
  const lines = shapes.map((shape) => `    ${JSON.stringify(shape)},`)
  const type = name === 'regencyMap' ? 'kecamatan' : 'desa and kelurahan'
  const module = `// Made by prisma/seed/make-outlines.ts from the outlines of cahyadsn/wilayah_boundaries (see NOTICE).
// oxfmt-ignore
/** The regency by ${type}, as SVG path data in one coordinate system; north is up. */
export const ${name}: {
  viewBox: { width: number; height: number }
  ${key}: readonly { code: string; name: string; label: readonly [x: number, y: number]; path: string }[]
} = {
  viewBox: ${JSON.stringify(viewBox)},
  ${key}: [
${lines.join('\n')}
  ],
}
`
  writeFileSync(path.join(regionsFolder, file), module)
  console.log(`${file}: ${shapes.length} shapes, ${module.length} bytes`)
}

writeVillageOutlines()
writeMaps()
