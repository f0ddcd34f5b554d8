import type { ReactNode } from 'react'
import { Button, buttonClasses } from './button.tsx'

type AskFirstProps = {
  action: string
  /** What opens it; `of` tells apart several on one page, for people who cannot see which is which. */
  open: string
  of?: string
  /** What it will do, as a sentence. */
  text: ReactNode
  /** The button that does it. */
  submit: string
  hidden?: Readonly<Record<string, string | null>>
  /** What gives something, and not only takes, need not look like a danger, nor be passed over. */
  look?: 'danger' | 'action'
}

/** What cannot be undone is opened first and says what it does; a second tap does it. Without scripts too. */
export function AskFirst({
  action,
  open,
  of,
  text,
  submit,
  hidden = {},
  look = 'danger',
}: AskFirstProps) {
  return (
    <details>
      <summary
        aria-label={of}
        className={
          look === 'danger'
            ? 'inline-flex min-h-11 cursor-pointer items-center text-sm text-ink-soft underline'
            : `${buttonClasses({ look: 'outline' })} cursor-pointer`
        }
      >
        {open}
      </summary>
      <form method="post" action={action} className="mt-1 max-w-xl">
        {Object.entries(hidden).map(
          ([name, value]) =>
            value !== null && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <p className="mb-2 text-sm">{text}</p>
        <Button look={look}>{submit}</Button>
      </form>
    </details>
  )
}
