import { formatDateTime } from '#app/core/dates.ts'
import { add, formatRupiah, multiply, parseRupiah, zero } from '#app/core/rupiah.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { KeptSale } from './store.ts'

/** What the server could not take: the only copy, in words that can be copied or written down. */
export function UnreadSales({ sales }: { sales: readonly KeptSale[] }) {
  const locale = useLocale()
  const { onPhone: t, ways } = useMessages().counter
  const words = sales.map(({ letter, names, number }) => {
    const sold = letter.lines.map(({ quantity, price }, index) => ({
      name: `${quantity} × ${names[index]?.[locale] ?? '?'}`,
      amount: multiply(parseRupiah(price) ?? zero, quantity),
    }))
    const total = formatRupiah(add(...sold.map(({ amount }) => amount)))
    const when = formatDateTime(new Date(letter.soldAt), { locale })
    const what = sold.map(({ name }) => name).join(', ')
    return `${t.number(number)}, ${when}: ${what}. ${total}, ${ways[letter.paidWith]}`
  })
  return (
    <Alert tone="attention" title={t.unread(sales.length)}>
      <p>{t.unreadText}</p>
      <ul className="my-2 grid gap-2">
        {words.map((line, index) => (
          <li key={index} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
      <Button
        type="button"
        look="outline"
        onClick={() => void navigator.clipboard.writeText(words.join('\n'))}
      >
        {t.copy}
      </Button>
    </Alert>
  )
}
