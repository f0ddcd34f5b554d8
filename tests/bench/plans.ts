import pg from 'pg'
import { hotPagesOf, uncached } from './market.ts'
import type { Finding, Row } from './report.ts'
import type { Setting, Site } from './setting.ts'
import type { Statement } from './site.ts'
import { marketOf } from './stage.ts'

const mostRoundTrips = 2
/** Reading fewer rows than this from front to back is what an index could do no better. */
const bigTable = 2_000

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows'?: number
  Plans?: Node[]
}
type Plan = { statement: string; milliseconds: number; nodes: Node[] }

/** How often each page asks PostgreSQL, and by which plans. */
export async function benchPlans(setting: Setting): Promise<Finding> {
  const { stage, effort, startSite } = setting
  const size = effort.sizes.plans
  const url = stage.url(marketOf(size))
  const site = await startSite(marketOf(size))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const big = await bigTables(client)
  const rows: Row[] = []
  const details: Record<string, unknown> = {}
  const appendix = [
    `Plans with ${size} listings (a second visit, so that what is kept in memory is):`,
  ]
  for (const [page, address] of await pagesOf(url)) {
    const { first, statements } = await statementsOf(site, address)
    const plans: Plan[] = []
    for (const statement of statements) plans.push(await planOf(client, statement))
    const firstPlans: Plan[] = []
    for (const statement of first) firstPlans.push(await planOf(client, statement))
    const scanned = [...firstPlans, ...plans]
      .flatMap(({ nodes }) => nodes)
      .flatMap((node) => scannedTable(node, big))
    details[page] = { address, roundTrips: statements.length, plans, firstPlans }
    appendix.push(`  ${page}: ${statements.length} round trips`, ...plans.map(asLine))
    rows.push({
      bench: 'plans',
      what: `round trips of ${page}`,
      measured: String(statements.length),
      target: `≤ ${mostRoundTrips}`,
      isMet: statements.length <= mostRoundTrips && scanned.length === 0,
      note:
        scanned.length > 0
          ? `a visit that finds nothing remembered reads all of ${[...new Set(scanned)].join(', ')}`
          : `no big table is read whole, ${size} listings`,
    })
  }
  await client.end()
  await site.server.stop()
  return { rows, details, appendix: appendix.join('\n') }
}

async function pagesOf(url: string): Promise<[string, string][]> {
  const pages = await hotPagesOf(url)
  return [
    ['home', pages.home[0] ?? ''],
    ['category', pages.category[0] ?? ''],
    ['product', pages.product[0] ?? ''],
    ['search, a common word', '/cari?q=kopi'],
    ['search, a slip', '/cari?q=kpi+robsta'],
    ['search, nothing typed', '/cari?jenis=produk'],
    ['kecamatan', '/kecamatan/kademangan'],
    ['map', '/peta'],
  ]
}

/** Of a first visit and of a second, which finds in memory what the process remembers. */
async function statementsOf(
  { server, url }: Site,
  address: string,
): Promise<{ first: Statement[]; statements: Statement[] }> {
  const visit = async () => {
    const answer = await fetch(url + uncached(address))
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
    return server.ask<Statement[]>({ kind: 'recorded' })
  }
  await server.ask({ kind: 'record' })
  return { first: await visit(), statements: await visit() }
}

/** By their statistics; indexes of small tables would only be a detour. */
async function bigTables(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= ${bigTable}`,
  )
  return new Set(rows.map(({ relname }) => relname))
}

async function planOf(client: pg.Client, { text, values }: Statement): Promise<Plan> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node; 'Execution Time': number }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
    [...values],
  )
  const [plan] = rows[0]?.['QUERY PLAN'] ?? []
  return {
    statement: text.replaceAll(/\s+/g, ' ').trim().slice(0, 90),
    milliseconds: plan?.['Execution Time'] ?? 0,
    nodes: plan ? flat(plan.Plan) : [],
  }
}

function flat(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(flat)]
}

function scannedTable(node: Node, big: ReadonlySet<string>): string[] {
  const table = node['Relation Name'] ?? ''
  return node['Node Type'] === 'Seq Scan' && big.has(table) ? [table] : []
}

function asLine({ statement, milliseconds, nodes }: Plan): string {
  const scans = nodes
    .filter((node) => node['Node Type'].includes('Scan'))
    .map((node) =>
      `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name'] ?? ''}`.trim(),
    )
  return `    ${milliseconds.toFixed(2).padStart(7)} ms  ${statement}…\n                ${[...new Set(scans)].join(', ')}`
}
