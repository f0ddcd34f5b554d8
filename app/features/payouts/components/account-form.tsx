import { Form } from '@remix-run/react'
import { DestinationFields } from '#app/features/refunds/components/destination-fields.tsx'
import type { DestinationField } from '#app/features/refunds/destination.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type AccountFormProps = {
  /** What was typed and is wrong with it; else the fields are empty, for nobody shall take the old one over. */
  unfinished: { wrong: DestinationField[]; typed: Record<string, unknown> } | undefined
  /** Where nothing is changed. */
  back: string
}

export function AccountForm({ unfinished, back }: AccountFormProps) {
  const { account: t } = useMessages().payouts
  return (
    <Form method="post" noValidate className="grid max-w-xl gap-4">
      <DestinationFields wrong={unfinished?.wrong ?? []} typed={unfinished?.typed ?? {}} />
      <p className="text-sm text-ink-soft">{t.told}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="large">{t.submit}</Button>
        <LinkButton href={back} look="quiet" size="large">
          {t.cancel}
        </LinkButton>
      </div>
    </Form>
  )
}
