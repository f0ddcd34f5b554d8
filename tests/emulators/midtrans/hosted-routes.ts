import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody, redirect, sendHtml } from '../shared/http.ts'
import { html, page } from '../shared/html.ts'
import { finishAddress, hostedPage } from './hosted-page.ts'
import * as lifecycle from './lifecycle.ts'
import { isMethod } from './methods.ts'
import { qrPicture } from './qris.ts'
import { latestOf, type Session, type Transaction, type World } from './world.ts'

export async function serveHostedPage(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const qrOf = /^\/v2\/([^/]+)\/qr-code$/.exec(path)?.[1]
  if (qrOf) return serveQr(world, qrOf, response)
  const parts = /^\/snap\/v[34]\/redirection\/([^/]+)(?:\/([a-z]+))?$/.exec(path)
  if (!parts) return false
  const session = world.sessions.get(parts[1] ?? '')
  if (!session) {
    sendHtml(response, 404, page('Tidak ditemukan', html`<h1>Halaman pembayaran tidak ada</h1>`))
    return true
  }
  const step = parts[2]
  if (request.method !== 'POST' || !step) {
    sendHtml(response, 200, await hostedPage(world, session))
    return true
  }
  const form = new URLSearchParams(await readBody(request))
  try {
    const next = await takeStep(world, session, step, form)
    redirect(response, next ?? `/snap/v4/redirection/${session.token}`)
  } catch (error) {
    if (!(error instanceof lifecycle.ImpossibleStep)) throw error
    sendHtml(response, 409, await hostedPage(world, session, error.message))
  }
  return true
}

/** Returns where the browser goes next; `null` keeps it on the page. */
async function takeStep(
  world: World,
  session: Session,
  step: string,
  form: URLSearchParams,
): Promise<string | null> {
  if (step === 'choose') {
    const method = form.get('method')
    if (!isMethod(method)) throw new lifecycle.ImpossibleStep('Cara bayar ini tidak ada')
    await lifecycle.begin(lifecycle.chooseMethod(world, session, method))
    return null
  }
  const tx = latestOf(world, session.orderId)
  if (!tx || tx.status !== 'pending') return finishAddress(session, tx)
  const steps: Record<string, () => Promise<void>> = {
    pay: () => lifecycle.pay(world, tx),
    challenge: () => lifecycle.pay(world, tx, { fraud: 'challenge' }),
    deny: () => lifecycle.deny(world, tx),
    expire: () => lifecycle.expire(world, tx),
    change: () => giveUp(world, tx),
  }
  const take = steps[step]
  if (!take) throw new lifecycle.ImpossibleStep('Langkah ini tidak ada')
  await lifecycle.begin(take())
  // After a refusal Snap offers to try again; only after the third does it send the buyer back.
  if (step === 'change' || (step === 'deny' && session.denials < 3)) return null
  return finishAddress(session, tx)
}

function giveUp(world: World, tx: Transaction): Promise<void> {
  tx.status = 'cancel'
  world.save()
  return Promise.resolve()
}

async function serveQr(world: World, id: string, response: ServerResponse): Promise<boolean> {
  const payload = world.transactions.get(id)?.fields.qr_string
  if (typeof payload !== 'string') return false
  response.writeHead(200, { 'content-type': 'image/svg+xml' })
  response.end(await qrPicture(payload))
  return true
}
