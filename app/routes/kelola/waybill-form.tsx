import { Form } from '@remix-run/react'
import { courierCodes, courierNames } from '#app/core/couriers.ts'
import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Select, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type WaybillFormProps = {
  number: string
  /** It is handed over with it. */
  isPacked: boolean
  fields: Readonly<Record<string, unknown>>
  problems?: Partial<Record<string, 'courier' | 'number'>>
}

/** The number on the slip of the counter, and whose slip it is. */
export function WaybillForm({ number, isPacked, fields, problems = {} }: WaybillFormProps) {
  const { waybill: t } = useMessages().parcels
  const field = (name: 'courier' | 'number') => ({
    id: `resi-${name}`,
    name,
    required: true,
    initialValue: fields[name],
    errors: problems[name] ? [t.problems[problems[name]]] : [],
  })
  return (
    <Form
      method="post"
      action={paths.kelolaOrder(number, 'resi')}
      noValidate
      className="grid gap-3"
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <TextInput
          field={field('number')}
          label={t.number}
          hint={t.numberHint}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
        />
        <Select
          field={field('courier')}
          label={t.courier}
          options={courierCodes.map((code) => ({ value: code, label: courierNames[code] }))}
        />
      </div>
      <p>
        <Button size="large">{isPacked ? t.handOver : t.save}</Button>
      </p>
    </Form>
  )
}
