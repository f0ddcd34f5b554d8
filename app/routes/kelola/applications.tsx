import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { applicationStatuses } from '#app/features/applications/application-status.ts'
import { applicationListQuery } from '#app/features/applications/forms.ts'
import { listApplications } from '#app/features/applications/queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { MakersBackLink } from './makers-back-link.tsx'
import { applicationsTitle } from './page-title.ts'

export const meta: MetaFunction = () => applicationsTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  const query = applicationListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { applications, next } = await listApplications(shopId, query)
  const shown = applications.map(({ id, name, village, createdAt }) => ({
    id,
    name,
    village,
    createdAt,
  }))
  return { query, applications: shown, next }
}

export default function Applications() {
  const { query, applications, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { applications: texts, common } = useMessages()
  const { desk: t } = texts
  const { lihat, cari, setelah } = query
  const tabs = applicationStatuses.map((view) => ({
    href: paths.kelolaApplications({ lihat: view, cari }),
    label: t.views[view],
    current: view === lihat,
  }))
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} above={<MakersBackLink />} />
      <div className="mb-4">
        <Tabs label={t.title} tabs={tabs} />
      </div>
      <SearchForm
        action={paths.kelolaApplications()}
        hidden={{ lihat }}
        value={cari}
        label={t.search}
      />
      {applications.length > 0 ? (
        <Table
          caption={t.title}
          columns={[
            {
              title: t.name,
              cell: ({ id, name }) => (
                <Link
                  to={paths.kelolaApplications({ id })}
                  className="-my-2.5 inline-block py-2.5 font-semibold wrap-anywhere text-terrace"
                >
                  {name}
                </Link>
              ),
            },
            { title: t.village, cell: ({ village }) => village },
            { title: t.sent, cell: ({ createdAt }) => formatDate(createdAt, { locale }) },
          ]}
          rows={applications}
          rowKey={({ id }) => id}
        />
      ) : (
        <EmptyState title={cari ? common.noneFound : t.none}>
          {cari ? common.noneFoundText : t.noneText}
        </EmptyState>
      )}
      <ListPages
        first={setelah && paths.kelolaApplications({ lihat, cari })}
        next={next && paths.kelolaApplications({ lihat, cari, setelah: next })}
      />
    </>
  )
}
