import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { listDeskCategories } from '#app/features/categories/queries.server.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { RowLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.categories.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  return { categories: await listDeskCategories() }
}

export default function CategoriesDesk() {
  const { categories } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { categories: t } = useMessages().admin
  const other = locale === 'id' ? 'labelEn' : 'labelId'
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <Link to={paths.admin('kategori/baru')} className={buttonClasses({ look: 'action' })}>
            {t.add}
          </Link>
        }
      />
      <DeskNotice />
      <Table
        caption={t.title}
        columns={[
          {
            title: t.name,
            cell: (each) => (
              <span className={each.parentSlug ? 'lg:pl-6' : 'font-semibold'}>
                <RowLink href={paths.admin(`kategori/${each.slug}`)}>
                  {locale === 'id' ? each.labelId : each.labelEn}
                </RowLink>
              </span>
            ),
          },
          { title: t[other], cell: (each) => each[other] },
          { title: t.labelJv, cell: ({ labelJv }) => labelJv },
          {
            title: t.fields.parent.label,
            cell: ({ parentSlug }) => categories.find(({ slug }) => slug === parentSlug)?.labelId,
          },
          { title: t.kind, cell: ({ kind }) => t.kinds[kind] },
          { title: t.listings, cell: ({ listings }) => listings, numeric: true },
        ]}
        rows={categories}
        rowKey={({ slug }) => slug}
      />
    </>
  )
}
