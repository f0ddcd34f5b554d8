import { MapPin, Package, Truck } from 'lucide-react'
import { type CourierCode, courierNames } from '#app/core/couriers.ts'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'

type DeliveryBoxProps = {
  pickupPoints: readonly { name: string; address: string; hours: string }[]
  deliversTo: readonly { name: string; price: Rupiah; days: number }[]
  minimumOrder: Rupiah
  courierFreeFrom: Rupiah | null
  couriers: readonly CourierCode[]
}

/** Where it can be had and what bringing it costs, before anything is in a cart. */
export function DeliveryBox(props: DeliveryBoxProps) {
  const { pickupPoints, deliversTo, minimumOrder, courierFreeFrom, couriers } = props
  const { storefront: t, shopSettings, parcels } = useMessages()
  const cheapest = deliversTo[0]
  return (
    <div className="grid gap-4">
      {pickupPoints.length > 0 && (
        <div className="flex gap-2.5">
          <Icon icon={MapPin} size={22} className="mt-0.5 text-terrace" />
          <div>
            <p className="font-medium">{t.listing.pickup}</p>
            <ul className="mt-1 grid gap-1.5 text-ink-soft">
              {pickupPoints.map(({ name, address, hours }) => (
                <li key={name}>
                  {address.startsWith(name) ? address : `${name}, ${address}`}
                  {hours && <span className="block text-sm">{hours}</span>}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {cheapest && (
        <div className="flex gap-2.5">
          <Icon icon={Truck} size={22} className="mt-0.5 text-terrace" />
          <div className="min-w-0 flex-1">
            <p className="font-medium">
              {t.listing.courier} {t.listing.courierTo(deliversTo.length)},{' '}
              {t.listing.courierFrom(cheapest.price)}
            </p>
            {courierFreeFrom !== null && (
              <p className="text-ink-soft">
                {shopSettings.shown.courierFree(formatRupiah(courierFreeFrom))}
              </p>
            )}
            <details className="mt-1">
              <summary className="inline-flex min-h-11 items-center text-terrace underline underline-offset-2">
                {t.listing.courierTable}
              </summary>
              <ul className="mt-1 columns-1 gap-x-8 sm:columns-2">
                {deliversTo.map(({ name, price, days }) => (
                  <li key={name} className="flex justify-between gap-4 border-b border-line py-1">
                    <span>
                      {name}{' '}
                      <span className="text-sm text-ink-soft">
                        {shopSettings.shown.courierDays(days)}
                      </span>
                    </span>
                    <Price amount={price} />
                  </li>
                ))}
              </ul>
            </details>
          </div>
        </div>
      )}
      {couriers.length > 0 && (
        <div className="flex gap-2.5">
          <Icon icon={Package} size={22} className="mt-0.5 text-terrace" />
          <div>
            <p className="font-medium">{parcels.shown.title}</p>
            <p className="text-ink-soft">
              {couriers.map((code) => courierNames[code]).join(', ')}. {parcels.shown.price}
            </p>
          </div>
        </div>
      )}
      {pickupPoints.length === 0 && !cheapest && couriers.length === 0 && (
        <p className="text-ink-soft">{t.listing.noDelivery}</p>
      )}
      {minimumOrder > 0n && (
        <p className="text-sm text-ink-soft">{t.listing.minimumOrder(minimumOrder)}</p>
      )}
    </div>
  )
}
