import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFaultBook, misbehave } from './shared/faults.ts'
import { sendJson } from './shared/http.ts'

const apiKey = 'IRIS-lumbung-emulator'
const merchantKey = 'IRIS-merchant-lumbung-emulator'

type Status = 'queued' | 'approved' | 'processed' | 'completed' | 'failed' | 'rejected'
type Payout = { reference_no: string; amount: string; status: Status; updated_at: string }

/** Midtrans' payouts as far as we look at them: what people do in its dashboard is a control. */
export async function startIrisEmulator() {
  const payouts = new Map<string, Payout>()
  const faults = createFaultBook(['payouts'] as const)
  const server = createServer((request, response) => {
    const fault = faults.take('payouts')
    const [status, body] = answerOf(payouts, request)
    if (fault) return void misbehave(fault, response, { status, body })
    sendJson(response as ServerResponse, status, body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    settings: { apiKey, merchantKey, baseUrl: `http://127.0.0.1:${port}/iris/api/v1` },
    faults,
    /** A payout comes to a state, and its notice is sent to whoever listens: here it is handed over. */
    moves(reference: string, status: Status, amount = '100000.00') {
      const updated_at = new Date().toISOString()
      payouts.set(reference, { reference_no: reference, amount, status, updated_at })
      const rawBody = JSON.stringify(payouts.get(reference))
      const signature = createHash('sha512')
        .update(rawBody + merchantKey)
        .digest('hex')
      return { rawBody, headers: new Headers({ 'iris-signature': signature }) }
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answerOf(payouts: Map<string, Payout>, request: IncomingMessage): [number, object] {
  const expected = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`
  if (request.headers.authorization !== expected) return [401, { error_message: 'Access denied' }]
  const path = (request.url ?? '').replace('/iris/api/v1', '')
  if (path === '/balance') return [200, { balance: '1000000.00' }]
  const payout = payouts.get(decodeURIComponent(/^\/payouts\/(.+)$/.exec(path)?.[1] ?? ''))
  return payout ? [200, payout] : [404, { error_message: 'Payout not found' }]
}
