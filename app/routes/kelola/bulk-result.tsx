import { paths } from '#app/core/paths.ts'
import { type BulkWord, bulkSteps } from '#app/features/orders/bulk.ts'
import type { BulkOutcome } from '#app/features/orders/bulk-commands.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { BulkLine } from './bulk-confirm.tsx'
import { Panel } from './panel.tsx'

type BulkResultProps = { word: BulkWord; outcomes: readonly BulkOutcome[] }

/** Which orders were moved, which were not and why, and what one usually does next. */
export function BulkResult({ word, outcomes }: BulkResultProps) {
  const { bulk, refusals } = useMessages().kelola
  const t = bulk.steps[word]
  const done = outcomes.filter(({ refusal }) => refusal === null).map(({ number }) => number)
  const failed = outcomes.filter(({ refusal }) => refusal !== null)
  const reasonOf = ({ refusal }: BulkOutcome) =>
    refusal === 'not-found' || refusal === null ? bulk.notFound : refusals[refusal].title
  return (
    <>
      <PageHeader title={t.done(done.length)} />
      <div className="grid gap-4">
        {failed.length > 0 && (
          <Panel title={bulk.failed(failed.length)} tone="action">
            <ul>
              {failed.map((outcome) => (
                <BulkLine key={outcome.number} number={outcome.number} buyer={null}>
                  {reasonOf(outcome)}
                </BulkLine>
              ))}
            </ul>
          </Panel>
        )}
        {done.length > 0 && (
          <Panel title={bulk.worked}>
            <ul>
              {done.map((number) => (
                <BulkLine key={number} number={number} buyer={null}>
                  {t.now}
                </BulkLine>
              ))}
            </ul>
          </Panel>
        )}
        <div className="flex flex-wrap gap-2">
          {done.length > 0 && bulkSteps[word] !== 'handOver' && (
            <LinkButton href={paths.kelolaPrint({ nomor: done })}>{bulk.printThese}</LinkButton>
          )}
          <LinkButton href={paths.kelolaOrders()} look="outline">
            {bulk.back}
          </LinkButton>
        </div>
      </div>
    </>
  )
}
