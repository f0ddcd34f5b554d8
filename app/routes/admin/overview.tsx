import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { caseKinds } from '#app/features/payments/desk-forms.ts'
import { SecondFactorAdvice } from '#app/features/users/components/second-factor-advice.tsx'
import { requireAdmin } from '#app/server/guards.server.ts'
import { hasDemoInbox } from '#app/server/message-channels.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { pageTitle } from './page-title.ts'
import { countWaiting } from './waiting.server.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.overview.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireAdmin(request)
  const isDemo = hasDemoInbox()
  return { waiting: await countWaiting(), isDemo, hasSecondFactor: user.hasSecondFactor }
}

export default function Overview() {
  const { waiting, isDemo, hasSecondFactor } = useLoaderData<typeof loader>()
  const { admin, moderation } = useMessages()
  const t = admin.overview
  const { cases, reviews, hanging, refunds, complaints, reports, jobs, messages } = waiting
  const sent = (view: string) => `${paths.admin('pengembalian')}?keadaan=${view}`
  const groups: readonly { title: string; tiles: readonly Tile[] }[] = [
    {
      title: t.money,
      tiles: [
        { label: t.reviews, count: reviews, href: paths.admin('uang', { keadaan: 'tertahan' }) },
        {
          label: t.hanging,
          count: hanging,
          href: paths.admin('uang', { keadaan: 'menggantung' }),
        },
        ...caseKinds.map((kind) => ({
          label: t.kinds[kind],
          count: cases[kind] ?? 0,
          href: paths.admin('uang', { jenis: kind }),
        })),
      ],
    },
    {
      title: t.refunds,
      tiles: [
        { label: t.toSend, count: refunds.toSend, href: sent('kirim') },
        { label: t.toConfirm, count: refunds.toConfirm, href: sent('konfirmasi') },
        { label: t.slow, count: refunds.slow, href: sent('lama') },
        { label: t.refused, count: refunds.refusedThisWeek, href: sent('gugur'), isNews: true },
      ],
    },
    {
      title: t.orders,
      tiles: [{ label: t.complaints, count: complaints, href: paths.admin('keluhan') }],
    },
    {
      title: moderation.admin.title,
      tiles: [
        {
          label: moderation.admin.tiles.open,
          count: reports.open,
          href: paths.admin('laporan'),
        },
        {
          label: moderation.admin.tiles.askedAgain,
          count: reports.askedAgain,
          href: `${paths.admin('laporan')}?keadaan=ditanggapi`,
        },
      ],
    },
    {
      title: t.system,
      tiles: [
        { label: t.jobs, count: jobs, href: paths.admin('pekerjaan') },
        { label: t.messages, count: messages, href: paths.admin('pesan', { keadaan: 'gagal' }) },
      ],
    },
  ]
  const shown = groups
    .map(({ title, tiles }) => ({ title, tiles: tiles.filter(({ count }) => count > 0) }))
    .filter(({ tiles }) => tiles.length > 0)
  const isIdle = shown.every(({ tiles }) => tiles.every(({ isNews }) => isNews))
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {!hasSecondFactor && <SecondFactorAdvice redirectTo={paths.admin()} />}
      {isIdle && <EmptyState title={t.nothing}>{t.nothingText}</EmptyState>}
      {shown.map(({ title, tiles }) => (
        <Section key={title} title={title}>
          <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {tiles.map((tile) => (
              <li key={tile.label}>
                <WaitingTile {...tile} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {/* The phone's bar has no room for these. */}
      <Section title={t.elsewhere}>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={paths.admin('pekerjaan')} look="outline">
            {admin.menu.jobs}
          </LinkButton>
          <LinkButton href={paths.admin('pesan')} look="outline">
            {admin.menu.deliveries}
          </LinkButton>
          {isDemo && (
            <LinkButton href="/kotak-masuk" look="outline">
              {admin.menu.demoInbox}
            </LinkButton>
          )}
        </div>
      </Section>
    </>
  )
}

/** `isNews`: worth knowing, but nothing to be done. */
type Tile = { label: string; count: number; href: string; isNews?: boolean }

function WaitingTile({ label, count, href, isNews }: Tile) {
  return (
    <a
      href={href}
      className={`flex h-full min-h-20 items-center gap-4 rounded-2xl border bg-surface p-4 text-ink no-underline shadow-card hover:border-terrace ${isNews ? 'border-line' : 'border-action'}`}
    >
      <span
        className={`font-display text-4xl leading-none font-bold ${isNews ? 'text-ink-soft' : 'text-action'}`}
      >
        {count}
      </span>
      <span>{label}</span>
    </a>
  )
}
