import { formatRupiah } from '#app/core/rupiah.ts'
import { statusCodeOf } from './bodies.ts'
import { html, page, trusted, type Html } from '../shared/html.ts'
import { chargeProblem, methodOf, methods, type MethodKey } from './methods.ts'
import { qrisPayload, qrPicture } from './qris.ts'
import { latestOf, type Session, type Transaction, type World } from './world.ts'

/** What the buyer sees; every step is a plain form, because many phones here have little else. */
export async function hostedPage(
  world: World,
  session: Session,
  problem: string | null = null,
): Promise<string> {
  const tx = latestOf(world, session.orderId)
  const now = world.clock.now()
  const isOpen = session.cancelledAt === null && now < session.pageEndsAt
  const shown = tx && tx.status !== 'deny' && tx.status !== 'cancel' ? tx : undefined
  const body = shown
    ? await paymentView(session, shown)
    : isOpen
      ? pickerView(session, tx?.status === 'deny')
      : closedView(session)
  return page(
    `Bayar ${formatRupiah(BigInt(session.amount))}`,
    html`${summary(session, shown)}
    ${problem ? html`<p class="card stop" role="alert">${problem}</p>` : null} ${body}`,
  )
}

function summary(session: Session, tx: Transaction | undefined): Html {
  const until = tx?.expiresAt ?? session.endsAt ?? session.pageEndsAt
  return html`
    <h1>Pembayaran pesanan</h1>
    <p class="amount">${formatRupiah(BigInt(session.amount))}</p>
    <p class="soft">Nomor ${session.orderId} · bayar sebelum ${jakartaClock(until)}</p>
    <details class="card">
      <summary>Rincian</summary>
      <dl>
        ${session.items.map(
          ({ name, price, quantity }) =>
            html`<dt>${name}${quantity > 1 ? ` × ${quantity}` : ''}</dt>
              <dd>${formatRupiah(BigInt(price * quantity))}</dd>`,
        )}
      </dl>
    </details>
  `
}

function pickerView(session: Session, wasDenied: boolean): Html {
  const keys = (Object.keys(methods) as MethodKey[]).filter(
    (key) => session.enabledMethods === null || session.enabledMethods.includes(key),
  )
  const groups = [...new Set(keys.map((key) => methodOf(key).group))]
  return html`
    ${
      wasDenied
        ? html`<p class="card stop" role="alert">
            Pembayaran ditolak. Silakan coba lagi atau pilih cara lain.
          </p>`
        : null
    }
    <h2>Pilih cara bayar</h2>
    ${groups.map(
      (group) => html`
        <h2>${group}</h2>
        <form method="post" action="/snap/v4/redirection/${session.token}/choose" class="card list">
          ${keys
            .filter((key) => methodOf(key).group === group)
            .map((key) => methodButton(key, session))}
        </form>
      `,
    )}
    ${leaveLink(session, undefined)}
  `
}

function methodButton(key: MethodKey, session: Session): Html {
  const problem = chargeProblem(key, session)
  return html`<button name="method" value="${key}" ${problem ? html`disabled` : null}>
    ${methodOf(key).label}${problem ? html`<br /><small>${problem}</small>` : null}
  </button>`
}

async function paymentView(session: Session, tx: Transaction): Promise<Html> {
  const label = methodOf(tx.method).label
  if (tx.status !== 'pending') return finishedView(session, tx)
  const action = (name: string, text: string, look = '') => html`
    <form method="post" action="/snap/v4/redirection/${session.token}/${name}">
      <button class="${look}">${text}</button>
    </form>
  `
  const isCard = tx.method === 'credit_card'
  return html`
    <section class="card">${await instructions(tx, session)}</section>
    <div class="actions">
      ${action('pay', isCard ? 'Benar, lanjutkan pembayaran' : `Bayar dengan ${label}`, 'go')}
      ${isCard ? action('challenge', 'Bayar, tetapi minta ditinjau (dicurigai)') : null}
      ${action('deny', isCard ? 'Kode salah: tolak pembayaran' : 'Gagalkan pembayaran', 'stop')}
      ${action('expire', 'Biarkan kedaluwarsa')}
      ${leaveLink(session, tx, 'Bayar nanti, kembali ke toko')}
      ${action('change', 'Ganti cara bayar')}
    </div>
  `
}

async function instructions(tx: Transaction, session: Session): Promise<Html> {
  const { fields } = tx
  const label = methodOf(tx.method).label
  if (tx.method === 'credit_card') {
    return html`<h2>Verifikasi 3-D Secure</h2>
      <p>Bank penerbit kartu •••• 1114 mengirim kode ke telepon Anda. Kode uji: <b>112233</b>.</p>`
  }
  if (tx.method === 'qris' || tx.method === 'gopay') {
    const payload = String(fields.qr_string ?? qrisPayload(session.amount, 1))
    return html`<p class="qr-title">${label}</p>
      <div class="qr" role="img" aria-label="Kode QR untuk membayar">
        ${trusted(await qrPicture(payload))}
      </div>
      <p class="soft">Kode ini hanya contoh. Jangan dipindai dengan aplikasi bank.</p>`
  }
  const va = (fields.va_numbers as { va_number: string }[] | undefined)?.[0]?.va_number
  const number = va ?? fields.permata_va_number ?? fields.payment_code
  if (typeof number === 'string') {
    return html`<h2>${label}</h2>
      <p class="soft">${fields.store ? 'Kode pembayaran' : 'Nomor virtual account'}</p>
      <p class="code">${number}</p>`
  }
  if (typeof fields.bill_key === 'string') {
    return html`<h2>${label}</h2>
      <p class="soft">Kode perusahaan</p>
      <p class="code">${String(fields.biller_code)}</p>
      <p class="soft">Nomor tagihan</p>
      <p class="code">${fields.bill_key}</p>`
  }
  return html`<h2>${label}</h2>
    <p>Buka aplikasi ${label} di telepon Anda untuk membayar.</p>`
}

const outcomes: Partial<Record<Transaction['status'], string>> = {
  capture: 'Pembayaran berhasil.',
  settlement: 'Pembayaran berhasil.',
  expire: 'Waktu pembayaran sudah habis.',
  refund: 'Pembayaran sudah dikembalikan.',
  partial_refund: 'Sebagian pembayaran sudah dikembalikan.',
  chargeback: 'Pembayaran dipersoalkan oleh pemilik kartu.',
  partial_chargeback: 'Sebagian pembayaran dipersoalkan oleh pemilik kartu.',
}

function finishedView(session: Session, tx: Transaction): Html {
  const text =
    tx.fraud === 'challenge' ? 'Pembayaran sedang ditinjau.' : (outcomes[tx.status] ?? tx.status)
  return html`<p class="card" role="status">${text}</p>
    ${leaveLink(session, tx)}`
}

function closedView(session: Session): Html {
  return html`<p class="card" role="status">Halaman pembayaran ini sudah ditutup.</p>
    ${leaveLink(session, undefined)}`
}

function leaveLink(
  session: Session,
  tx: Transaction | undefined,
  text = 'Kembali ke toko',
): Html | null {
  const target = finishAddress(session, tx)
  return target === null ? null : html`<a class="button" href="${target}">${text}</a>`
}

/** Where the browser goes when it is done. What is appended is for display only. */
export function finishAddress(session: Session, tx: Transaction | undefined): string | null {
  if (!session.finishUrl) return null
  const url = new URL(session.finishUrl)
  url.searchParams.set('order_id', session.orderId)
  if (tx) {
    url.searchParams.set('status_code', statusCodeOf(tx))
    url.searchParams.set('transaction_status', tx.status)
  }
  return url.href
}

export function jakartaClock(at: number): string {
  const parts = new Intl.DateTimeFormat('id-ID', {
    timeZone: 'Asia/Jakarta',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return `${parts.format(at)} WIB`.replaceAll(' ', '\u00a0')
}
