import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { progressLook } from './progress-look.ts'
import type { SendAheadTexts } from './send-ahead/texts.ts'

type SendAheadFieldProps = {
  /** The address below which the server takes parts. */
  to: string
  /** What was sent ahead is named by this field of the form. */
  name: string
  /** The names that came back with the form. */
  sent: readonly string[]
  most: number
  tooMany: string
  /** What stands on the button of the form. */
  submit: string
  /** A plain field of files. */
  children: ReactNode
}

/**
 * On a page without the framework: what is chosen is sent while the rest is typed, and goes on where the
 * signal broke off. Without JavaScript it goes along with the form.
 */
export function SendAheadField({
  to,
  name,
  sent,
  most,
  tooMany,
  submit,
  children,
}: SendAheadFieldProps) {
  const { uploads: t } = useMessages()
  const { making, waiting, withForm, problems } = t
  const texts: SendAheadTexts = {
    sending: t.onItsWay,
    making,
    waiting,
    withForm,
    problems,
    arrived: t.arrived(submit),
    tooMany,
  }
  return (
    <div
      data-send-ahead
      data-to={to}
      data-name={name}
      data-most={most}
      data-texts={JSON.stringify(texts)}
    >
      {children}
      <div data-part="note" hidden className="mt-2">
        <div data-part="bar" className="flex items-center gap-3">
          <progress value={0} aria-label={t.progress} className={progressLook} />
          <span aria-hidden className="text-sm tabular-nums" />
        </div>
        <p role="status" className="mt-1.5 text-sm">
          <span
            data-part="words"
            className="data-[tone=bad]:font-medium data-[tone=bad]:text-danger data-[tone=good]:font-medium data-[tone=good]:text-terrace"
          />
          <strong data-part="held" hidden className="mt-1 block">
            {t.held}
          </strong>
        </p>
        <Button type="button" data-part="retry" look="outline" size="small" className="mt-2">
          {t.retry}
        </Button>
      </div>
      <ul>
        {sent.map((value) => (
          <SentFile key={value} name={name} value={value} label={t.sentBefore} />
        ))}
      </ul>
      <template>
        <SentFile name={name} value="" label="" />
      </template>
      <script type="module" src="/send-ahead.js" />
    </div>
  )
}

function SentFile({ name, value, label }: { name: string; value: string; label: string }) {
  return (
    <li>
      <label className="flex min-h-11 cursor-pointer items-center gap-2 py-1">
        <input
          type="checkbox"
          name={name}
          value={value}
          defaultChecked
          className="size-5 shrink-0"
        />
        <span className="min-w-0 break-words">{label}</span>
      </label>
    </li>
  )
}
