import { Form, Link } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type PastImportsProps = {
  imports: readonly {
    id: string
    origin: 'file' | 'chosen' | 'undo'
    fileName: string
    added: number
    changed: number
    appliedAt: Date
    byName: string | null
    canUndo: boolean
  }[]
}

/** What was done with many goods at once, each with the way back, which is looked at before it is gone. */
export function PastImports({ imports }: PastImportsProps) {
  const locale = useLocale()
  const { imports: t } = useMessages()
  return (
    <ul className="grid gap-3">
      {imports.map(({ id, origin, fileName, added, changed, appliedAt, byName, canUndo }) => (
        <Card
          as="li"
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4"
        >
          <div className="min-w-0 flex-1 basis-56">
            <Link
              to={paths.goodsImport({ id })}
              className="inline-flex min-h-11 items-center font-semibold wrap-anywhere text-terrace"
            >
              {origin === 'file' ? fileName : t.origins[origin]}
            </Link>
            <p>{t.pastDone(added, changed)}</p>
            <p className="text-sm text-ink-soft">
              {[formatDateTime(appliedAt, { locale }), byName].filter(Boolean).join(' · ')}
            </p>
          </div>
          {canUndo && (
            <Form method="post" action={paths.goodsUndo(id)}>
              <Button
                look="outline"
                size="small"
                aria-label={t.undoOf(fileName || t.origins.chosen)}
              >
                {t.undoShort}
              </Button>
            </Form>
          )}
        </Card>
      ))}
    </ul>
  )
}
