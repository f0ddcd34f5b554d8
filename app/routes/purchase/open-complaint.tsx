import type { ReactNode } from 'react'
import { formatDateTime } from '#app/core/dates.ts'
import type { ComplaintKind, ComplaintTurn } from '#app/features/orders/complaint.ts'
import { WhatsAppLink } from '#app/features/shops/components/whatsapp-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type OpenComplaintProps = {
  order: {
    number: string
    complainedAt: Date | null
    complaintKind: ComplaintKind | null
    complaint: string | null
    complaintAnswerBy: Date | null
    complaintReply: string | null
    turn: ComplaintTurn | null
    shop: { name: string; phone: string; isSample: boolean }
  }
  /** Where the complaint is withdrawn, or handed to Lumbung. */
  verb: (name: 'beres' | 'belum-beres') => string
  children: ReactNode
}

/** What the buyer said, what the BUM Desa says, whose word is awaited, and the way back. */
export function OpenComplaint({ order, verb, children }: OpenComplaintProps) {
  const locale = useLocale()
  const { purchase } = useMessages()
  const t = purchase.complaint
  const { complainedAt, complaintKind, complaint, complaintReply, shop } = order
  const { complaintAnswerBy, turn } = order
  const until = complaintAnswerBy ? formatDateTime(complaintAnswerBy, { locale }) : ''
  return (
    <>
      <h1 className="font-display text-2xl font-bold">{t.openTitle}</h1>
      {complaintKind && <p className="font-semibold">{t.kinds[complaintKind]}</p>}
      {complaint && <p className="break-words whitespace-pre-line">{complaint}</p>}
      {complainedAt && (
        <p className="text-ink-soft">{t.openText(formatDateTime(complainedAt, { locale }))}</p>
      )}
      {complaintReply && (
        <div className="border-l-2 border-line pl-3">
          <p className="font-semibold">{t.reply(shop.name)}</p>
          <p className="break-words whitespace-pre-line">{complaintReply}</p>
        </div>
      )}
      {turn && <p>{t.turn[turn](until)}</p>}
      <WhatsAppLink
        phone={shop.phone}
        text={purchase.askText(order.number)}
        label={purchase.ask}
        isSample={shop.isSample}
      />
      <form method="post" action={verb('beres')} className="grid gap-2 border-t border-line pt-4">
        <p className="text-sm text-ink-soft">{t.withdrawHint}</p>
        <div className="flex flex-wrap gap-2">
          <Button look="terrace">{t.withdraw}</Button>
          {turn === 'buyer' && (
            <Button look="outline" formAction={verb('belum-beres')}>
              {t.reject}
            </Button>
          )}
          {children}
        </div>
      </form>
    </>
  )
}
