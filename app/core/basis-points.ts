/** A share as people write it (`10`, `12,5`, `12.25 %`), in hundredths of a percent; null for anything else. */
export function parsePercent(text: string): number | null {
  const [, whole, part = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))? ?%?$/.exec(text.trim()) ?? []
  if (whole === undefined) return null
  const points = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return points <= 10_000 ? points : null
}

/** As an Indonesian reads it, without the sign. */
export function formatPercent(basisPoints: number): string {
  const part = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.floor(basisPoints / 100)}${part && `,${part}`}`
}
