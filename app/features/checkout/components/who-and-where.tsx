import { paths } from '#app/core/paths.ts'
import { formatPhone } from '#app/core/phone.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type WhoAndWhereProps = {
  buyer: { name: string; phone: string; email: string | null }
  address: {
    recipient: string | null
    street: string | null
    hamlet: string | null
    rt: string | null
    rw: string | null
    landmark: string | null
    postalCode: string | null
    /** Village, kecamatan, regency, province. */
    label: string
  } | null
  note: string | null
}

/** Who buys and where it goes, once more before paying. */
export function WhoAndWhere({ buyer, address, note }: WhoAndWhereProps) {
  const locale = useLocale()
  const { checkout: t } = useMessages()
  const lines = address && [
    address.recipient ?? buyer.name,
    [
      address.street,
      address.hamlet,
      address.rt && `RT ${address.rt}`,
      address.rw && `RW ${address.rw}`,
    ]
      .filter(Boolean)
      .join(', '),
    [address.label, address.postalCode].filter(Boolean).join(' '),
    address.landmark,
  ]
  return (
    <Card
      as="section"
      className="grid grid-cols-1 gap-x-6 gap-y-3 p-4 wrap-anywhere sm:grid-cols-2"
    >
      <div>
        <h2 className="font-semibold">{t.buyer}</h2>
        <p>{buyer.name}</p>
        <p className="text-ink-soft">{formatPhone(buyer.phone)}</p>
        {buyer.email && <p className="text-ink-soft">{buyer.email}</p>}
      </div>
      {lines && (
        <div>
          <h2 className="font-semibold">{t.sendTo}</h2>
          <address className="not-italic">
            {lines.filter(Boolean).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        </div>
      )}
      {note && <p className="whitespace-pre-line sm:col-span-2">“{note}”</p>}
      <p>
        <a href={paths.checkout(locale)} className="font-semibold text-terrace">
          {t.change}
        </a>
      </p>
    </Card>
  )
}
