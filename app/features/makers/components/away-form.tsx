import { Form } from '@remix-run/react'
import { formatCalendarDate } from '#app/core/dates.ts'
import type { Meanwhile, seenOf } from '#app/core/meanwhile.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { MeanwhileAlert, SeenField } from '#app/ui/meanwhile.tsx'
import { refusedField, type RefusedForm } from '#app/ui/refused-field.ts'
import { type Away, typedAway } from '../away.ts'

type AwayFormProps = {
  away: Away | null
  refused:
    | (Pick<RefusedForm, 'problems'> & {
        typed: Parameters<typeof seenOf>[0]
        meanwhile: Meanwhile | undefined
      })
    | undefined
  back: string
}

export function AwayForm({ away, refused, back }: AwayFormProps) {
  const locale = useLocale()
  const { makers } = useMessages()
  const t = makers.away
  const shown = refused ?? { typed: typedAway(away), problems: {} }
  const day = (date: string) => formatCalendarDate(date, locale)
  return (
    <div className="grid max-w-xl gap-4">
      {away && (
        <div>
          <p className="font-semibold">{t.now(day(away.from), day(away.to))}</p>
          <p>{t.replaced}</p>
        </div>
      )}
      <p className="text-ink-soft">{t.how}</p>
      <Form method="post" noValidate className="grid gap-4">
        {refused?.meanwhile && (
          <MeanwhileAlert
            meanwhile={refused.meanwhile}
            say={({ name }, [value = '']) => ({
              label: name === 'to' ? t.to : t.from,
              value: value && day(value),
            })}
          />
        )}
        <SeenField typed={shown.typed} meanwhile={refused?.meanwhile} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            field={refusedField(makers.errors, shown, 'from')}
            type="date"
            label={t.from}
            hint={t.fromHint}
          />
          <TextInput
            field={refusedField(makers.errors, shown, 'to')}
            type="date"
            label={t.to}
            hint={t.toHint}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button size="large">{t.save}</Button>
          <LinkButton href={back} look="quiet" size="large">
            {t.cancel}
          </LinkButton>
        </div>
      </Form>
      {away && (
        <Form method="post">
          <SeenField typed={typedAway(away)} meanwhile={undefined} />
          <input type="hidden" name="from" value="" />
          <input type="hidden" name="to" value="" />
          <Button look="outline">{t.clear}</Button>
        </Form>
      )}
    </div>
  )
}
