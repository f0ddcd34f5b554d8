import { type ActionFunctionArgs, data } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { strayOwnerForm } from '#app/features/payments/desk-forms.ts'
import { giveToPurchase } from '#app/features/payments/stray-money.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import { useCase } from './use-case.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: caseId, actor } = await requireDeed(args, 'caseId')
  const typed = await readForm(args.request)
  const form = strayOwnerForm.safeParse(typed)
  if (!form.success) return data({ typed }, { status: 400 })
  const given = await giveToPurchase({ caseId, actor, number: form.data.number })
  if (!given.ok && given.reason === 'no-such-purchase') return data({ typed }, { status: 409 })
  return answerDeed(given, { to: paths.admin(`uang/kasus/${caseId}`), notice: 'dikembalikan' })
}

export default function StrayOwner() {
  const { stray, isOpen, here } = useCase()
  const { money, refusals } = useMessages().admin
  const answer = useActionData<typeof action>()
  const typed = answer && 'typed' in answer ? answer.typed : null
  return (
    <Confirm deed="strayOwner" back={here} isOpen={isOpen && Boolean(stray?.isConfirmed)}>
      <div className="max-w-xl">
        <TextInput
          field={{
            id: 'stray-number',
            name: 'number',
            required: true,
            maxLength: 40,
            initialValue: typed?.number,
            errors: typed ? [refusals['no-such-purchase']] : undefined,
          }}
          label={money.search}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </div>
    </Confirm>
  )
}
