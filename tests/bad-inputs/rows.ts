import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'

export type Row = { kind: string; input: string; expected: string }

/** Every way we know to send something wrong, and the answer it must get. */
export const rows: readonly Row[] = parse(
  readFileSync(path.join(import.meta.dirname, 'bad-inputs.csv'), 'utf8'),
  { columns: true },
)

/** What the sheet can only describe: `\uXXXX`, `\r\n`, and values that a program has to build. */
export function build(input: string): string {
  const built = generated[input]
  if (built) return built()
  return input
    .replaceAll(/\\u([0-9A-F]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll('\\r\\n', '\r\n')
}

const generated: Record<string, () => string> = {
  'gen: 100000 newlines': () => '\n'.repeat(100_000),
  'gen: 1 MB of a': () => 'a'.repeat(1024 * 1024),
  'gen: /x repeated 3700 in __manifest?p=': () => `/__manifest?p=${'/x'.repeat(3700)}`,
  'gen: 100000 nested [': () => '['.repeat(100_000),
  'password gen: 1 MB': () => 'a'.repeat(1024 * 1024),
}
