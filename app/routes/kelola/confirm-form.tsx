import { Form, Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { Textarea, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

type ConfirmFormProps = {
  request: { number: string; usualPrice: Rupiah }
  typed: Readonly<Record<string, unknown>>
}

/** Yes, for which price; or the way to no. */
export function ConfirmForm({ request: { number, usualPrice }, typed }: ConfirmFormProps) {
  const { desk } = useMessages().requests
  const t = desk.confirm
  return (
    <Panel title={t.title} lead={t.lead} tone="action">
      <Form method="post" action={paths.kelolaRequest(number, 'sanggupi')} className="grid gap-4">
        <TextInput
          field={{ id: 'price', name: 'price', initialValue: typed.price }}
          label={t.price}
          hint={t.priceHint(formatRupiah(usualPrice))}
          inputMode="numeric"
        />
        <Textarea
          field={{ id: 'answer', name: 'answer', initialValue: typed.answer, maxLength: 300 }}
          label={t.answer}
          hint={t.answerHint}
          rows={3}
        />
        <div className="flex flex-wrap gap-2">
          <Button size="large">{t.submit}</Button>
          <Link
            to={paths.kelolaRequest(number, 'tolak')}
            className={buttonClasses({ look: 'quiet', size: 'large' })}
          >
            {desk.decline.open}
          </Link>
        </div>
      </Form>
    </Panel>
  )
}
