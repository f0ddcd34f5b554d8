import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { canShopRefuse } from '#app/features/orders/cancellation-policy.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { refusalMaximum, refusalPresets, refuseOrderForm } from '#app/features/orders/forms.ts'
import type { Kelola } from '#app/i18n/id/kelola.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { SubmitOrKeep } from '#app/ui/submit-or-keep.tsx'
import { requireOrderDeed } from './order-verb.server.ts'
import type { loader as orderLoader } from './order.tsx'
import { Panel } from './panel.tsx'
import { VerbRefusal } from './verb-refusal.tsx'

export async function action(args: ActionFunctionArgs) {
  const deed = await requireOrderDeed(args)
  const submission = parseWithZod(await readFormData(args.request), { schema: refuseOrderForm })
  if (submission.status !== 'success') return data({ form: submission.reply() }, { status: 400 })
  const refused = await refuseOrder({ ...deed, refusal: submission.value })
  if (!refused.ok) return data({ refusal: refused.reason }, { status: 409 })
  return redirect(paths.kelolaOrder(args.params.number ?? ''))
}

type ErrorKey = keyof Kelola['refuse']['errors']

/** Asked for first, since it cannot be undone: why, and a second button. */
export default function RefuseOrder() {
  const { order, canWrite } = useRouteLoaderData<typeof orderLoader>('routes/kelola/order')!
  const answer = useActionData<typeof action>()
  const { kelola: t, collections } = useMessages()
  const lastResult = answer && 'form' in answer ? answer.form : undefined
  const [form, fields] = useForm({ ...(lastResult && { lastResult }), id: 'refuse' })
  const { preset, words } = fields as unknown as Record<'preset' | 'words', typeof form>
  if (!canWrite || !canShopRefuse(order.status)) return <VerbRefusal />
  const inWords = (errors: string[] | undefined) =>
    errors?.map((error) => t.refuse.errors[error as ErrorKey])
  return (
    <div className="mb-4">
      <VerbRefusal />
      <Panel title={t.refuse.title} tone="action">
        <p className="mb-4">
          {order.isDue ? collections.refuseLead : t.refuse.lead(formatRupiah(order.total))}
        </p>
        <Form method="post" {...getFormProps(form)} className="grid gap-4">
          <RadioCards
            field={{
              id: preset.id,
              name: 'preset',
              required: true,
              errors: inWords(preset.errors),
              initialValue: preset.initialValue,
            }}
            label={t.refuse.preset}
            options={refusalPresets.map((value) => ({ value, title: t.refusalReasons[value] }))}
          />
          <Textarea
            field={{
              id: words.id,
              name: 'words',
              errors: inWords(words.errors),
              initialValue: words.initialValue,
              maxLength: refusalMaximum,
            }}
            label={t.refuse.words}
            hint={t.refuse.wordsHint}
            rows={3}
          />
          <SubmitOrKeep
            submit={t.refuse.submit}
            look="danger"
            keep={t.refuse.keep}
            backTo={paths.kelolaOrder(order.number)}
          />
        </Form>
      </Panel>
    </div>
  )
}
