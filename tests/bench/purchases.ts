import { startMidtransEmulator } from '#tests/emulators/midtrans.ts'
import type { BuyerForm, Placed } from './buyers.ts'
import type { Helper } from './helper.ts'
import { median, percentile } from './load.ts'
import { milliseconds, type Finding, type Row } from './report.ts'
import type { Setting, Site } from './setting.ts'

const fewestPerSecond = 100
const database = 'purchases'
const serverKey = 'SB-Mid-server-bench'
const merchantId = 'G000000002'

/** Purchases of three BUM Desa each: through the command, and through the site up to the payment page. */
export async function benchPurchases(setting: Setting): Promise<Finding> {
  const { stage, effort, startBare, startSite } = setting
  await stage.newDatabase(database)
  const emulator = await startMidtransEmulator({ serverKey, merchantId })
  const buyers = await startBare('buyers.ts', { database })
  const site = await startSite(database, {
    MIDTRANS_SERVER_KEY: serverKey,
    MIDTRANS_MERCHANT_ID: merchantId,
    MIDTRANS_SNAP_URL: emulator.snapUrl,
    MIDTRANS_CORE_URL: emulator.coreUrl,
  })
  try {
    const count = effort.purchasesOfRound
    const rounds = effort.isQuick ? 1 : 3
    // The first ones meet cold code and an unprepared database.
    await placeMany(setting, buyers.server, { buyers: Math.ceil(count / 3), atOnce: 16 })
    await postForms(
      setting,
      { buyers: buyers.server, site },
      { count: Math.ceil(count / 3), atOnce: 16 },
    )
    const command: Round[] = []
    const http: Round[] = []
    for (let round = 0; round < rounds; round++) {
      command.push(await placeMany(setting, buyers.server, { buyers: count, atOnce: 16 }))
      http.push(await postForms(setting, { buyers: buyers.server, site }, { count, atOnce: 16 }))
    }
    const alone = await postForms(
      setting,
      { buyers: buyers.server, site },
      { count: Math.ceil(count / 5), atOnce: 1 },
    )
    const violations = await buyers.server.ask<number>({ kind: 'violations' })
    return {
      rows: [
        rateRow('purchases of 3 shops, command', command),
        rateRow('purchases of 3 shops, web to payment page', http),
        ...timeRows(alone, http, violations),
      ],
      details: { command, http, alone },
    }
  } finally {
    await Promise.all([site.server.stop(), buyers.server.stop(), emulator.stop()])
  }
}

type Round = Placed & { serverMs: number; databaseMs: number }

async function measured(
  setting: Setting,
  server: Helper,
  run: () => Promise<Placed>,
): Promise<Round> {
  const { databaseSeconds } = setting.stage
  const before = { server: server.processorSeconds(), database: databaseSeconds() }
  const placed = await run()
  return {
    ...placed,
    serverMs: ((server.processorSeconds() - before.server) * 1000) / placed.sold,
    databaseMs: ((databaseSeconds() - before.database) * 1000) / placed.sold,
  }
}

/** Filling the carts costs as much as buying, so processor time is only that of both together. */
async function placeMany(
  setting: Setting,
  buyers: Helper,
  { buyers: count, atOnce }: { buyers: number; atOnce: number },
): Promise<Round> {
  const placed = await measured(setting, buyers, () =>
    buyers.ask<Placed>({ kind: 'place', buyers: count, atOnce }),
  )
  if (placed.sold !== count)
    throw new Error(`only ${placed.sold} of ${count} purchases were placed`)
  return placed
}

async function postForms(
  setting: Setting,
  { buyers, site }: { buyers: Helper; site: Site },
  { count, atOnce }: { count: number; atOnce: number },
): Promise<Round> {
  const forms = await buyers.ask<BuyerForm[]>({ kind: 'forms', buyers: count })
  return measured(setting, site.server, async () => {
    const waiting = forms.values()
    const times: number[] = []
    const started = performance.now()
    const visitor = async () => {
      for (const form of waiting) {
        const pressed = performance.now()
        await pressPay(site, form)
        times.push(performance.now() - pressed)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, visitor))
    return { seconds: (performance.now() - started) / 1000, milliseconds: times, sold: count }
  })
}

async function pressPay({ url }: Site, { cookie, body }: BuyerForm): Promise<void> {
  const answer = await fetch(`${url}/checkout/tinjau`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })
  await answer.arrayBuffer()
  const location = answer.headers.get('location') ?? ''
  if (answer.status !== 303 || !location.includes('/snap/')) {
    throw new Error(`the checkout answered ${answer.status} ${location}`)
  }
}

function rateRow(what: string, rounds: readonly Round[]): Row {
  const rates = rounds.map(({ sold, seconds }) => sold / seconds)
  const rate = median(rates)
  const all = rounds.flatMap((round) => round.milliseconds)
  return {
    bench: 'purchases',
    what,
    measured: `${rate.toFixed(0)}/s`,
    target: `≥ ${fewestPerSecond}/s`,
    isMet: rate >= fewestPerSecond,
    note: `16 buyers at once, p50 ${milliseconds(percentile(all, 0.5))}, p95 ${milliseconds(percentile(all, 0.95))}; rounds ${rates.map((each) => each.toFixed(0)).join(', ')}; fsync and synchronous_commit on`,
  }
}

function timeRows(alone: Round, crowd: readonly Round[], violations: number): Row[] {
  const [ofServer, ofDatabase] = (['serverMs', 'databaseMs'] as const).map((name) =>
    milliseconds(median(crowd.map((round) => round[name]))),
  )
  return [
    {
      bench: 'purchases',
      what: 'one checkout over the web, nobody else there',
      measured: `p50 ${milliseconds(percentile(alone.milliseconds, 0.5))}`,
      target: '',
      isMet: null,
      note: `p95 ${milliseconds(percentile(alone.milliseconds, 0.95))}; processor time under load ${ofServer} server + ${ofDatabase} database`,
    },
    {
      bench: 'purchases',
      what: 'rows the invariants find afterwards',
      measured: String(violations),
      target: '0',
      isMet: violations === 0,
      note: 'audit:invariants over everything that was bought',
    },
  ]
}

/** 200 buyers want the last ten: exactly ten get them, and nobody waits long for the answer. */
export async function benchOversell(setting: Setting): Promise<Finding> {
  const { stage, effort, startBare } = setting
  const [crowd, units] = [effort.isQuick ? 40 : 200, 10]
  await stage.newDatabase('oversell')
  const buyers = await startBare('buyers.ts', { database: 'oversell' })
  const rounds: Placed[] = []
  for (let round = 0; round < (effort.isQuick ? 1 : 4); round++) {
    rounds.push(await buyers.server.ask<Placed>({ kind: 'oversell', buyers: crowd, units }))
  }
  await buyers.server.stop()
  // The first round warms up; what it sold counts, how long it took does not.
  const times = rounds.slice(effort.isQuick ? 0 : 1).map(({ seconds }) => seconds)
  const sold = rounds.map((round) => round.sold)
  const isExact = sold.every((number) => number === units)
  return {
    rows: [
      {
        bench: 'oversell',
        what: `${crowd} buyers on ${units} units of 3 shops`,
        measured: `${sold.join(', ')} sold`,
        target: `${units}`,
        isMet: isExact,
        note: 'each round; the stock held afterwards is the same number',
      },
      {
        bench: 'oversell',
        what: `until all ${crowd} have their answer`,
        measured: `${median(times).toFixed(2)} s`,
        target: '≤ 1 s',
        isMet: median(times) <= 1,
        note: `rounds ${times.map((time) => time.toFixed(2)).join(', ')} s; fsync and synchronous_commit on`,
      },
    ],
    details: rounds,
  }
}
