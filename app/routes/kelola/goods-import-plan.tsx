import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { applyImport } from '#app/features/imports/commands.server.ts'
import { BrokenRows } from '#app/features/imports/components/broken-rows.tsx'
import { ChangedRows, NewRows } from '#app/features/imports/components/planned-rows.tsx'
import { getImport, planImport } from '#app/features/imports/queries.server.ts'
import { shownOf } from '#app/features/imports/shown-plan.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { requireGoodsDesk } from './listing-route.server.ts'

export const meta: MetaFunction = () => consoleTitle((t) => t.imports.planTitle)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireGoodsDesk(request)
  const its = (await getImport(shopId, params.importId)) ?? notFound()
  const { id, origin, fileName, appliedAt, added, changed } = its
  const shown = shownOf(await planImport(shopId, its))
  const canUndo = its.undoRows.length > 0
  return { id, origin, fileName, isApplied: appliedAt !== null, added, changed, canUndo, ...shown }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const deed = await requireGoodsDesk(request)
  const its = (await getImport(deed.shopId, params.importId)) ?? notFound()
  const { consent } = await readForm(request)
  const applied = await applyImport(deed, its, { consent: consent === 'on' })
  if (!applied.ok) return data({ problem: applied.reason }, { status: 400 })
  return redirect(paths.goodsImport(its))
}

export default function CheckImport() {
  const { id, canUndo, isApplied, counts, ...plan } = useLoaderData<typeof loader>()
  const { imports: t } = useMessages()
  const toDo = counts.new + counts.changed
  return (
    <>
      <Heading />
      <div className="grid gap-5">
        {isApplied && <Done />}
        <Counts counts={counts} />
        {toDo === 0 && counts.broken === 0 && !isApplied && <Alert>{t.nothing}</Alert>}
        {toDo > 0 && <Apply counts={counts} />}
        {counts.broken > 0 && (
          <BrokenRows importId={id} faults={plan.faults} more={plan.moreFaults} />
        )}
        {counts.changed > 0 && (
          <ChangedRows
            rows={plan.changedRows}
            more={plan.moreChanged}
            isFile={plan.origin === 'file'}
          />
        )}
        {counts.new > 0 && <NewRows rows={plan.newRows} more={plan.moreNew} />}
        {canUndo && <Undo id={id} />}
        <p>
          <LinkButton
            href={plan.origin === 'file' ? paths.goodsImport() : paths.sellerListings('kelola')}
            look="quiet"
          >
            {plan.origin === 'file' ? t.another : t.backToList}
          </LinkButton>
        </p>
      </div>
    </>
  )
}

function Heading() {
  const { origin, fileName, isApplied } = useLoaderData<typeof loader>()
  const { imports: t } = useMessages()
  const leads = {
    file: (isApplied ? t.doneLead : t.planLead)(fileName),
    chosen: isApplied ? t.nowLead : t.chosenLead,
    undo: isApplied ? t.nowLead : t.undoLead,
  }
  const title = origin === 'file' ? t.title : t.editTitle
  return <PageHeader title={isApplied ? title : t.planTitle} lead={leads[origin]} />
}

function Done() {
  const { origin, added, changed } = useLoaderData<typeof loader>()
  const { imports: t } = useMessages()
  return (
    <Alert tone="good">{origin === 'file' ? t.done(added, changed) : t.changedDone(changed)}</Alert>
  )
}

function Undo({ id }: { id: string }) {
  const { imports: t } = useMessages()
  return (
    <Form method="post" action={paths.goodsUndo(id)} className="grid justify-items-start gap-2">
      <Button look="outline">{t.undo}</Button>
      <p className="text-sm text-ink-soft">{t.undoText}</p>
    </Form>
  )
}

type CountsProps = { counts: Record<'new' | 'changed' | 'unchanged' | 'broken', number> }

function Counts({ counts }: CountsProps) {
  const { imports: t } = useMessages()
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {(['new', 'changed', 'unchanged', 'broken'] as const).map((kind) => (
        <Card key={kind} className="flex flex-col-reverse p-4">
          <dt className="text-sm text-ink-soft">{t.counts[kind]}</dt>
          <dd
            className={`text-2xl font-semibold ${kind === 'broken' && counts.broken > 0 ? 'text-danger' : ''}`}
          >
            {counts[kind]}
          </dd>
        </Card>
      ))}
    </dl>
  )
}

function Apply({ counts }: CountsProps) {
  const { imports: t, listings } = useMessages()
  const answer = useActionData<typeof action>()
  const toDo = counts.new + counts.changed
  return (
    <Form method="post" className="grid justify-items-start gap-3">
      {answer?.problem && <Alert tone="bad">{listings.errors.consent}</Alert>}
      {counts.new > 0 && (
        <label className="flex items-start gap-3">
          <input type="checkbox" name="consent" required className="mt-1 size-5 shrink-0" />
          <span>{t.consent}</span>
        </label>
      )}
      <Button>{(counts.broken > 0 ? t.applyGood : t.apply)(toDo)}</Button>
    </Form>
  )
}
