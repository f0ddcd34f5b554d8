import { MessageCircle } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { whatsappLink } from '#app/core/phone.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type InvitationLinkProps = { link: string; phone: string; shopName: string }

/** Shown once, right after it was made: neither the page nor the table can say it again. */
export function InvitationLink({ link, phone, shopName }: InvitationLinkProps) {
  const { makers } = useMessages()
  const t = makers.invite
  return (
    <Card className="grid max-w-xl gap-5 p-5">
      <Alert tone="good" title={t.readyTitle}>
        {t.ready}
      </Alert>
      <TextInput
        field={{ id: 'link', name: 'link', initialValue: link, required: true }}
        label={t.link}
        readOnly
      />
      <div className="flex flex-wrap gap-2">
        <LinkButton
          href={whatsappLink(phone, t.text(shopName, link))}
          size="large"
          rel="noopener noreferrer nofollow"
          target="_blank"
        >
          <Icon icon={MessageCircle} />
          {t.send}
        </LinkButton>
        <LinkButton href={paths.kelolaMakers()} look="quiet" size="large">
          {t.done}
        </LinkButton>
      </div>
    </Card>
  )
}
