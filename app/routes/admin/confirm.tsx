import type { ReactNode } from 'react'
import type { Admin } from '#app/i18n/id/admin.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskRefusal } from './desk-notice.tsx'

type ConfirmProps = {
  deed: Exclude<keyof Admin['confirm'], 'keep' | 'confirmTransfer'>
  /** Where the deed is not done. */
  back: string
  /** Whether there is still something to be done; else only the refusal is shown. */
  isOpen: boolean
  look?: 'action' | 'danger'
  /** What must be typed before. */
  children?: ReactNode
}

/** Asked first, since it cannot be undone: a second button on a page of its own, without scripts. */
export function Confirm({ deed, back, isOpen, look = 'action', children }: ConfirmProps) {
  const { confirm } = useMessages().admin
  const t = confirm[deed]
  return (
    <div className="mb-4">
      <DeskRefusal />
      {isOpen && (
        <Panel title={t.title} tone="action">
          <p className="mb-4 max-w-2xl">{t.text}</p>
          <form method="post" className="grid gap-4">
            {children}
            <div className="flex flex-wrap gap-2">
              <Button look={look} size="large">
                {t.submit}
              </Button>
              <LinkButton href={back} look="quiet" size="large">
                {confirm.keep}
              </LinkButton>
            </div>
          </form>
        </Panel>
      )}
    </div>
  )
}
