import { villageMap } from './village-map.ts'

type Village = (typeof villageMap.villages)[number]

const byCode = new Map(villageMap.villages.map((village) => [village.code, village]))

/** The villages whose middle lies closest, in their own kecamatan or across its border. */
export function villagesNear(code: string, howMany: number): Village[] {
  const here = byCode.get(code)
  if (!here) return []
  const distance = ({ label: [x, y] }: Village) => Math.hypot(x - here.label[0], y - here.label[1])
  return villageMap.villages
    .filter((village) => village.code !== code)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, howMany)
}

export type DistrictMap = {
  viewBox: string
  villages: {
    code: string
    name: string
    label: readonly [x: number, y: number]
    path: string
    /** Its name can be read inside its borders. */
    fitsName: boolean
  }[]
  /** How many units of the drawing one hundredth of its width is; texts scale with it. */
  unit: number
}

/** The villages of one kecamatan as one drawing, cut out of the map of the regency. */
export function districtMap(districtCode: string): DistrictMap | null {
  const villages = villageMap.villages.filter(({ code }) => code.startsWith(`${districtCode}.`))
  if (villages.length === 0) return null
  const points = villages.flatMap(({ path }) => pointsOf(path))
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const margin = Math.max(width, height) * 0.03
  const unit = (width + 2 * margin) / 100
  const viewBox = [left - margin, top - margin, width + 2 * margin, height + 2 * margin]
  return {
    viewBox: viewBox.map((value) => value.toFixed(1)).join(' '),
    villages: villages.map((village) => ({ ...village, fitsName: fitsName(village, unit) })),
    unit,
  }
}

function fitsName({ name, path }: Village, unit: number): boolean {
  const xs = pointsOf(path).map(([x]) => x)
  return Math.max(...xs) - Math.min(...xs) > name.length * unit * 1.35
}

/** The outlines are made of `M x y l dx dy …z` only; each part begins anew. */
function pointsOf(path: string): [number, number][] {
  const points: [number, number][] = []
  for (const part of path.split(/(?=M)/)) {
    const numbers = [...part.matchAll(/-?\d*\.?\d+/g)].map(Number)
    let [x, y] = [0, 0]
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      x += numbers[index] ?? 0
      y += numbers[index + 1] ?? 0
      points.push([x, y])
    }
  }
  return points
}
