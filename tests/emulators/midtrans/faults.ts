export const apiCalls = [
  'create',
  'cancelToken',
  'charge',
  'status',
  'cancel',
  'expire',
  'approve',
  'deny',
  'refund',
  'directRefund',
] as const
export type ApiCall = (typeof apiCalls)[number]

/** `before` and `after` are about the effect: did the thing happen that nobody heard of? */
export const faultKinds = [
  'timeout-before',
  'timeout-after',
  'reset-before',
  'reset-after',
  'error-500-before',
  'error-500-after',
  'error-503',
  'rate-limited-429',
  'html-502',
  'slow',
  'cut-body',
  'wrong-json',
] as const
export type FaultKind = (typeof faultKinds)[number]

export type Fault = { call: ApiCall | '*'; kind: FaultKind; times: number; ms: number }

export type FaultBook = {
  set(fault: { call: ApiCall | '*'; kind: FaultKind; times?: number; ms?: number }): void
  take(call: ApiCall): Fault | undefined
  list(): Fault[]
  clear(): void
}

export function createFaultBook(): FaultBook {
  let faults: Fault[] = []
  return {
    set({ call, kind, times = 1, ms = 1_000 }) {
      if (!faultKinds.includes(kind)) throw new RangeError(`There is no fault ${kind}`)
      if (call !== '*' && !apiCalls.includes(call)) throw new RangeError(`There is no call ${call}`)
      faults.push({ call, kind, times, ms })
    },
    take(call) {
      const fault = faults.find((candidate) => candidate.call === call || candidate.call === '*')
      if (!fault) return undefined
      fault.times -= 1
      faults = faults.filter(({ times }) => times > 0)
      return fault
    },
    list: () => faults,
    clear() {
      faults = []
    },
  }
}
