import { useLocation } from '@remix-run/react'
import { MessageCircle, Printer } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { whatsappLink } from '#app/core/phone.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'

type ReceiptDeedsProps = {
  receipt: {
    saleId: string
    undoReason: string | null
    phone: string | null
    token: string
    shop: { name: string; isSample: boolean }
    tickets: readonly { token: string }[]
  }
  canWrite: boolean
  appUrl: string
}

export function ReceiptDeeds({ receipt, canWrite, appUrl }: ReceiptDeedsProps) {
  const locale = useLocale()
  // Which gate this phone stands at.
  const { search } = useLocation()
  const { counter: t } = useMessages()
  const isHydrated = useHydrated()
  const { saleId, tickets, shop, phone } = receipt
  const isStanding = receipt.undoReason === null
  const addresses = [
    paths.purchase(locale, receipt.token),
    ...tickets.map(({ token }) => paths.ticket(locale, token)),
  ]
  const links = addresses.map((address) => appUrl + address).join('\n')
  const text = t.receipt.whatsappText(shop.name, links)
  // The invented number of a sample may be a stranger's: whom to send it to is chosen in WhatsApp.
  const whatsapp =
    phone && !shop.isSample
      ? whatsappLink(phone, text)
      : `https://wa.me/?text=${encodeURIComponent(text)}`
  return (
    <div className="no-print grid gap-3">
      {canWrite && (
        <LinkButton href={paths.counter() + search} size="large" wide>
          {t.receipt.again}
        </LinkButton>
      )}
      {isStanding && (
        <LinkButton href={whatsapp} look="outline" wide target="_blank" rel="noopener nofollow">
          <Icon icon={MessageCircle} />
          {t.receipt.whatsapp}
        </LinkButton>
      )}
      {isHydrated && (
        <Button type="button" look="outline" wide onClick={() => window.print()}>
          <Icon icon={Printer} />
          {t.receipt.print}
        </Button>
      )}
      {isStanding && canWrite && (
        <LinkButton href={paths.counter(saleId, 'batal')} look="quiet" wide>
          {t.receipt.undo}
        </LinkButton>
      )}
      {search !== '' && (
        <LinkButton href={paths.kelolaGate()} look="quiet" wide>
          {t.back}
        </LinkButton>
      )}
    </div>
  )
}
