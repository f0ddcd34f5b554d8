import { ContactLinks } from '#app/features/orders/components/contact-links.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type RequestContactProps = {
  request: {
    number: string
    shop: { name: string }
    contact: { name: string; phone: string; email: string | null; note: string | null } | null
  }
}

/** Who asks, and the ways to ask back; of a supervisor's view only the first letter is left. */
export function RequestContactCard({ request: { number, shop, contact } }: RequestContactProps) {
  const { kelola, requests } = useMessages()
  const { desk: t } = requests
  if (!contact) return <p>{t.erased}</p>
  const { name, phone, email, note } = contact
  return (
    <div className="grid gap-4">
      <p className="text-lg font-semibold">{name}</p>
      {note && <p className="whitespace-pre-line">{note}</p>}
      {phone ? (
        <ContactLinks phone={phone} greeting={t.greeting({ shop: shop.name, number })} />
      ) : (
        <p className="text-ink-soft">{kelola.order.hiddenBuyer}</p>
      )}
      {email && <p className="break-all text-ink-soft">{email}</p>}
    </div>
  )
}
