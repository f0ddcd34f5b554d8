import { Form } from '@remix-run/react'
import { accountHoldHours } from '#app/core/account-hold.ts'
import { DestinationFields } from '#app/features/refunds/components/destination-fields.tsx'
import { ProofFields } from '#app/features/users/components/proof-fields.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { UnfinishedAccount } from '../unfinished-account.ts'

type AccountFormProps = {
  /** What was typed and is wrong with it; else the fields are empty, for nobody shall take the old one over. */
  unfinished: UnfinishedAccount | undefined
  hasSecondFactor: boolean
  /** Where nothing is changed. */
  back: string
}

export function AccountForm({ unfinished, hasSecondFactor, back }: AccountFormProps) {
  const { account: t } = useMessages().payouts
  return (
    <Form method="post" noValidate className="grid max-w-xl gap-4">
      <DestinationFields wrong={unfinished?.wrong ?? []} typed={unfinished?.typed ?? {}} />
      <ProofFields hasSecondFactor={hasSecondFactor} refusal={unfinished?.proof ?? null} />
      <p className="text-sm text-ink-soft">{t.told(accountHoldHours)}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="large">{t.submit}</Button>
        <LinkButton href={back} look="quiet" size="large">
          {t.cancel}
        </LinkButton>
      </div>
    </Form>
  )
}
