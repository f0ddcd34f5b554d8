import type { LoaderFunctionArgs } from '@remix-run/node'

type Page<Row> = { rows: readonly Row[]; next: string | null }

/** Every page of a list, by following its own link to the next one. */
export async function wholeList<Row>(
  page: (setelah: string | null) => Promise<Page<Row>>,
): Promise<{ rows: Row[]; pages: number }> {
  const rows: Row[] = []
  let next: string | null = null
  let pages = 0
  do {
    const found: Page<Row> = await page(next)
    rows.push(...found.rows)
    next = found.next
    pages += 1
    if (pages > 50) throw new Error('The list does not end')
  } while (next)
  return { rows, pages }
}

/** What a loader is asked with by who has this cookie. */
export function asking(
  cookie: string,
  query: Readonly<Record<string, string | null>> = {},
  params: Record<string, string> = {},
): LoaderFunctionArgs {
  const said = Object.entries(query).filter(([, value]) => value !== null) as [string, string][]
  const request = new Request(`http://localhost:3000/?${new URLSearchParams(said)}`, {
    headers: { Cookie: cookie },
  })
  return { request, params, context: {} } as LoaderFunctionArgs
}
