import { readFileSync } from 'node:fs'
import path from 'node:path'
import routes from '#app/routes.ts'
import { expect, test } from '#tests/journeys/setup/site.ts'
import { Visitor } from './visitor.ts'

type Entry = { path?: string; id?: string; file: string; children?: Entry[] }
type ActionRoute = { address: string; id: string }

const app = path.resolve(import.meta.dirname, '../../app')
const hasAction = /export\s+(?:const|async function|function)\s+action\b|export\s*\{[^}]*\baction\b/

const examples: Readonly<Record<string, string>> = {
  ':token': 'A'.repeat(28),
  ':number': 'LB-2611-0001',
  ':code': '35.05.01.2001',
}

function actionRoutes(entries: readonly Entry[], above = ''): ActionRoute[] {
  return entries.flatMap((entry) => {
    const address = [above, entry.path].filter(Boolean).join('/')
    const below = actionRoutes(entry.children ?? [], address)
    if (!hasAction.test(readFileSync(path.join(app, entry.file), 'utf8'))) return below
    const id = entry.id ?? entry.file.replace(/\.tsx?$/, '')
    const filled = address.replace(/:\w+/g, (name) => examples[name] ?? 'contoh')
    return [{ address: `/${filled}`, id }, ...below]
  })
}

const all = actionRoutes(routes)

/** What a foreign page, or no page at all, can make a browser say about where it comes from. */
function shapes(origin: string): Record<string, Record<string, string>> {
  const { hostname, port } = new URL(origin)
  return {
    'says nothing': {},
    'another site': { origin: 'https://evil.id' },
    'a page without an address': { origin: 'null' },
    'another port': { origin: `http://${hostname}:${Number(port) + 1}` },
    'another scheme': { origin: `https://${hostname}:${port}` },
    'a name that begins like ours': { origin: `http://${hostname}.evil.id:${port}` },
    'our origin, but the browser says cross-site': { origin, 'sec-fetch-site': 'cross-site' },
    'a neighbouring site': { origin: 'http://evil.localhost', 'sec-fetch-site': 'same-site' },
  }
}

test('nothing that changes something runs for a request from elsewhere', async ({ baseURL }) => {
  expect(all.length).toBeGreaterThan(40)
  const ran: string[] = []
  let asked = 0
  for (const { address, id } of all) {
    const ways = [`${address}?_data=${encodeURIComponent(id)}`, `${address}.data`]
    // Midtrans has no page of ours to come from: its signature decides.
    if (!address.startsWith('/webhooks/')) ways.push(address)
    for (const [shape, headers] of Object.entries(shapes(baseURL))) {
      const answers = await Promise.all(
        ways.map((way) =>
          new Visitor(baseURL).send('POST', way, {
            body: 'a=1',
            headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          }),
        ),
      )
      asked += answers.length
      answers.forEach(({ status, headers: given }, index) => {
        if (status === 403 && !given['set-cookie'] && !given.location) return
        ran.push(`${ways[index]} ${shape}: ${status}`)
      })
    }
  }
  expect(ran).toEqual([])
  expect(asked).toBeGreaterThan(1000)
})

// Leave `Origin: null` to Remix in toRequest, and this is red: it takes our own page for an attack.
test('a form of our own page without a referrer reaches whatever it is sent to', async ({
  baseURL,
}) => {
  const failed: string[] = []
  for (const { address } of all) {
    const { status } = await new Visitor(baseURL).send('POST', address, {
      body: 'a=1',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'null',
        'sec-fetch-site': 'same-origin',
      },
    })
    if (status === 403 || status >= 500) failed.push(`${address}: ${status}`)
  }
  expect(failed).toEqual([])
})
