import { Form, Link } from '@remix-run/react'
import { formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatPhone } from '#app/core/phone.ts'
import { add } from '#app/core/rupiah.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Invited, MakerRow } from '../maker.ts'

export function MakerList({ makers }: { makers: readonly MakerRow[] }) {
  const { makers: t } = useMessages()
  return (
    <Table
      caption={t.title}
      columns={[
        { title: t.maker, cell: (maker) => <MakerName maker={maker} /> },
        { title: t.village, cell: ({ village }) => village },
        { title: t.goods, numeric: true, cell: ({ live }) => live },
        {
          title: t.owed,
          numeric: true,
          cell: ({ pending, payable }) => <Price amount={add(pending, payable)} />,
        },
      ]}
      rows={makers}
      rowKey={({ id }) => id}
    />
  )
}

function MakerName({ maker: { id, name, status, hasAccount, waiting } }: { maker: MakerRow }) {
  const { makers: t } = useMessages()
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Link to={paths.kelolaMakers({ id })} className="font-semibold wrap-anywhere text-terrace">
        {name}
      </Link>
      {status === 'paused' && <Badge>{t.statuses.paused}</Badge>}
      {!hasAccount && <Badge>{t.noAccount}</Badge>}
      {waiting > 0 && <Badge tone="attention">{t.waiting(waiting)}</Badge>}
    </span>
  )
}

type OpenInvitationsProps = { invitations: readonly Invited[]; isManager: boolean }

export function OpenInvitations({ invitations, isManager }: OpenInvitationsProps) {
  const locale = useLocale()
  const { makers } = useMessages()
  const t = makers.invitations
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {invitations.map(({ id, name, phone, expiresAt, isOver }) => (
        <Card as="li" key={id} className="flex items-start justify-between gap-3 p-4">
          <div className="min-w-0 wrap-anywhere">
            <p className="font-semibold">{name}</p>
            <p className="text-sm text-ink-soft">
              {formatPhone(phone)} · {isOver ? t.over : t.until(formatDate(expiresAt, { locale }))}
            </p>
          </div>
          {isManager && (
            <Form method="post" action={paths.revokeInvitation(id)}>
              <Button look="outline" size="small" aria-label={t.revokeOf(name)}>
                {t.revoke}
              </Button>
            </Form>
          )}
        </Card>
      ))}
    </ul>
  )
}
