/** Batik-derived repeats as SVG pattern content, in one colour; the caller sets opacity and angle. */
const tiles: readonly ((colour: string) => { size: [number, number]; content: string })[] = [
  // Kawung: four petals of the sugar-palm fruit around a point.
  (colour) => ({
    size: [120, 120],
    content: [0, 90, 180, 270]
      .map(
        (turn) =>
          `<g transform="rotate(${turn + 45} 60 60)"><ellipse cx="60" cy="25" rx="16" ry="27" fill="none" stroke="${colour}" stroke-width="6"/><circle cx="60" cy="25" r="4" fill="${colour}"/></g>`,
      )
      .join(''),
  }),
  // Parang: slanted blades like waves against a rock.
  (colour) => ({
    size: [110, 80],
    content: `<path d="M-10 60C20 60 26 22 58 20 82 19 84 44 64 46 50 47 50 32 60 33M45 100C75 100 81 62 113 60M-65 20C-35 20 -29 -18 3 -20" fill="none" stroke="${colour}" stroke-width="8" stroke-linecap="round"/><circle cx="22" cy="18" r="6" fill="${colour}"/><circle cx="92" cy="72" r="6" fill="${colour}"/>`,
  }),
  // Truntum: scattered little stars.
  (colour) => ({
    size: [96, 96],
    content: [
      [24, 24],
      [72, 72],
    ]
      .map(([x = 0, y = 0]) =>
        [0, 45, 90, 135]
          .map(
            (turn) =>
              `<path d="M${x - 15} ${y}h30" transform="rotate(${turn} ${x} ${y})" stroke="${colour}" stroke-width="5" stroke-linecap="round"/>`,
          )
          .join(''),
      )
      .join(''),
  }),
  // Anyaman: plaited bamboo.
  (colour) => ({
    size: [88, 88],
    content: `<path d="M6 22h32M50 66h32M22 50v32M66 6v32" stroke="${colour}" stroke-width="12" stroke-linecap="round"/><path d="M6 8h32M50 52h32" stroke="${colour}" stroke-width="3"/>`,
  }),
  // Ceplok: a rosette in a diamond.
  (colour) => ({
    size: [130, 130],
    content: `<path d="M65 4L126 65 65 126 4 65z" fill="none" stroke="${colour}" stroke-width="4"/><path d="M65 30c12 18 18 23 35 35-18 12-23 18-35 35-12-18-18-23-35-35 18-12 23-18 35-35z" fill="none" stroke="${colour}" stroke-width="6"/><circle cx="65" cy="65" r="8" fill="${colour}"/>`,
  }),
]

export const patternCount = tiles.length

export function patternDefinition(
  id: string,
  { kind, colour, angle, scale }: { kind: number; colour: string; angle: number; scale: number },
): string {
  const tile = tiles[kind % tiles.length]?.(colour)
  if (!tile) return ''
  const [width, height] = tile.size
  return `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle}) scale(${scale})">${tile.content}</pattern>`
}
