import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Helper } from './helper.ts'
import type { Photographed } from './photographer.ts'
import { canReadProcessorTime } from './processor-time.ts'
import { type Finding, percent, type Row } from './report.ts'
import type { Setting } from './setting.ts'

const leastShare = 0.8
const mostMegabytes = 600

/** How many photos a second go through the door, to what sharp alone makes of them on this machine. */
export async function benchUploads(setting: Setting): Promise<Finding> {
  const rows: Row[] = []
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lumbung-photos-'))
  try {
    for (const megapixels of [2, 12]) rows.push(...(await benchSize(setting, megapixels, folder)))
  } finally {
    rmSync(folder, { recursive: true })
  }
  return { rows }
}

type Taken = { megabytes: number; secondsOfOne: number }

async function benchSize(
  { effort, startBare }: Setting,
  megapixels: number,
  folder: string,
): Promise<Row[]> {
  const times = effort.isQuick ? 1 : 10
  const withPhotographer = async <T>(work: (server: Helper) => Promise<T>): Promise<T> => {
    const { server } = await startBare('photographer.ts', {})
    try {
      return await work(server)
    } finally {
      await server.stop()
    }
  }
  await withPhotographer((server) => server.ask({ kind: 'make', megapixels, times, folder }))
  const take = (kind: 'ours' | 'bare') =>
    withPhotographer(async (server): Promise<Taken> => {
      await server.ask<Photographed>({ kind, megapixels, times: 0, folder })
      const before = server.processorSeconds()
      const asked = { kind, megapixels, times, folder }
      const { seconds, megabytes } = await server.ask<Photographed>(asked)
      const spent = canReadProcessorTime ? server.processorSeconds() - before : seconds
      return { megabytes, secondsOfOne: spent / (times + 1) }
    })
  const rounds: { ours: Taken; bare: Taken }[] = []
  for (let round = 0; round < (effort.isQuick ? 1 : 3); round++) {
    rounds.push({ ours: await take('ours'), bare: await take('bare') })
  }
  const byShare = rounds.toSorted((a, b) => shareOf(a) - shareOf(b))
  const middle = byShare[Math.floor(byShare.length / 2)]
  if (!middle) throw new Error('Nothing was measured')
  const share = shareOf(middle)
  const { ours, bare } = middle
  const megabytes = Math.max(...rounds.map((each) => each.ours.megabytes))
  const what = `a photo of ${megapixels} MP taken in`
  return [
    {
      bench: 'uploads',
      what,
      measured: percent(share),
      target: `≥ ${percent(leastShare)}`,
      isMet: share >= leastShare,
      note: `${perSecond(ours)}/s of one core, twelve files each; sharp alone with the same files ${perSecond(bare)}/s`,
    },
    {
      bench: 'uploads',
      what: `${what}, memory at most`,
      measured: `${megabytes} MB`,
      target: `< ${mostMegabytes} MB`,
      isMet: megabytes < mostMegabytes,
      note: `of its processes together, with all that Lumbung loads; sharp alone ${bare.megabytes} MB`,
    },
  ]
}

const shareOf = ({ ours, bare }: { ours: Taken; bare: Taken }) =>
  bare.secondsOfOne / ours.secondsOfOne
const perSecond = ({ secondsOfOne }: Taken) => (1 / secondsOfOne).toFixed(2)
