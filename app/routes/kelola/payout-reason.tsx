import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import type { PayoutTexts } from '#app/i18n/id/payouts.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'
import type { PayoutStatus } from '#app/features/payouts/payout-status.ts'
import type { payoutDeedWithReason } from './payout-verb.server.ts'
import type { loader } from './payout.tsx'

type PayoutReasonProps = { verb: 'sendBack' | 'undo'; from: readonly PayoutStatus[] }

/** Why, and a second button: asked before a payout is given up. */
export function PayoutReason({ verb, from }: PayoutReasonProps) {
  const { payout } = useRouteLoaderData<typeof loader>('routes/kelola/payout')!
  const answer = useActionData<typeof payoutDeedWithReason>()
  const { payouts: t } = useMessages()
  if (!from.includes(payout.status)) return null
  const error = answer?.errors.reason as keyof PayoutTexts['errors'] | undefined
  return (
    <div className="mb-4">
      <Panel title={t[verb].title} lead={t[verb].lead} tone="action">
        <form method="post" noValidate className="grid max-w-xl gap-4">
          <TextInput
            field={{
              id: 'reason',
              name: 'reason',
              required: true,
              maxLength: 200,
              initialValue: answer?.typed.reason,
              errors: error && [t.errors[error]],
            }}
            label={t.reason}
            hint={t.reasonHint}
          />
          <div className="flex flex-wrap gap-2">
            <Button look="danger" size="large">
              {t[verb].submit}
            </Button>
            <LinkButton href={paths.kelolaPayouts({ id: payout.id })} look="quiet" size="large">
              {t.keep}
            </LinkButton>
          </div>
        </form>
      </Panel>
    </div>
  )
}
