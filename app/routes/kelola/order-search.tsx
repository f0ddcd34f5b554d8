import { Form, Link } from '@remix-run/react'
import { Search } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import type { OrderListQuery } from '#app/features/orders/forms.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { orderListAddress } from './order-list-address.ts'

/** Looks for a number, in every state unless one was searched already. */
export function OrderSearch({ query }: { query: OrderListQuery }) {
  const { list: t } = useMessages().kelola
  return (
    <search>
      <Form action={paths.kelola('pesanan')} className="my-4 flex gap-2">
        <input type="hidden" name="status" value={query.cari ? query.status : 'semua'} />
        <input
          key={query.cari}
          type="search"
          name="cari"
          defaultValue={query.cari}
          aria-label={t.search}
          placeholder={t.searchPlaceholder}
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          className="field-control min-w-0 flex-1 sm:max-w-xs"
        />
        <Button look="outline">
          <Icon icon={Search} />
          <span className="max-xs:sr-only">{t.searchSubmit}</span>
        </Button>
      </Form>
    </search>
  )
}

/** Why the list is empty, and what to do about it. */
export function NoOrders({ query }: { query: OrderListQuery }) {
  const { list: t } = useMessages().kelola
  if (!query.cari) return <EmptyState title={t.empty[query.status]}>{t.emptyText}</EmptyState>
  const action =
    query.status === 'semua'
      ? { to: orderListAddress({ status: 'semua' }), label: t.clear }
      : { to: orderListAddress({ status: 'semua', cari: query.cari }), label: t.searchAll }
  return (
    <EmptyState
      title={t.notFound(query.cari)}
      action={
        <Link to={action.to} className={buttonClasses({ look: 'outline' })}>
          {action.label}
        </Link>
      }
    />
  )
}
