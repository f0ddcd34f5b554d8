import { MessageCircle, Phone } from 'lucide-react'
import { formatPhone, whatsappLink } from '#app/core/phone.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** The ways to speak to a person of whom only the number is known. */
export function ContactLinks({ phone, greeting }: { phone: string; greeting: string }) {
  const { order: t } = useMessages().kelola
  return (
    <p className="flex flex-wrap gap-2">
      <LinkButton href={`tel:${phone}`} look="outline" size="small">
        <Icon icon={Phone} size={18} />
        {formatPhone(phone)}
      </LinkButton>
      <LinkButton
        href={whatsappLink(phone, greeting)}
        look="outline"
        size="small"
        target="_blank"
        rel="noreferrer"
      >
        <Icon icon={MessageCircle} size={18} />
        {t.whatsapp}
      </LinkButton>
    </p>
  )
}
