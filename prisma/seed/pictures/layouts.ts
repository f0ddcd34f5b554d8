/** Where one piece of art stands, in a square of 1200; `art` counts from 0, the main one. */
export type Spot = { art: number; x: number; y: number; size: number; angle: number }

const spot = (art: number, x: number, y: number, size: number, angle = 0): Spot => ({
  art,
  x,
  y,
  size,
  angle,
})

// What stands further back comes first.
const ofTwo: readonly (readonly Spot[])[] = [
  [spot(0, 570, 560, 640, -4), spot(1, 880, 845, 330, 10)],
  [spot(1, 350, 380, 350, -14), spot(0, 660, 665, 620, 4)],
  [spot(1, 940, 360, 250, 16), spot(0, 560, 590, 620, -3), spot(1, 860, 850, 320, -8)],
  [spot(0, 640, 570, 640, 5), spot(1, 330, 840, 340, -12)],
  [spot(1, 270, 400, 210, -18), spot(1, 950, 330, 240, 14), spot(0, 610, 640, 640, 0)],
  [spot(0, 430, 560, 500, -9), spot(0, 770, 640, 560, 7), spot(1, 420, 880, 290, -6)],
  [spot(1, 850, 380, 360, 12), spot(0, 530, 660, 640, -5)],
  [
    spot(0, 380, 520, 420, -12),
    spot(0, 830, 500, 420, 12),
    spot(0, 600, 690, 520, 0),
    spot(1, 885, 890, 250, 8),
  ],
]

const ofThree: readonly (readonly Spot[])[] = [
  [spot(2, 370, 400, 340, -12), spot(1, 850, 420, 340, 12), spot(0, 600, 700, 560, 0)],
  [spot(0, 590, 500, 580, -3), spot(1, 370, 850, 330, -10), spot(2, 850, 850, 330, 10)],
]

/** Views stay upright: a tilted house or boat looks wrong. */
const ofView: readonly (readonly Spot[])[] = [
  [spot(0, 590, 600, 640), spot(1, 910, 870, 300)],
  [spot(0, 620, 610, 640), spot(1, 290, 860, 300)],
  [spot(1, 890, 330, 300), spot(0, 550, 650, 640)],
  [spot(1, 310, 350, 290), spot(0, 650, 650, 640)],
]

export function layoutFor(
  arts: number,
  { isView, choice }: { isView: boolean; choice: number },
): readonly Spot[] {
  const layouts = arts > 2 ? ofThree : isView ? ofView : ofTwo
  return layouts[choice % layouts.length] ?? []
}

export const layoutCount = ofTwo.length
