import { paths } from '#app/core/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { ListedSale } from '../sale-list.ts'

type SaleOfOrderProps = { sale: Pick<ListedSale, 'saleId' | 'number' | 'canUndo'> }

/** From an order that was sold at the counter to its receipt, and to undoing it. */
export function SaleOfOrder({ sale: { saleId, number, canUndo } }: SaleOfOrderProps) {
  const { receipt: t, list } = useMessages().counter
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <LinkButton href={paths.counter(saleId)} look="outline">
        {list.receipt(number)}
      </LinkButton>
      {canUndo && (
        <LinkButton href={paths.counter(saleId, 'batal')} look="quiet">
          {t.undo}
        </LinkButton>
      )}
    </div>
  )
}
