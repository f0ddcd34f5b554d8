import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Row = {
  /** The bench it belongs to: `cached`, `search`, … */
  bench: string
  what: string
  measured: string
  target: string
  /** Null: only told, nothing is asked of it. */
  isMet: boolean | null
  note: string
}

export type Finding = { rows: Row[]; details?: unknown; appendix?: string }

const root = path.resolve(import.meta.dirname, '../..')
const [begin, end] = ['<!-- bench:begin -->', '<!-- bench:end -->']

const verdictOf = ({ isMet }: Row) => (isMet === null ? '' : isMet ? 'met' : 'SHORT')

export function asTable(rows: readonly Row[]): string {
  const cells = [
    ['what', 'measured', 'target', '', 'how'],
    ...rows.map((row) => [row.what, row.measured, row.target, verdictOf(row), row.note]),
  ]
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  )
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** What is asked for comes into the README; the rest, and plans without fault, stay in the JSON. */
export function asMarkdown(rows: readonly Row[], machine: string): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const lines = rows
    .filter(({ bench, isMet }) => isMet === false || (isMet === true && bench !== 'plans'))
    .map((row) =>
      [row.what, row.measured, row.target, row.isMet ? 'yes' : '**no**', row.note].map(cell),
    )
  return [
    `Measured on ${machine}.`,
    '',
    '| what | measured | target | met | how |',
    '|---|---|---|---|---|',
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n')
}

export function writeJson(content: object): string {
  const file = path.join(root, 'tests/results/bench.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`)
  return path.relative(root, file)
}

export function writeReadme(markdown: string): void {
  const file = path.join(root, 'README.md')
  const text = readFileSync(file, 'utf8')
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`README.md has no ${begin}`)
  writeFileSync(file, `${before}${begin}\n${markdown}\n${end}${after}`)
}

export const percent = (ratio: number) => `${(ratio * 100).toFixed(0)} %`
export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`
