import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type Unreachable = { recipient: string; reason: string; since: Date }

/** On the pages of the account whose address refuses letters. */
export function UnreachableOwn({ unreachable }: { unreachable: Unreachable }) {
  const locale = useLocale()
  const { unreachable: t } = useMessages().letters
  return (
    <Note
      unreachable={unreachable}
      says={(since) => t.own(unreachable.recipient, since)}
      change={{ href: paths.account(locale, 'email'), label: t.change }}
    />
  )
}

/** For who looks after a BUM Desa. */
export function UnreachableShop({ unreachable }: { unreachable: Unreachable }) {
  const { unreachable: t } = useMessages().letters
  return (
    <Note
      unreachable={unreachable}
      says={(since) => t.shop(unreachable.recipient, since)}
      change={{ href: paths.kelolaSettings('kontak'), label: t.change }}
    />
  )
}

/** Beside a buyer, whose address the BUM Desa need not see. */
export function UnreachableBuyer({ unreachable }: { unreachable: Omit<Unreachable, 'recipient'> }) {
  const { unreachable: t } = useMessages().letters
  return <Note unreachable={unreachable} says={t.buyer} />
}

type NoteProps = {
  unreachable: Omit<Unreachable, 'recipient'>
  says: (since: string) => string
  change?: { href: string; label: string }
}

function Note({ unreachable: { reason, since }, says, change }: NoteProps) {
  const locale = useLocale()
  const { unreachable: t } = useMessages().letters
  return (
    <Alert tone="attention" title={t.title}>
      <p className="wrap-anywhere">{says(formatDateTime(since, { locale }))}</p>
      <p className="text-sm text-ink-soft">{t.reason(reason)}</p>
      {change && (
        <p>
          <a href={change.href} className="inline-flex min-h-11 items-center font-semibold">
            {change.label}
          </a>
        </p>
      )}
    </Alert>
  )
}
