import { Form } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type HiddenNoticeProps = {
  desk: 'lapak' | 'kelola'
  listing: { id: string; reviewNote: string | null; isAskedAgain: boolean }
  canWrite: boolean
}

/** Why an admin has hidden it, and how its seller gets it back. */
export function HiddenNotice({ desk, listing, canWrite }: HiddenNoticeProps) {
  const { seller: t } = useMessages().moderation
  const { id, reviewNote, isAskedAgain } = listing
  return (
    <div className="mb-4">
      <Alert tone="attention" title={t.title}>
        {reviewNote && <p className="break-words whitespace-pre-line">{reviewNote}</p>}
        <p>{isAskedAgain ? t.asked : t.how}</p>
        {canWrite && !isAskedAgain && (
          <Form
            method="post"
            action={paths.sellerListings(desk, { id, verb: 'tinjau' })}
            className="mt-2"
          >
            <Button look="outline">{t.ask}</Button>
          </Form>
        )}
      </Alert>
    </div>
  )
}
