import { formatDateTime } from '#app/core/dates.ts'
import { formatPhone } from '#app/core/phone.ts'
import { formatRupiah, subtract, zero } from '#app/core/rupiah.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { kindOfMovement, type SaleReceipt as Receipt } from '../earnings.ts'

/** How a sale was shared and what came of the maker's share, for the maker's own papers. */
export function SaleReceipt({ receipt }: { receipt: Receipt }) {
  const locale = useLocale()
  const { lapak, collections } = useMessages()
  const { receipt: t } = lapak
  const { quantity, unit, unitPrice, discount, shopShare, platformFee, makerShare } = receipt
  const bearer = receipt.discountBearer ?? 'maker'
  return (
    <article className="rounded-xl border-2 border-ink bg-white p-4 text-black print:rounded-none print:border-0 print:p-0">
      <header className="border-b-2 border-black pb-2">
        <h1 className="text-sm font-semibold">{t.title}</h1>
        <p className="text-xl leading-tight font-bold">{receipt.maker}</p>
      </header>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 py-3 text-sm">
        <Fact name={t.soldThrough} value={`${receipt.shop}, ${formatPhone(receipt.shopPhone)}`} />
        <Fact name={t.order} value={receipt.number} />
        <Fact name={t.soldAt} value={formatDateTime(receipt.soldAt, { locale })} />
      </dl>
      <p className="font-semibold">{receipt.title}</p>
      <dl>
        <Sum
          name={t.price(quantity, unit, formatRupiah(unitPrice))}
          amount={unitPrice * BigInt(quantity)}
        />
        {discount > 0n && <Sum name={t.discount[bearer]} amount={subtract(zero, discount)} />}
        {receipt.unsent > 0n && (
          <Sum name={collections.unsent} amount={subtract(zero, receipt.unsent)} />
        )}
        <Sum name={t.shopShare} amount={subtract(zero, shopShare)} />
        {platformFee > 0n && <Sum name={t.platformFee} amount={subtract(zero, platformFee)} />}
        <Sum name={t.makerShare} amount={makerShare} isTotal />
      </dl>
      <After receipt={receipt} />
      <p className="mt-3 text-sm">{t.source}</p>
    </article>
  )
}

/** What happened to the share since it was paid. */
function After({ receipt: { movements, left, pending } }: { receipt: Receipt }) {
  const locale = useLocale()
  const { receipt: t, earnings } = useMessages().lapak
  const later = movements.filter((movement) => kindOfMovement(movement) !== 'sold')
  return (
    <>
      {later.length > 0 && (
        <>
          <h2 className="mt-3 text-sm font-semibold">{t.after}</h2>
          <dl>
            {later.map((movement) => (
              <Sum
                key={movement.id}
                name={`${earnings[kindOfMovement(movement)]}, ${formatDateTime(movement.at, { locale })}`}
                amount={movement.amount}
              />
            ))}
            <Sum name={t.left} amount={left} isTotal />
          </dl>
        </>
      )}
      <p className="mt-2 text-sm font-semibold">
        {left === 0n ? t.nothing : pending > 0n ? t.pending(formatRupiah(pending)) : t.final}
      </p>
    </>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="font-semibold break-words">{value}</dd>
    </>
  )
}

type SumProps = { name: string; amount: bigint; isTotal?: boolean }

function Sum({ name, amount, isTotal = false }: SumProps) {
  return (
    <div
      className={`flex justify-between gap-4 py-1 ${isTotal ? 'border-t border-black font-bold' : ''}`}
    >
      <dt className="min-w-0">{name}</dt>
      <dd className="shrink-0 tabular-nums">{formatRupiah(amount)}</dd>
    </div>
  )
}
