import { courierNames } from '#app/core/couriers.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import type { OrderStatus } from '#app/features/orders/order-status.ts'
import { canHaveWaybill } from '#app/features/orders/waybill-form.ts'
import { ParcelTimeline } from '#app/features/shipping/components/parcel-timeline.tsx'
import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import type { ParcelNews } from '#app/features/shipping/parcel-news.ts'
import type { ParcelSaid } from '#app/features/shipping/parcel.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'
import { WaybillForm } from './waybill-form.tsx'

type ParcelPanelProps = {
  order: {
    number: string
    status: OrderStatus
    deliveryMethod: FulfilmentMethod
    shippingPrice: Rupiah
    parcel: (ParcelSaid & { service: string; weightGrams: number }) | null
    waybill: ParcelNews | null
  }
  canWrite: boolean
}

/** What to ask for at the counter, what the buyer has paid for it, and then where the parcel is. */
export function ParcelPanel({ order, canWrite }: ParcelPanelProps) {
  const { parcels } = useMessages()
  const { number, status, parcel, waybill } = order
  if (!parcel) return null
  const { desk: t, waybill: words } = parcels
  const { courier, speed, service, days, weightGrams } = parcel
  const mayWrite = canWrite && canHaveWaybill(order)
  return (
    <Panel title={t.title} lead={t.lead(formatRupiah(order.shippingPrice))}>
      <dl className="mb-4 grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Fact label={t.courier} value={parcels.service(courierNames[courier], speed)} />
        <Fact label={t.service} value={service} />
        <Fact label={t.weight} value={t.grams(weightGrams)} />
        {days && <Fact label={t.takes} value={parcels.days(days)} />}
      </dl>
      {waybill && <ParcelTimeline news={waybill} />}
      {mayWrite && waybill && (
        <p className="mt-3">
          <LinkButton href={paths.kelolaOrder(number, 'resi')} look="outline" size="small">
            {words.change}
          </LinkButton>
        </p>
      )}
      {mayWrite && !waybill && (
        <WaybillForm number={number} isPacked={status === 'packed'} fields={{ courier }} />
      )}
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
