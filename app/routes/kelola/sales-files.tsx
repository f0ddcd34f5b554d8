import { Download } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import type { SalesQuery } from '#app/features/insights/period.ts'
import { addressOfSales } from '#app/features/insights/sales-address.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'

/** What is being counted is not in the summary yet, but in the lines. */
type SalesFilesProps = { query: SalesQuery; isCounted: boolean }

/** The period as files: what is shown, and the lines of the orders behind it. */
export function SalesFiles({ query, isCounted }: SalesFilesProps) {
  const { sales: t } = useMessages()
  const files = [
    { page: 'ringkasan', label: t.summaryFile },
    { page: 'baris', label: t.linesFile },
  ]
  return (
    <Section title={t.files}>
      <p className="mb-3 text-ink-soft">{isCounted ? t.filesHint : t.filesWaiting}</p>
      <ul className="flex flex-wrap gap-3">
        {files.flatMap(({ page, label }) =>
          (['xlsx', 'csv'] as const).map((format) => (
            <li key={`${page} ${format}`}>
              <LinkButton
                href={paths.kelolaSales({ ...addressOfSales(query), format }, page)}
                look="outline"
                download
              >
                <Icon icon={Download} />
                {`${label} (${format.toUpperCase()})`}
              </LinkButton>
            </li>
          )),
        )}
      </ul>
    </Section>
  )
}
