import type { ServerResponse } from 'node:http'
import { sendJson } from './http.ts'

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

export type Fault<Call extends string> = {
  call: Call | '*'
  kind: FaultKind
  times: number
  ms: number
}

export type FaultBook<Call extends string> = {
  set(fault: { call: Call | '*'; kind: FaultKind; times?: number; ms?: number }): void
  take(call: Call): Fault<Call> | undefined
  list(): Fault<Call>[]
  clear(): void
}

export function createFaultBook<Call extends string>(calls: readonly Call[]): FaultBook<Call> {
  let faults: Fault<Call>[] = []
  return {
    set({ call, kind, times = 1, ms = 1_000 }) {
      if (!faultKinds.includes(kind)) throw new RangeError(`There is no fault ${kind}`)
      if (call !== '*' && !calls.includes(call)) throw new RangeError(`There is no call ${call}`)
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

/** Did the fault come before anything happened? */
export function isBeforeEffect({ kind }: { kind: FaultKind }): boolean {
  return ![
    'timeout-after',
    'reset-after',
    'error-500-after',
    'slow',
    'cut-body',
    'wrong-json',
  ].includes(kind)
}

export async function misbehave(
  { kind, ms }: { kind: FaultKind; ms: number },
  response: ServerResponse,
  answer?: { status: number; body: unknown },
): Promise<void> {
  switch (kind) {
    case 'timeout-before':
    case 'timeout-after':
      // Nobody ever answers; the caller gives up or the emulator stops.
      return
    case 'reset-before':
    case 'reset-after':
      response.destroy()
      return
    case 'error-500-before':
    case 'error-500-after':
      return sendJson(response, 500, { error: { type: 'api_error', message: 'An error occurred' } })
    case 'error-503':
      return sendJson(response, 503, { status_code: '503', error: { type: 'api_error' } })
    case 'rate-limited-429':
      return sendJson(response, 429, { error: { type: 'rate_limit_error' } })
    case 'html-502':
      response.writeHead(502, { 'content-type': 'text/html' })
      response.end('<html><body><h1>502 Bad Gateway</h1></body></html>')
      return
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, ms))
      return sendJson(response, answer?.status ?? 200, answer?.body)
    case 'cut-body': {
      const text = JSON.stringify(answer?.body)
      response.writeHead(answer?.status ?? 200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      })
      response.write(text.slice(0, text.length / 2), () => response.destroy())
      return
    }
    case 'wrong-json':
      return sendJson(response, 200, { hello: 'world' })
  }
}
