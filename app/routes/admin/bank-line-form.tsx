import { useActionData } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { BankLine } from '#app/core/bank-line.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'

type FieldName = keyof BankLine

type BankLineFormProps = {
  title: string
  lead: string
  submit: string
  back: string
  /** What else the form asks for. */
  children?: ReactNode
}

/** What stands on the statement, typed as it is printed there. */
export function BankLineForm({ title, lead, submit, back, children }: BankLineFormProps) {
  const { transfers: t, refund, errors, confirm } = useMessages().admin
  const answer = useActionData<{ wrong?: FieldName[]; typed?: Record<string, unknown> }>()
  const field = (name: FieldName) => ({
    id: `line-${name}`,
    name,
    required: true,
    initialValue: answer?.typed?.[name],
    errors: answer?.wrong?.includes(name) ? [errors[name]] : undefined,
  })
  return (
    <Panel title={title} lead={lead} tone="action">
      <form method="post" noValidate autoComplete="off" className="grid max-w-xl gap-4">
        <TextInput field={field('amount')} label={t.amount} inputMode="numeric" />
        <TextInput
          field={{ ...field('reference'), maxLength: 40 }}
          label={t.reference}
          hint={`${refund.seenReferenceHint} ${t.referenceRepeats}`}
          spellCheck={false}
        />
        {children}
        <div className="flex flex-wrap gap-2">
          <Button size="large">{submit}</Button>
          <LinkButton href={back} look="quiet" size="large">
            {confirm.keep}
          </LinkButton>
        </div>
      </form>
    </Panel>
  )
}
