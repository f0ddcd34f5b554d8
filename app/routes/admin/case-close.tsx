import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { closeCase } from '#app/features/payments/discrepancy-desk.server.ts'
import { closeCaseForm, closePresets, noteMaximum } from '#app/features/payments/desk-forms.ts'
import type { Admin } from '#app/i18n/id/admin.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import { useCase } from './use-case.ts'

export async function action(args: ActionFunctionArgs) {
  const { id: caseId, actor } = await requireDeed(args, 'caseId')
  const submission = parseWithZod(await readFormData(args.request), { schema: closeCaseForm })
  if (submission.status !== 'success') return data({ form: submission.reply() }, { status: 400 })
  const closed = await closeCase({ caseId, actor, close: submission.value })
  return answerDeed(closed, { to: paths.admin('uang'), notice: 'selesai' })
}

export default function CloseCase() {
  const { deeds, here } = useCase()
  const answer = useActionData<typeof action>()
  const { admin } = useMessages()
  const t = admin.closeForm
  const lastResult = answer && 'form' in answer ? answer.form : null
  const [, fields] = useForm<{ preset: string; note: string }>({ lastResult, id: 'close' })
  const { preset, note } = fields
  const inWords = (errors: string[] | undefined) =>
    errors?.map((error) => admin.errors[error as keyof Admin['errors']] ?? error)
  return (
    <div className="mb-4">
      <DeskRefusal />
      {deeds.close === true && (
        <Panel title={t.title} tone="action">
          <form method="post" noValidate className="grid gap-4">
            <RadioCards
              field={{ ...metaOf(preset), required: true, errors: inWords(preset.errors) }}
              label={t.preset}
              options={closePresets.map((value) => ({ value, title: t.presets[value] }))}
            />
            <Textarea
              field={{ ...metaOf(note), errors: inWords(note.errors), maxLength: noteMaximum }}
              label={t.note}
              hint={t.noteHint}
              rows={3}
            />
            <div className="flex flex-wrap gap-2">
              <Button size="large">{t.submit}</Button>
              <LinkButton href={here} look="quiet" size="large">
                {admin.confirm.keep}
              </LinkButton>
            </div>
          </form>
        </Panel>
      )}
    </div>
  )
}

const metaOf = ({
  id,
  name,
  initialValue,
}: {
  id: string
  name: string
  initialValue?: unknown
}) => ({
  id,
  name,
  initialValue,
})
