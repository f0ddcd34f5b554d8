import { formatTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { TillDay } from '../till-day.ts'
import { FlowTable } from './flow-table.tsx'

/** What became known after the day was closed: shown beside the count, which stays what it was. */
export function LateNotice({ day }: { day: TillDay }) {
  const locale = useLocale()
  const { till: t } = useMessages()
  const { changes, lateSales, zone } = day
  if (changes.length === 0) return null
  return (
    <section aria-label={t.changesTitle} className="mb-6 grid gap-3">
      <Alert tone="attention" title={t.changesTitle}>
        {t.changesText}
      </Alert>
      <FlowTable caption={t.changesTitle} flows={changes} />
      <ul className="text-sm">
        {lateSales.map(({ saleId, number, total, soldAt }) => (
          <li key={saleId}>
            <a
              href={paths.counter(saleId)}
              className="inline-flex min-h-11 items-center text-terrace"
            >
              {formatTime(soldAt, { locale, zone })} · {number} · {formatRupiah(total)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
