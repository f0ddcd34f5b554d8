import qrcode from 'qrcode'

/** A square of so many modules and the dark ones as an SVG path; the quiet zone of four is part of it. */
export type QrCode = { size: number; path: string }

const quiet = 4

export function qrOf(text: string): QrCode {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  const rows = Array.from({ length: modules.size }, (_, y) =>
    runsOf(Array.from({ length: modules.size }, (__, x) => modules.get(y, x) === 1)).map(
      ({ from, length }) => `M${from + quiet} ${y + quiet}h${length}v1h-${length}z`,
    ),
  )
  return { size: modules.size + 2 * quiet, path: rows.flat().join('') }
}

/** Neighbours are one rectangle, which keeps hairlines away and the page small. */
function runsOf(row: readonly boolean[]): { from: number; length: number }[] {
  return row.flatMap((isDark, from) => {
    if (!isDark || row[from - 1]) return []
    const end = row.indexOf(false, from)
    return [{ from, length: (end === -1 ? row.length : end) - from }]
  })
}
