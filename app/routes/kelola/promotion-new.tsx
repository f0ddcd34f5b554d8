import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isUuid, newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { SectionForm } from '#app/features/experiences/components/section-form.tsx'
import { SectionWords } from '#app/features/experiences/components/section-texts.tsx'
import { createPromotion } from '#app/features/promotions/commands.server.ts'
import { GoodsChoice } from '#app/features/promotions/components/goods-choice.tsx'
import { typedFrom, usualPromotion } from '#app/features/promotions/copy-promotion.ts'
import { searchStep } from '#app/features/promotions/found-goods.ts'
import { findGoods } from '#app/features/promotions/goods-queries.server.ts'
import {
  getPromotion,
  getToday,
  listMakersOfGoods,
} from '#app/features/promotions/queries.server.ts'
import { noMaker, promotionSection } from '#app/features/promotions/sections.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { promotionsTitle } from './page-title.ts'
import { PromotionsBackLink } from './promotions-back-link.tsx'
import { requireManager } from './resource-answer.server.ts'

export const meta: MetaFunction = () => promotionsTitle((t) => t.addTitle)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireManager(request)
  const asked = new URL(request.url).searchParams
  const copied = asked.get('salin')
  const [makers, today, from] = await Promise.all([
    listMakersOfGoods(shopId),
    getToday(shopId),
    copied && isUuid(copied) ? getPromotion({ shopId, promotionId: copied }) : null,
  ])
  if (copied && !from) notFound()
  const typed = from ? typedFrom(from, today) : usualPromotion(today)
  const chosen = from?.terms.listingIds ?? []
  const goods = await findGoods(shopId, { words: asked.get('cari') ?? '', chosen })
  return { goods, makers, typed, formKey: newId() }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireManager(request)
  const typed = await readForm(request)
  const chosen = [typed.listings ?? []].flat()
  const words = [typed.cari ?? ''].flat()[0] ?? ''
  if (typed[searchStep.name] === searchStep.value) {
    return { typed, goods: await findGoods(shopId, { words, chosen }), refused: null }
  }
  const refused = await createPromotion({ shopId, actor }, typed)
  if (refused.ok) return redirect(paths.kelolaPromotions({ id: refused.value.id }))
  const goods = await findGoods(shopId, { words, chosen })
  return data({ typed, goods, refused: { ...refused, typed } }, { status: 422 })
}

export default function NewPromotion() {
  const { makers, formKey, ...fresh } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { promotions: t } = useMessages()
  const { typed, goods } = answer ?? fresh
  const refused = answer?.refused ?? undefined
  const choices = {
    maker: [
      { value: noMaker, title: t.noMaker },
      ...makers.map(({ id, name }) => ({ value: id, title: name })),
    ],
  }
  return (
    <SectionWords texts={t}>
      <PageHeader title={t.addTitle} lead={t.addLead} above={<PromotionsBackLink />} />
      <SectionForm
        section={promotionSection}
        typed={typed}
        answer={refused}
        choices={choices}
        fieldsets={{
          listings: <GoodsChoice goods={goods} problem={refused?.problems.listings} />,
        }}
        backTo={paths.kelolaPromotions()}
        saveLabel={t.save}
        formKey={String(answer?.typed.formKey ?? formKey)}
      />
    </SectionWords>
  )
}
