import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { House } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { getRegencyReach } from '#app/features/regions/reach-queries.server.ts'
import { SecondFactorAdvice } from '#app/features/users/components/second-factor-advice.tsx'
import { messagesFor } from '#app/i18n/messages.ts'
import { requireRegencyOfficer } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConsoleLayout } from '#app/ui/layouts/console-layout.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireRegencyOfficer(request)
  return { ...(await getRegencyReach()), hasSecondFactor: user.hasSecondFactor }
}

export const meta: MetaFunction = () => [
  { title: `${messagesFor('id').kabupaten.title} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

export default function RegencyHome() {
  const { districts, shops, hasSecondFactor } = useLoaderData<typeof loader>()
  const { kabupaten: t } = useMessages()
  const sum = (of: (row: (typeof districts)[number]) => number) =>
    districts.reduce((total, row) => total + of(row), 0)
  const silent = districts.filter(({ listings }) => listings === 0)
  const links = [{ href: paths.regency(), label: t.title, icon: House, end: true }]
  return (
    <ConsoleLayout title={t.office} role={t.role} links={links} navigationLabel={t.navigation}>
      <PageHeader title={t.title} lead={t.lead} />
      {!hasSecondFactor && <SecondFactorAdvice redirectTo={paths.regency()} />}
      <p className="mb-4 text-xl font-semibold">
        {t.reach(
          sum(({ served }) => served),
          sum(({ villages }) => villages),
        )}
      </p>
      <div className="grid gap-4 sm:grid-cols-3">
        <Figure label={t.shops} value={shops} />
        <Figure label={t.listings} value={sum(({ listings }) => listings)} />
        <Figure
          label={t.districts}
          value={`${districts.length - silent.length}/${districts.length}`}
        />
      </div>
      <Section title={t.byDistrict}>
        <Table
          caption={t.byDistrict}
          columns={[
            {
              title: t.district,
              cell: ({ name, slug }) => <a href={paths.district('id', slug)}>{name}</a>,
            },
            { title: t.villages, numeric: true, cell: ({ villages }) => villages },
            { title: t.served, numeric: true, cell: ({ served }) => served },
            { title: t.listings, numeric: true, cell: ({ listings }) => listings },
          ]}
          rows={districts}
          rowKey={({ code }) => code}
        />
      </Section>
      <Section title={t.silent}>
        {silent.length === 0 ? (
          <Alert tone="good">{t.noneSilent}</Alert>
        ) : (
          <p>{silent.map(({ name }) => name).join(', ')}</p>
        )}
      </Section>
    </ConsoleLayout>
  )
}

function Figure({ label, value }: { label: string; value: number | string }) {
  return (
    <Card as="section" className="p-5">
      <h2 className="text-sm text-ink-soft">{label}</h2>
      <p className="font-display text-3xl font-bold">{value}</p>
    </Card>
  )
}
