import type { IncomingMessage, ServerResponse } from 'node:http'
import { formatRupiah } from '#app/core/rupiah.ts'
import { type Html, html, page } from '../shared/html.ts'
import { readBody, redirect, sendHtml } from '../shared/http.ts'
import * as lifecycle from './lifecycle.ts'
import { ImpossibleStep, type Intent, intentOf, type Session, type World } from './world.ts'

const shown = (minor: number) => formatRupiah(BigInt(Math.trunc(minor / 100)))

/** The page where a card is typed in; every step is a plain form. */
export async function servePage(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  if (path === '/') {
    sendHtml(response, 200, indexPage(world))
    return true
  }
  const parts = /^\/c\/pay\/([^/]+)(?:\/([a-z]+))?$/.exec(path)
  if (!parts) return false
  const session = world.sessions.get(parts[1] ?? '')
  if (!session) {
    sendHtml(response, 404, page('Tidak ditemukan', html`<h1>Halaman pembayaran tidak ada</h1>`))
    return true
  }
  const step = parts[2]
  if (request.method !== 'POST' || !step) {
    sendHtml(response, 200, payPage(world, session))
    return true
  }
  await readBody(request)
  try {
    redirect(response, (await takeStep(world, session, step)) ?? `/c/pay/${session.id}`)
  } catch (error) {
    if (!(error instanceof ImpossibleStep)) throw error
    sendHtml(response, 409, payPage(world, session, error.message))
  }
  return true
}

/** Where the browser goes next; `null` keeps it on the page. */
async function takeStep(world: World, session: Session, step: string): Promise<string | null> {
  if (step === 'pay') await lifecycle.pay(world, session)
  else if (step === 'begin') lifecycle.begin(world, session)
  else if (step === 'deny') await lifecycle.deny(world, session)
  else if (step === 'expire') await lifecycle.expire(world, session)
  else throw new ImpossibleStep('Langkah ini tidak ada')
  return step === 'pay' || step === 'expire' ? session.returnUrl : null
}

function payPage(world: World, session: Session, problem: string | null = null): string {
  const intent = intentOf(world, session)
  const isOpen = session.status === 'open' && world.clock.now() < session.expiresAt
  return page(
    `Bayar ${shown(session.amount)}`,
    html`<h1>Pembayaran dengan kartu</h1>
      <p class="amount">${shown(session.amount)}</p>
      <p class="soft">Nomor ${session.orderId}</p>
      <details class="card">
        <summary>Rincian</summary>
        <dl>
          ${session.items.map(
            ({ name, amount, quantity }) =>
              html`<dt>${name}${quantity > 1 ? ` × ${quantity}` : ''}</dt>
                <dd>${shown(amount * quantity)}</dd>`,
          )}
        </dl>
      </details>
      ${problem ? html`<p class="card stop" role="alert">${problem}</p>` : null}
      ${isOpen ? cardForm(session, intent) : closed(session, intent)}
      <a class="button" href="${session.returnUrl}">Kembali ke toko</a>`,
  )
}

function cardForm(session: Session, intent: Intent | undefined): Html {
  const action = (name: string, text: string, look = '') => html`
    <form method="post" action="/c/pay/${session.id}/${name}">
      <button class="${look}">${text}</button>
    </form>
  `
  return html`
    ${
      intent?.wasDeclined
        ? html`<p class="card stop" role="alert">Kartu ditolak. Coba kartu lain.</p>`
        : null
    }
    <section class="card">
      <p>Kartu uji •••• •••• •••• 4242, berlaku 12/34</p>
      ${
        intent?.status === 'requires_action'
          ? html`<p class="soft">Bank meminta persetujuan (3-D Secure).</p>`
          : null
      }
    </section>
    <div class="actions">
      ${action('pay', `Bayar ${shown(session.amount)}`, 'go')}
      ${action('begin', 'Minta persetujuan bank dulu')} ${action('deny', 'Kartu ditolak', 'stop')}
      ${action('expire', 'Biarkan kedaluwarsa')}
    </div>
  `
}

function closed(session: Session, intent: Intent | undefined): Html {
  const text =
    intent?.status === 'succeeded'
      ? 'Pembayaran berhasil.'
      : session.status === 'complete'
        ? 'Pembayaran sedang diproses.'
        : 'Halaman pembayaran ini sudah ditutup.'
  return html`<p class="card" role="status">${text}</p>`
}

/** Everything in the emulator at a glance, newest first, with what can happen next as buttons. */
function indexPage(world: World): string {
  const rows = [...world.sessions.values()].toReversed().slice(0, 100)
  return page(
    'Emulator kartu',
    html`<h1>Emulator Stripe</h1>
      ${rows.length === 0 ? html`<p class="card">Belum ada pembayaran.</p>` : null}
      <div class="scroll">
        <table>
          <tbody>
            ${rows.map((session) => row(world, session))}
          </tbody>
        </table>
      </div>`,
  )
}

function row(world: World, session: Session): Html {
  const intent = intentOf(world, session)
  const steps: [string, string][] =
    intent?.status === 'succeeded'
      ? [
          ['confirmRefund', 'Bank mengonfirmasi pengembalian'],
          ['failRefund', 'Pengembalian gagal'],
          ['dispute', 'Persoalkan'],
          ['winDispute', 'Sengketa dimenangkan'],
          ['loseDispute', 'Sengketa kalah'],
        ]
      : session.status === 'open'
        ? [
            ['pay', 'Bayar'],
            ['deny', 'Tolak'],
            ['expire', 'Kedaluwarsa'],
          ]
        : []
  return html`<tr>
    <td><a href="/c/pay/${session.id}">${session.orderId}</a></td>
    <td>${shown(session.amount)}</td>
    <td>${session.status} ${intent?.status ?? ''}</td>
    <td>
      ${steps.map(
        ([control, label]) =>
          html`<form method="post" action="/_emulator/${control}">
            <input type="hidden" name="orderId" value="${session.orderId}" />
            <button>${label}</button>
          </form>`,
      )}
    </td>
  </tr>`
}
