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
import { typedFrom, usualPromotion } from '#app/features/promotions/copy-promotion.ts'
import {
  getPromotion,
  getStall,
  listGoods,
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
  const [goods, makers, { today }] = await Promise.all([
    listGoods(shopId),
    listMakersOfGoods(shopId),
    getStall(shopId),
  ])
  const copied = new URL(request.url).searchParams.get('salin')
  const from = copied && isUuid(copied) ? await getPromotion({ shopId, promotionId: copied }) : null
  if (copied && !from) notFound()
  const typed = from ? typedFrom(from, today) : usualPromotion(today)
  return { goods, makers, typed, formKey: newId() }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireManager(request)
  const typed = await readForm(request)
  const created = await createPromotion({ shopId, actor }, typed)
  if (!created.ok) return data({ ...created, typed }, { status: 422 })
  return redirect(paths.kelolaPromotions({ id: created.value.id }))
}

export default function NewPromotion() {
  const { goods, makers, typed, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { promotions: t } = useMessages()
  const choices = {
    maker: [
      { value: noMaker, title: t.noMaker },
      ...makers.map(({ id, name }) => ({ value: id, title: name })),
    ],
    listings: goods.map(({ id, title, maker }) => ({ value: id, title: `${title} (${maker})` })),
  }
  return (
    <SectionWords texts={t}>
      <PageHeader title={t.addTitle} lead={t.addLead} above={<PromotionsBackLink />} />
      <SectionForm
        section={promotionSection}
        typed={typed}
        answer={answer}
        choices={choices}
        backTo={paths.kelolaPromotions()}
        saveLabel={t.save}
        formKey={formKey}
      />
    </SectionWords>
  )
}
