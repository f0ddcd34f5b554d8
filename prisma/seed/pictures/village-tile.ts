import { patternDefinition } from './patterns.ts'

const tones: readonly (readonly [deep: string, soft: string, ink: string])[] = [
  ['#1f5a3c', '#dfead2', '#17452e'],
  ['#8f3415', '#fae0cf', '#6d260e'],
  ['#a86f0c', '#f8e7bd', '#7a4f06'],
  ['#2b5d6b', '#d8eaec', '#1c444f'],
  ['#5a4a86', '#e5e0f2', '#41346a'],
]

export const tileCount = tones.length

/** The village's outline (a path in a box of 100) as a light shape on a dark batik. */
export function villageTile(outline: string, tone: number, pattern: number): string {
  const [deep, soft, ink] = tones[tone % tones.length] ?? ['#1f5a3c', '#dfead2', '#17452e']
  const batik = { kind: pattern, angle: 30, scale: 1.1 }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200"><defs>
    ${patternDefinition('dark', { ...batik, colour: '#ffffff' })}
    ${patternDefinition('light', { ...batik, colour: ink, scale: 0.7 })}
    <radialGradient id="glow"><stop offset="0" stop-color="#fff" stop-opacity=".9"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs>
    <rect width="1200" height="1200" fill="${deep}"/>
    <rect width="1200" height="1200" fill="url(#dark)" opacity=".09"/>
    <g transform="translate(75 75) scale(10.5)">
      <path d="${outline}" fill="${ink}" opacity=".45" transform="translate(1 1.8)"/>
      <path d="${outline}" fill="${soft}" stroke="#fffaf0" stroke-width="1" stroke-linejoin="round"/>
    </g>
    <g transform="translate(75 75) scale(10.5)"><path d="${outline}" fill="url(#light)" opacity=".1"/></g>
    <circle cx="600" cy="600" r="330" fill="url(#glow)"/></svg>`
}
