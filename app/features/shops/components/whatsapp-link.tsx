import { MessageCircle } from 'lucide-react'
import { whatsappLink } from '#app/core/phone.ts'
import { type ButtonLook, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type WhatsAppLinkProps = {
  phone: string
  /** A question about a thing; never anything about a person: addresses of links are logged. */
  text: string
  label: string
  /** The invented number of a sample shop may be a stranger's, so nobody is written to. */
  isSample: boolean
  look?: ButtonLook
}

export function WhatsAppLink({ phone, text, label, isSample, look }: WhatsAppLinkProps) {
  const { storefront: t } = useMessages()
  const href = isSample
    ? `https://wa.me/?text=${encodeURIComponent(text)}`
    : whatsappLink(phone, text)
  return (
    <div>
      <LinkButton href={href} look={look ?? 'outline'} wide rel="noopener nofollow" target="_blank">
        <Icon icon={MessageCircle} />
        {label}
      </LinkButton>
      {isSample && <p className="mt-1.5 text-sm text-ink-soft">{t.shop.sampleWhatsApp}</p>}
    </div>
  )
}
