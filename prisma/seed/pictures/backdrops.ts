import type { Palette } from './palettes.ts'
import { patternDefinition } from './patterns.ts'

export type Backdrop = { palette: Palette; pattern: number; angle: number; stand: number }

const gradient = (id: string, from: string, to: string, angle = 60) =>
  `<linearGradient id="${id}" gradientTransform="rotate(${angle} .5 .5)"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`

const frame = (definitions: string, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200"><defs>${definitions}</defs>${content}</svg>`

/** For goods: two tones, a quiet batik repeat, and something the goods lie on. */
export function stillLife({ palette, pattern, angle, stand }: Backdrop): string {
  const { light, deep, base, accent } = palette
  const definitions = [
    gradient('sky', light, deep),
    patternDefinition('batik', { kind: pattern, colour: accent, angle, scale: 1.15 }),
    patternDefinition('cloth', { kind: pattern + 2, colour: accent, angle: 0, scale: 0.6 }),
    `<radialGradient id="glow"><stop offset="0" stop-color="#fff" stop-opacity=".75"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>`,
    `<radialGradient id="floor"><stop offset="0" stop-color="${accent}" stop-opacity=".28"/><stop offset="1" stop-color="${accent}" stop-opacity="0"/></radialGradient>`,
  ].join('')
  const content = `<rect width="1200" height="1200" fill="url(#sky)"/>
    <rect width="1200" height="1200" fill="url(#batik)" opacity=".1"/>
    <circle cx="470" cy="400" r="640" fill="url(#glow)"/>
    <ellipse cx="600" cy="1010" rx="520" ry="120" fill="url(#floor)"/>
    ${stands[stand % stands.length]?.(base, accent, deep) ?? ''}`
  return frame(definitions, content)
}

type Stand = (base: string, accent: string, deep: string) => string

const stands: readonly Stand[] = [
  // A plate.
  (base, accent) =>
    `<circle cx="600" cy="622" r="452" fill="${accent}" opacity=".14"/><circle cx="600" cy="605" r="450" fill="${base}"/><circle cx="600" cy="605" r="392" fill="none" stroke="${accent}" stroke-opacity=".16" stroke-width="5"/>`,
  // A tampah: the woven tray every kitchen has.
  (base, accent, deep) => {
    const lines = Array.from({ length: 19 }, (_, index) => 150 + index * 50)
    return `<clipPath id="tray"><circle cx="600" cy="610" r="440"/></clipPath><circle cx="600" cy="622" r="466" fill="${accent}" opacity=".18"/><circle cx="600" cy="610" r="460" fill="${deep}"/><g clip-path="url(#tray)"><rect width="1200" height="1200" fill="${base}"/><g stroke="${deep}" stroke-opacity=".42" stroke-width="20">${lines
      .map(
        (at) =>
          `<path d="M${at} 0v1200M0 ${at}h1200" stroke-dasharray="34 16" stroke-dashoffset="${at % 100}"/>`,
      )
      .join(
        '',
      )}</g></g><circle cx="600" cy="610" r="448" fill="none" stroke="${accent}" stroke-opacity=".35" stroke-width="10" stroke-dasharray="26 16"/>`
  },
  // A cloth, laid as a diamond.
  (base, accent) =>
    `<g transform="rotate(45 600 600)"><rect x="222" y="232" width="776" height="776" rx="36" fill="${accent}" opacity=".16"/><rect x="212" y="212" width="776" height="776" rx="36" fill="${base}"/><rect x="212" y="212" width="776" height="776" rx="36" fill="url(#cloth)" opacity=".13"/><rect x="246" y="246" width="708" height="708" rx="22" fill="none" stroke="${accent}" stroke-opacity=".4" stroke-width="8"/></g>`,
  // A banana leaf.
  (_, accent) =>
    `<g transform="rotate(-24 600 620)"><path d="M70 640C190 360 460 270 660 290 900 315 1090 470 1150 610 1060 790 860 930 620 935 380 940 170 830 70 640z" fill="#2f6d3a" opacity=".2" transform="translate(8 20)"/><path d="M70 640C190 360 460 270 660 290 900 315 1090 470 1150 610 1060 790 860 930 620 935 380 940 170 830 70 640z" fill="#7fb765"/><path d="M70 640C400 610 800 610 1150 610" stroke="#5c9a48" stroke-width="16" fill="none"/><g stroke="#6ba953" stroke-width="6" fill="none">${[
      240, 360, 480, 600, 720, 840, 960,
    ]
      .map(
        (x) =>
          `<path d="M${x} 628C${x + 30} 500 ${x + 80} 400 ${x + 120} 330M${x} 628C${x + 30} 740 ${x + 70} 830 ${x + 110} 900"/>`,
      )
      .join('')}</g></g><circle cx="600" cy="620" r="300" fill="${accent}" opacity=".05"/>`,
  // An arch, as of a village gate.
  (base, accent) =>
    `<path d="M196 1200V560C196 330 376 168 600 168s404 162 404 392v640z" fill="${accent}" opacity=".14"/><path d="M220 1200V570C220 350 390 196 600 196s380 154 380 374v630z" fill="${base}"/><path d="M258 1200V574C258 372 412 234 600 234s342 138 342 340v626" fill="none" stroke="${accent}" stroke-opacity=".2" stroke-width="6"/>`,
]

export const standCount = stands.length
export const leafStand = 3

export type View = 'sea' | 'hills' | 'river' | 'cave' | 'field' | 'temple' | 'table'

/** For trips: a view of the land they lead to, in flat layers. */
export function view(kind: View, variant: number): string {
  const [from, to] = skies[variant % skies.length] ?? ['#dff0f6', '#fbeccb']
  const sunX = 250 + ((variant * 173) % 700)
  const sun =
    kind === 'cave' || kind === 'table'
      ? ''
      : `<circle cx="${sunX}" cy="270" r="120" fill="#fff6d8" opacity=".85"/><circle cx="${sunX}" cy="270" r="180" fill="#fff6d8" opacity=".3"/>`
  const definitions =
    gradient('sky', from, to, 90) +
    patternDefinition('batik', { kind: variant, colour: '#1f5a3c', angle: 20, scale: 1 })
  return frame(
    definitions,
    `<rect width="1200" height="1200" fill="url(#sky)"/>${sun}<rect width="1200" height="1200" fill="url(#batik)" opacity=".05"/>${lands[kind]}`,
  )
}

const skies: readonly (readonly [string, string])[] = [
  ['#cfe8f3', '#fdf1d2'],
  ['#fde0c2', '#fbf3dc'],
  ['#d6ecdf', '#fdf4d8'],
  ['#dfe3f6', '#fde6d6'],
]

const terrace = (top: number, colour: string) =>
  `<path d="M0 ${top}C240 ${top - 70} 420 ${top + 60} 640 ${top}S1010 ${top - 60} 1200 ${top + 20}V1200H0z" fill="${colour}"/>`

const lands: Record<View, string> = {
  sea: `<path d="M0 590h1200v610H0z" fill="#5fb7c4"/><path d="M0 690c150-36 300 36 450 0s300-36 450 0 200 20 300 0v510H0z" fill="#8fd0d3"/><path d="M0 800c170-40 310 40 480 4s300-44 430-8 190 18 290-4v408H0z" fill="#c9ebe4"/><path d="M0 880c200-50 380 30 600-6s420-50 600 0v326H0z" fill="#f3dfb2"/><path d="M0 960c260-30 420 20 640 0s390-20 560 0v240H0z" fill="#ebd09a"/>`,
  hills: `<path d="M-40 720L330 300 520 520 700 350 1240 760v480H-40z" fill="#a9c8b4"/><path d="M290 346L330 300 372 348 340 370z" fill="#eef4ea"/>${terrace(720, '#7fb27f')}${terrace(840, '#5f9c66')}${terrace(980, '#478554')}`,
  river: `<path d="M-40 640L300 400 560 600 820 420 1240 660v580H-40z" fill="#a9cdb8"/>${terrace(700, '#78b07c')}<path d="M520 690C760 780 420 860 640 960S1010 1080 980 1200H180C190 1060 470 1020 380 920S330 760 520 690z" fill="#7cc6d8"/><path d="M470 820c60 30 40 70 100 110M560 1040c70 20 110 60 120 110" stroke="#d9f1f4" stroke-width="12" fill="none" stroke-linecap="round"/>`,
  cave: `<rect width="1200" height="1200" fill="#4b4a5e"/><path d="M120 1200C60 700 220 230 600 210s540 470 480 990z" fill="#6a6a80"/><path d="M220 1200C170 780 300 350 600 330s430 430 380 870z" fill="#f0d9a4"/><path d="M310 1200C270 860 380 480 600 460s330 360 290 740z" fill="#fbecc6"/><g fill="#4b4a5e"><path d="M180 0l50 260 60-260zM420 0l36 190 44-190zM700 0l46 220 50-220zM930 0l52 290 60-290z"/></g><path d="M0 1060c240-60 380 20 620-10s380-40 580 10v140H0z" fill="#5a596e"/>`,
  field: `<path d="M-40 660L380 420 700 620 980 460 1240 640v600H-40z" fill="#b4d0b0"/>${terrace(680, '#b9cf6e')}${terrace(780, '#9cbf5d')}${terrace(890, '#7fad55')}${terrace(1010, '#65994d')}`,
  temple: `<path d="M-40 700L420 360 800 640 1240 480v760H-40z" fill="#b9cdb9"/>${terrace(760, '#8fb585')}<path d="M80 940h1040v260H80z" fill="#b9a58c"/><path d="M160 890h880v60H160z" fill="#cdbca3"/><path d="M80 940h1040M80 1020h1040M80 1100h1040" stroke="#a18c72" stroke-width="6"/>${[200, 420, 640, 860, 1060].map((x) => `<path d="M${x} 940v80M${x - 110} 1020v80M${x} 1100v100" stroke="#a18c72" stroke-width="6"/>`).join('')}`,
  table: `<rect width="1200" height="1200" fill="#f6dcc0"/><rect width="1200" height="1200" fill="url(#batik)" opacity=".09"/><circle cx="600" cy="560" r="520" fill="#fff3e0"/><path d="M0 830h1200v370H0z" fill="#c98b58"/><path d="M0 830h1200v26H0z" fill="#dca573"/><path d="M0 940h1200M0 1060h1200" stroke="#b57a4a" stroke-width="6"/>`,
}
