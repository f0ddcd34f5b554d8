import { formatRupiah } from '#app/core/rupiah.ts'
import { SendAheadField } from '#app/features/uploads/components/send-ahead-field.tsx'
import { sentAhead } from '#app/features/uploads/forms.ts'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { TransferPage } from '../transfer-page.ts'

type TransferPanelProps = {
  transfer: TransferPage
  page: string
  /** Below which the proof is sent in parts. */
  uploads: string
}

/** The exact amount, where it goes, and the place to show that it was sent. */
export function TransferPanel({ transfer, page, uploads }: TransferPanelProps) {
  const { transfer: t } = useMessages().payments
  const { amount, rounding, bank, accountNumber, holder, qris } = transfer
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="rounded-xl bg-sunken p-4">
        <p className="text-ink-soft">{t.exactly}</p>
        <p className="text-3xl font-bold tabular-nums select-all">{formatRupiah(amount)}</p>
        <p className="mt-1 text-sm">{t.rounding(formatRupiah(rounding))}</p>
        <dl className="mt-4 grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr] max-sm:[&>dt:not(:first-child)]:mt-2">
          <dt className="text-ink-soft">{t.bank}</dt>
          <dd className="font-semibold">{bank}</dd>
          <dt className="text-ink-soft">{t.account}</dt>
          <dd className="text-xl font-bold tabular-nums select-all">{accountNumber}</dd>
          <dt className="text-ink-soft">{t.holder}</dt>
          <dd className="font-semibold">{holder}</dd>
        </dl>
      </div>
      {qris && <QrisPicture {...qris} />}
      <form
        method="post"
        encType="multipart/form-data"
        action={`${page}/bukti`}
        className="grid grid-cols-1 gap-3"
      >
        <label htmlFor="proof" className="font-semibold">
          {t.proof}
        </label>
        <SendAheadField
          to={uploads}
          name={sentAhead('proof')}
          sent={[]}
          most={1}
          tooMany=""
          submit={t.submit}
        >
          <input
            id="proof"
            type="file"
            name="proof"
            accept="image/*"
            required
            aria-describedby="proof-hint"
            className="field-control py-2"
          />
        </SendAheadField>
        <p id="proof-hint" className="text-sm text-ink-soft">
          {t.proofHint}
        </p>
        <Button size="large" wide>
          {t.submit}
        </Button>
      </form>
    </div>
  )
}

/** Always on white, whatever the theme: telephones read dark on light. */
function QrisPicture({ qr, name, nmid }: NonNullable<TransferPage['qris']>) {
  const { transfer: t } = useMessages().payments
  return (
    <figure className="grid justify-items-center gap-2 rounded-xl border border-line p-4 text-center">
      <figcaption>
        <strong>{t.qris}</strong>
        <span className="block">{name}</span>
        <span className="block text-sm text-ink-soft">NMID {nmid}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t.qrisLabel(name)}
        className="w-full max-w-64 rounded-lg bg-white"
      >
        <path d={qr.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p className="text-sm text-ink-soft">{t.qrisHint}</p>
    </figure>
  )
}
