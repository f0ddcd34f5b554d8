/** What a spreadsheet program takes for the beginning of a formula (OWASP, "CSV injection"). */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/

/** Whether a text would be calculated instead of shown, were it typed into a cell. */
export function looksLikeFormula(text: string): boolean {
  return formulaStart.test(text)
}

/** Behind an apostrophe a spreadsheet program shows a text as it is. */
export function inert(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text
}

/** The text that `inert` was given, so that what was exported comes back unchanged. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text
}

/** What one file may hold; more is refused with a sentence before it is looked at any closer. */
export const spreadsheetLimits = { megabytes: 5, rows: 5000, columns: 60 } as const

export type SpreadsheetProblem =
  | 'unreadable'
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'

/** One row that holds something. `number` is what the spreadsheet program calls it, from 1. */
export type SheetRow = { number: number; cells: string[] }

/** `?format=` of an address; XLSX unless CSV is asked for. */
export function formatOf(url: string): 'csv' | 'xlsx' {
  return new URL(url).searchParams.get('format') === 'csv' ? 'csv' : 'xlsx'
}
