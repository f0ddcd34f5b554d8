import { parseArgs } from 'node:util'

export const benchNames = [
  'cached',
  'uncached',
  'growth',
  'search',
  'engines',
  'dates',
  'purchases',
  'oversell',
  'visits',
  'uploads',
  'console',
  'bytes',
  'plans',
  'starts',
] as const
export type BenchName = (typeof benchNames)[number]

/** How long each thing is measured; quick only proves that the bench still runs. */
export type Effort = {
  isQuick: boolean
  only: ReadonlySet<BenchName>
  writeReadme: boolean
  profileFolder: string | null
  /** Only the pages of the consoles whose address matches. */
  pages: RegExp | null
  rounds: number
  secondsOfRound: number
  /** Of one size in one round. */
  searches: number
  purchasesOfRound: number
  /** Of one page of a console in one round. */
  visitsOfRound: number
  sizes: {
    smallest: number
    usual: number
    plans: number
    largest: number
    experiences: number
    /** Listings and orders of the market behind the consoles. */
    desks: number
    orders: number
  }
}

export function readOptions(args: readonly string[]): Effort {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      starts: { type: 'boolean', default: false },
      readme: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      profile: { type: 'string' },
      pages: { type: 'string' },
    },
  })
  const isQuick = values.quick
  return {
    isQuick,
    only: chosen(values.only, values.starts),
    writeReadme: values.readme,
    profileFolder: values.profile ?? null,
    pages: values.pages === undefined ? null : new RegExp(values.pages),
    rounds: Number(values.rounds ?? (isQuick ? 1 : 5)),
    secondsOfRound: Number(values.seconds ?? (isQuick ? 0.2 : 1.5)),
    searches: isQuick ? 40 : 250,
    purchasesOfRound: isQuick ? 20 : 300,
    visitsOfRound: isQuick ? 2 : 20,
    sizes: isQuick
      ? {
          smallest: 100,
          usual: 200,
          plans: 300,
          largest: 400,
          experiences: 300,
          desks: 200,
          orders: 2_000,
        }
      : {
          smallest: 1_000,
          usual: 10_000,
          plans: 20_000,
          largest: 100_000,
          experiences: 20_000,
          desks: 20_000,
          orders: 200_000,
        },
  }
}

/** A fresh start takes a minute, so it is only measured when asked for. */
function chosen(only: string | undefined, withStarts: boolean): ReadonlySet<BenchName> {
  if (only === undefined) {
    return new Set(benchNames.filter((name) => withStarts || name !== 'starts'))
  }
  const names = only.split(',')
  const unknown = names.filter((name) => !benchNames.some((each) => each === name))
  if (unknown.length > 0) {
    throw new Error(`There is no bench "${unknown.join(', ')}"; there are ${benchNames.join(', ')}`)
  }
  return new Set(benchNames.filter((name) => names.includes(name)))
}
