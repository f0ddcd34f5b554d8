import { paths } from '#app/core/paths.ts'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import type { RequestStatus } from '#app/features/bookings/request-status.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type RequestVerbsProps = {
  request: { status: RequestStatus; token: string; price: Rupiah | null; slug: string }
}

/** Pay or withdraw while it can be done, else ask anew. */
export function RequestVerbs({ request }: RequestVerbsProps) {
  const locale = useLocale()
  const { page: t } = useMessages().requests
  const { status, token, price, slug } = request
  const verb = (name: string) => paths.groupRequest(locale, token, name)
  if (status === 'ordered' || status === 'taken') return null
  if (status !== 'asked' && status !== 'confirmed') {
    return (
      <LinkButton href={paths.askVisit(locale, slug)} look="outline" wide>
        {t.again}
      </LinkButton>
    )
  }
  return (
    <div className="grid gap-2">
      {status === 'confirmed' && price !== null && (
        <form method="post" action={verb('bayar')}>
          <Button size="large" wide>
            {t.pay(formatRupiah(price))}
          </Button>
        </form>
      )}
      <form method="post" action={verb('batal')}>
        <Button look="quiet" wide>
          {t.withdraw}
        </Button>
      </form>
    </div>
  )
}
