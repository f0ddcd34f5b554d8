import { useLocation } from '@remix-run/react'
import { MessageCircle, Printer } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { whatsappLink } from '#app/core/phone.ts'
import { type ReceiptPaper, receiptPapers } from '#app/features/counter/receipt-paper.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { WakingPrintButton } from '#app/ui/print-button.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

type ReceiptDeedsProps = {
  receipt: {
    saleId: string
    undoReason: string | null
    phone: string | null
    token: string
    receiptToken: string
    shop: { name: string; isSample: boolean }
    tickets: readonly { token: string }[]
  }
  paper: ReceiptPaper
  canWrite: boolean
  appUrl: string
}

export function ReceiptDeeds({ receipt, paper, canWrite, appUrl }: ReceiptDeedsProps) {
  const locale = useLocale()
  // Which gate this phone stands at.
  const { search } = useLocation()
  const { counter: t } = useMessages()
  const { saleId, tickets, shop, phone } = receipt
  const isStanding = receipt.undoReason === null
  const addresses = [
    paths.counterReceipt(locale, receipt.receiptToken),
    ...tickets.map(({ token }) => paths.ticket(locale, token)),
  ]
  const links = addresses.map((address) => appUrl + address).join('\n')
  const purchase = t.receipt.whatsappPurchase(appUrl + paths.purchase(locale, receipt.token))
  const text = `${t.receipt.whatsappText(shop.name, links)}\n\n${purchase}`
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
      <Tabs
        label={t.receipt.paper}
        tabs={receiptPapers.map((one) => ({
          href: addressWith(search, one),
          label: t.receipt.papers[one],
          current: one === paper,
        }))}
      />
      <WakingPrintButton wide>
        <Icon icon={Printer} />
        {t.receipt.print}
      </WakingPrintButton>
      {isStanding && canWrite && (
        <LinkButton href={paths.counter(saleId, 'batal')} look="quiet" wide>
          {t.receipt.undo}
        </LinkButton>
      )}
      {new URLSearchParams(search).has('gerbang') && (
        <LinkButton href={paths.kelolaGate()} look="quiet" wide>
          {t.back}
        </LinkButton>
      )}
    </div>
  )
}

/** The gate stays in the address, and the next sale is printed on the same paper. */
function addressWith(search: string, kertas: ReceiptPaper): string {
  const asked = new URLSearchParams(search)
  asked.set('kertas', kertas)
  return `?${asked}`
}
