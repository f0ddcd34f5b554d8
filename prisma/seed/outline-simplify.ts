export type Point = [x: number, y: number]

/**
 * Douglas–Peucker on one border between two corners. The corners stay, so simplifying every arc of a
 * topology leaves no gap and no overlap between neighbours.
 */
export function simplify(line: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last || line.length < 3) return [...line]
  let farthest = 0
  let distance = 0
  for (let index = 1; index < line.length - 1; index++) {
    const found = distanceToSegment(line[index] ?? first, first, last)
    if (found > distance) [farthest, distance] = [index, found]
  }
  // An arc that closes on itself (an island) keeps its farthest point, or it would vanish.
  const isRing = first[0] === last[0] && first[1] === last[1]
  if (distance <= tolerance && !isRing) return [first, last]
  return [
    ...simplify(line.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplify(line.slice(farthest), tolerance),
  ]
}

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - (ax + t * dx), y - (ay + t * dy))
}
