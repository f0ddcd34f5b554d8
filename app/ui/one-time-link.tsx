import { MessageCircle } from 'lucide-react'
import { whatsappLink } from '#app/core/phone.ts'
import { Alert } from './alert.tsx'
import { LinkButton } from './button.tsx'
import { Card } from './card.tsx'
import { TextInput } from './field.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './locale.tsx'

type OneTimeLinkProps = {
  link: string
  phone: string
  /** What is sent along, the link in it. */
  text: string
  /** What whoever has the link may do with it. */
  warning: string
  done: string
}

/** Shown once, right after it was made: neither the page nor the table can say it again. */
export function OneTimeLink({ link, phone, text, warning, done }: OneTimeLinkProps) {
  const { invitations: t } = useMessages()
  return (
    <Card className="grid max-w-xl gap-5 p-5">
      <Alert tone="good" title={t.readyTitle}>
        {warning}
      </Alert>
      <TextInput
        field={{ id: 'link', name: 'link', initialValue: link, required: true }}
        label={t.link}
        readOnly
      />
      <div className="flex flex-wrap gap-2">
        <LinkButton
          href={whatsappLink(phone, text)}
          size="large"
          rel="noopener noreferrer nofollow"
          target="_blank"
        >
          <Icon icon={MessageCircle} />
          {t.send}
        </LinkButton>
        <LinkButton href={done} look="quiet" size="large">
          {t.done}
        </LinkButton>
      </div>
    </Card>
  )
}
