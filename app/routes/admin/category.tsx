import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Outlet, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { listDeskCategories, listLackingGoods } from '#app/features/categories/queries.server.ts'
import {
  categorySection,
  typedOf,
  visitCategorySection,
} from '#app/features/categories/sections.ts'
import { changeCategory } from '#app/features/categories/commands.server.ts'
import { SectionForm } from '#app/features/experiences/components/section-form.tsx'
import { SectionWords } from '#app/features/experiences/components/section-texts.tsx'
import { notFound, requireAdmin } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { parentsFor } from './category-choices.ts'
import { DeedLink } from './deed.tsx'
import { noticed, requireAdminActor } from './desk-verb.server.ts'
import { BackLink } from './facts.tsx'
import { LackingGoods } from './lacking-goods.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.categories.title)

export async function loader({ request, params: { slug } }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const categories = await listDeskCategories()
  const category = categories.find((each) => each.slug === slug) ?? notFound()
  const isEmpty =
    category.listings === 0 && !categories.some((each) => each.parentSlug === category.slug)
  return { categories, category, isEmpty, lacking: await listLackingGoods(category.slug) }
}

export async function action({ request, params: { slug = '' } }: ActionFunctionArgs) {
  const actor = await requireAdminActor(request)
  const typed = await readForm(request)
  const saved = await changeCategory(actor, slug, typed)
  if (saved === 'not-found') return notFound()
  if (saved.ok) return redirect(noticed(paths.admin('kategori'), 'kategori-tersimpan'))
  return data({ ...saved, typed }, { status: saved.meanwhile ? 409 : 422 })
}

export default function CategoryPage() {
  const { categories, category, isEmpty, lacking } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { categories: t } = useMessages().admin
  const { labelId, labelEn } = category
  return (
    <SectionWords texts={t}>
      <PageHeader
        title={locale === 'id' ? labelId : labelEn}
        lead={t.count(category.listings)}
        above={<BackLink href={paths.admin('kategori')}>{t.back}</BackLink>}
      />
      <Outlet />
      <SectionForm
        section={category.kind === 'product' ? categorySection : visitCategorySection}
        typed={typedOf(category)}
        answer={answer}
        choices={{ parent: parentsFor(categories, category, t.noParent) }}
        backTo={paths.admin('kategori')}
      />
      <LackingGoods lacking={lacking} />
      {isEmpty && (
        <div className="mt-8 max-w-sm">
          <DeedLink
            href={paths.admin(`kategori/${category.slug}/hapus`)}
            label={t.remove}
            look="danger"
          />
        </div>
      )}
    </SectionWords>
  )
}
