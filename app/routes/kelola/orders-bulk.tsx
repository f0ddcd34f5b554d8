import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { type MetaFunction, useActionData, useLoaderData } from '@remix-run/react'
import { bulkForm } from '#app/features/orders/bulk.ts'
import { moveOrdersTogether } from '#app/features/orders/bulk-commands.server.ts'
import { listOrdersByNumber } from '#app/features/orders/list-queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { paths } from '#app/core/paths.ts'
import { BulkConfirm } from './bulk-confirm.tsx'
import { BulkResult } from './bulk-result.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.bulk.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const { searchParams } = new URL(request.url)
  const asked = { langkah: searchParams.get('langkah'), nomor: searchParams.getAll('nomor') }
  const { langkah, nomor } = bulkForm.parse(asked)
  const found = await listOrdersByNumber({ shopId, role, numbers: nomor })
  return { word: langkah, canWrite: role !== 'supervisor', ...found }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, user } = await requireShopMember(request, undefined, { write: true })
  const { langkah, nomor } = bulkForm.parse(await readForm(request))
  if (!langkah || nomor.length === 0) return data({ done: null }, { status: 400 })
  const actor = { type: 'staff', id: user.id } as const
  const outcomes = await moveOrdersTogether({ shopId, actor, word: langkah, numbers: nomor })
  return data({ done: { word: langkah, outcomes } })
}

/** First what will happen to each; then what happened, and why not. */
export default function OrdersBulk() {
  const { word, orders, now, canWrite } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()?.done
  const { bulk: t } = useMessages().kelola
  if (done) return <BulkResult {...done} />
  if (word && orders.length > 0 && canWrite) {
    return <BulkConfirm word={word} orders={orders} now={now} />
  }
  return (
    <EmptyState
      title={canWrite ? t.nothingTicked : t.readOnly}
      action={
        <LinkButton href={paths.kelolaOrders()} look="outline">
          {t.back}
        </LinkButton>
      }
    >
      {canWrite && t.nothingTickedText}
    </EmptyState>
  )
}
