import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { getAttemptPage } from '#app/features/payments/desk-pages.server.ts'
import { transferFor } from '#app/features/payments/transfer-desk.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from '../kelola/panel.tsx'
import { useAttemptFacts } from './attempt-facts.tsx'
import { DeedButton, DeedLink } from './deed.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { requireDeed } from './desk-verb.server.ts'
import { BackLink, type Fact, Facts, RowLink } from './facts.tsx'
import { History } from './history.tsx'
import { pageTitle } from './page-title.ts'
import { TransferPanel } from './transfer-panel.tsx'

export const meta: MetaFunction = () => pageTitle((t) => t.attemptPage)

export async function loader(args: LoaderFunctionArgs) {
  const { id, actor } = await requireDeed(args, 'attemptId')
  const { transfer, ...attempt } = (await getAttemptPage(id)) ?? notFound()
  return { attempt: { ...attempt, transfer: transfer && transferFor(transfer, actor) } }
}

export default function AttemptPage() {
  const { attempt } = useLoaderData<typeof loader>()
  const { admin: t } = useMessages()
  const cases: Fact = [
    t.facts.cases,
    attempt.cases.length > 0 && (
      <ul>
        {attempt.cases.map(({ id, story }) => (
          <li key={id}>
            <RowLink href={paths.admin(`uang/kasus/${id}`)}>{t.stories[story].title}</RowLink>
          </li>
        ))}
      </ul>
    ),
  ]
  return (
    <>
      <PageHeader
        title={`${t.attemptPage} ${attempt.purchase.number}`}
        above={<BackLink href={paths.admin('uang')}>{t.back.money}</BackLink>}
        lead={`${formatRupiah(attempt.amount)} · ${t.attemptStatus[attempt.status]}`}
      />
      <DeskNotice />
      <Outlet />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          {attempt.transfer && (
            <TransferPanel
              attemptId={attempt.id}
              amount={attempt.amount}
              transfer={attempt.transfer}
              likeProofs={attempt.likeProofs}
            />
          )}
          <Panel title={t.facts.title}>
            <Facts facts={[...useAttemptFacts(attempt), cases]} />
          </Panel>
          <History trail={attempt.trail} told={attempt.told} />
        </div>
        {/* A transfer is first to be found on the statement: rejecting it must not stand before that. */}
        <div className={attempt.transfer ? '' : 'max-lg:order-first'}>
          {/* Nobody else knows of a transfer, so there is nobody to ask. */}
          {(attempt.canDeny || !attempt.transfer) && (
            <AttemptDeeds {...attempt} isTransfer={attempt.transfer !== null} />
          )}
        </div>
      </div>
    </>
  )
}

function AttemptDeeds({
  id,
  canApprove,
  canDeny,
  isTransfer,
}: Record<'canApprove' | 'canDeny' | 'isTransfer', boolean> & { id: string }) {
  const { deeds: t, transfers } = useMessages().admin
  const here = (verb: string) => paths.admin(`uang/pembayaran/${id}/${verb}`)
  return (
    <Panel title={t.title} tone="action">
      <div className="grid gap-4">
        {canApprove && (
          <DeedLink href={here('setujui')} label={t.approve} hint={t.approveHint} look="action" />
        )}
        {canDeny && !canApprove && !isTransfer && (
          <p className="text-sm text-ink-soft">{t.approveWrong}</p>
        )}
        {canDeny && (
          <DeedLink
            href={here('tolak')}
            label={t.deny}
            hint={isTransfer ? transfers.rejectHint : t.denyHint}
            look="danger"
          />
        )}
        {!isTransfer && <DeedButton href={here('periksa')} label={t.ask} hint={t.askHint} />}
      </div>
    </Panel>
  )
}
