import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type FormMeta = { id: string; errors?: string[] | undefined; allErrors: Record<string, unknown> }

type AccountFormProps = {
  form: FormMeta
  submit: string
  children: ReactNode
  look?: 'action' | 'terrace' | 'danger'
  /** Posts elsewhere than to the page it stands on. */
  action?: string
}

/** A form of the account pages: what is wrong first, the fields, one button as wide as the thumb. */
export function AccountForm({ form, submit, children, look = 'action', action }: AccountFormProps) {
  return (
    <Form
      id={form.id}
      method="post"
      noValidate
      reloadDocument
      className="grid gap-5"
      {...(action && { action })}
    >
      <FormProblem form={form} />
      {children}
      <Button look={look} size="large" wide>
        {submit}
      </Button>
    </Form>
  )
}

function FormProblem({ form }: { form: FormMeta }) {
  const { account: t } = useMessages()
  if (form.errors?.length) return <Alert tone="bad">{form.errors.join(' ')}</Alert>
  if (Object.keys(form.allErrors).length > 0) return <Alert tone="bad">{t.checkFields}</Alert>
  return null
}
