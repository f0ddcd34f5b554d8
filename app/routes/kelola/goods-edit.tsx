import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { UnitChoiceForm } from '#app/features/business-units/components/unit-choice.tsx'
import { getUnitChoice } from '#app/features/business-units/queries.server.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import { goodsEditForm } from '#app/features/catalog/listing-form.ts'
import { keepEdit } from '#app/features/imports/commands.server.ts'
import { GoodsEditForm } from '#app/features/imports/components/goods-edit-form.tsx'
import { chosenOf, listChosenGoods, wordsOf } from '#app/features/imports/chosen.server.ts'
import { firstErrors, readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { requireGoodsDesk } from './listing-route.server.ts'

export const meta: MetaFunction = () => consoleTitle((t) => t.imports.editTitle)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireGoodsDesk(request)
  const chosen = new URL(request.url).searchParams.getAll('barang')
  const [goods, categories, unitChoice] = await Promise.all([
    listChosenGoods(shopId, chosenOf(chosen)),
    listCategories(),
    getUnitChoice({ shopId, listingId: null }),
  ])
  return { goods, unitChoice, categories: categories.filter(({ kind }) => kind === 'product') }
}

export async function action({ request }: ActionFunctionArgs) {
  const deed = await requireGoodsDesk(request)
  const { barang = [], ...typed } = await readForm(request)
  const form = goodsEditForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, errors: firstErrors(form.error) }, { status: 400 })
  }
  const edit = await wordsOf(form.data)
  if (!edit) return data({ typed, errors: { category: 'category' } }, { status: 400 })
  const kept = await keepEdit(deed, { listingIds: chosenOf([barang].flat()), edit })
  return redirect(kept.ok ? paths.goodsImport(kept.value) : paths.goodsEdit())
}

export default function EditChosenGoods() {
  const { goods, categories, unitChoice } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { imports: t, businessUnits } = useMessages()
  return (
    <>
      <PageHeader title={t.editTitle} lead={goods.length > 0 && t.editLead(goods.length)} />
      {goods.length === 0 ? (
        <div className="grid justify-items-start gap-4">
          <Alert tone="attention">{t.noneChosen}</Alert>
          <LinkButton href={paths.sellerListings('kelola')}>{t.backToList}</LinkButton>
        </div>
      ) : (
        <GoodsEditForm
          goods={goods}
          categories={categories}
          typed={answer?.typed ?? {}}
          errors={answer?.errors ?? {}}
        />
      )}
      {unitChoice && goods.length > 0 && (
        <Section title={businessUnits.assignMany(goods.length)}>
          <UnitChoiceForm choice={unitChoice} listingIds={goods.map(({ id }) => id)} />
        </Section>
      )}
    </>
  )
}
