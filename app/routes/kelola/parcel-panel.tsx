import { courierNames } from '#app/core/couriers.ts'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import type { ParcelSaid } from '#app/features/shipping/parcel.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

type ParcelPanelProps = {
  parcel: (ParcelSaid & { service: string; weightGrams: number }) | null
  price: Rupiah
}

/** What to ask for at the counter of the courier, and what the buyer has paid for it. */
export function ParcelPanel({ parcel, price }: ParcelPanelProps) {
  const { parcels } = useMessages()
  if (!parcel) return null
  const { desk: t } = parcels
  const { courier, speed, service, days, weightGrams } = parcel
  return (
    <Panel title={t.title} lead={t.lead(formatRupiah(price))}>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Fact label={t.courier} value={parcels.service(courierNames[courier], speed)} />
        <Fact label={t.service} value={service} />
        <Fact label={t.weight} value={t.grams(weightGrams)} />
        {days && <Fact label={t.takes} value={parcels.days(days)} />}
      </dl>
    </Panel>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="font-semibold wrap-anywhere">{value}</dd>
    </div>
  )
}
