import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'
import type { MakerAccount } from '../maker.ts'

type MakerAccountsProps = {
  maker: { id: string }
  accounts: readonly MakerAccount[]
  mayDetach: boolean
}

/** Who runs the stall in an account of their own; nothing where the BUM Desa does it for them. */
export function MakerAccounts({ maker, accounts, mayDetach }: MakerAccountsProps) {
  const { detach: t } = useMessages().makers
  if (accounts.length === 0) return null
  return (
    <Section title={t.accounts}>
      <ul className="grid gap-2">
        {accounts.map(({ userId, name }) => (
          <li key={userId} className="flex flex-wrap items-center justify-between gap-3">
            <span className="min-w-0 font-semibold break-words">{name}</span>
            {mayDetach && (
              <Link
                to={paths.detachAccount(maker.id, userId)}
                className={buttonClasses({ look: 'outline' })}
                aria-label={t.openFor(name)}
              >
                {t.open}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
