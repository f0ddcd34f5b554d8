import { formatRupiah } from '#app/core/rupiah.ts'
import { html, page, type Html } from '../shared/html.ts'
import { jakartaClock } from './hosted-page.ts'
import { methodOf } from './methods.ts'
import { latestOf, type Session, type Transaction, type World } from './world.ts'

/** Everything in the emulator at a glance, newest first, with what can happen next as buttons. */
export function indexPage(world: World): string {
  const rows = [...world.sessions.values()].toReversed().slice(0, 100)
  return page(
    'Emulator Midtrans',
    html`
      <h1>Emulator Midtrans</h1>
      <p class="soft">Jam emulator: ${jakartaClock(world.clock.now())}</p>
      <div class="actions">
        ${clockButton('Majukan jam 15 menit', 15 * 60_000)}
        ${clockButton('Majukan jam 1 hari', 86_400_000)}
      </div>
      ${
        rows.length === 0
          ? html`<p class="card">Belum ada pembayaran.</p>`
          : html`<div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th>Nomor</th>
                    <th>Jumlah</th>
                    <th>Cara</th>
                    <th>Keadaan</th>
                    <th>Langkah</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows.map((session) => row(world, session))}
                </tbody>
              </table>
            </div>`
      }
      <h2>Pemberitahuan terakhir</h2>
      <div class="scroll">
        <table>
          <tbody>
            ${world.notifier.log
              .toReversed()
              .slice(0, 30)
              .map(
                (sent) =>
                  html`<tr>
                    <td>${sent.id}</td>
                    <td>${sent.orderId}</td>
                    <td>${sent.status}</td>
                    <td>${sent.fate}</td>
                    <td>${sent.attempts.map(({ answer }) => answer).join(', ')}</td>
                    <td>${button('replay', { id: String(sent.id) }, 'Kirim lagi')}</td>
                  </tr>`,
              )}
          </tbody>
        </table>
      </div>
    `,
  )
}

function row(world: World, session: Session): Html {
  const tx = latestOf(world, session.orderId)
  const amount = tx ? tx.grossAmount : `${session.amount}.00`
  return html`<tr>
    <td><a href="/snap/v4/redirection/${session.token}">${session.orderId}</a></td>
    <td>${/^\d+\.00$/.test(amount) ? formatRupiah(BigInt(amount.slice(0, -3))) : amount}</td>
    <td>${tx ? methodOf(tx.method).label : '–'}</td>
    <td>${tx ? tx.status : 'belum memilih'}${tx?.fraud === 'challenge' ? ' (ditinjau)' : ''}</td>
    <td>${tx ? steps(tx) : null}</td>
  </tr>`
}

const nextSteps: Record<Transaction['status'], [control: string, label: string][]> = {
  pending: [
    ['pay', 'Bayar'],
    ['deny', 'Tolak'],
    ['expire', 'Kedaluwarsa'],
    ['cancel', 'Batalkan'],
  ],
  capture: [
    ['settleCard', 'Selesaikan'],
    ['cancel', 'Batalkan'],
    ['chargeback', 'Persoalkan'],
  ],
  settlement: [
    ['reverse', 'Tarik kembali'],
    ['chargeback', 'Persoalkan'],
  ],
  partial_refund: [['confirmRefund', 'Bank mengonfirmasi']],
  refund: [['confirmRefund', 'Bank mengonfirmasi']],
  expire: [['payLate', 'Uang datang terlambat']],
  cancel: [['payLate', 'Uang datang terlambat']],
  deny: [],
  chargeback: [],
  partial_chargeback: [],
}

function steps(tx: Transaction): Html[] {
  return [...nextSteps[tx.status], ['announce', 'Kabari lagi'] as const].map(([control, label]) =>
    button(control, { transactionId: tx.transactionId }, label),
  )
}

function clockButton(label: string, ms: number): Html {
  return button('advance', { ms: String(ms) }, label)
}

function button(control: string, fields: Record<string, string>, label: string): Html {
  return html`<form method="post" action="/_emulator/${control}">
    ${Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <button>${label}</button>
  </form>`
}
