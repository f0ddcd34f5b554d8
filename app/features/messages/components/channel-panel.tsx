import { paths } from '#app/core/paths.ts'
import { formatPhone } from '#app/core/phone.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'

type ChannelPanelProps = {
  choice: { chosen: 'email' | 'whatsapp'; email: string; phone: string }
  isSaved: boolean
}

/** For who has an address and a number, where both ways are in use. */
export function ChannelPanel({ choice: { chosen, email, phone }, isSaved }: ChannelPanelProps) {
  const locale = useLocale()
  const { letters, common } = useMessages()
  const t = letters.channel
  return (
    <Card as="section" className="p-5 sm:p-6">
      <form
        method="post"
        action={paths.account(locale, 'pemberitahuan/lewat')}
        className="grid gap-4"
      >
        {isSaved && <Alert tone="good">{letters.settings.saved}</Alert>}
        <RadioCards
          field={{ id: 'channel', name: 'channel', initialValue: chosen, required: true }}
          label={t.title}
          hint={t.lead}
          options={[
            { value: 'email', title: t.email(email) },
            { value: 'whatsapp', title: t.whatsapp(formatPhone(phone)), text: t.stop },
          ]}
        />
        <Button look="action" size="large" wide>
          {common.save}
        </Button>
      </form>
    </Card>
  )
}
