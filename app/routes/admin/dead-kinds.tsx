import { paths } from '#app/core/paths.ts'
import type { DeadKind } from '#app/server/job-desk.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { jobName } from './job-words.ts'

/** An outage leaves many of one kind: once it is over, one press starts them all. */
export function DeadKinds({ kinds }: { kinds: readonly DeadKind[] }) {
  const { jobs: t } = useMessages().admin
  if (kinds.length === 0) return null
  return (
    <Card className="mb-4 p-4">
      <h3 className="font-semibold">{t.kinds}</h3>
      <ul className="grid gap-2">
        {kinds.map(({ job, count }) => (
          <li key={job} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 break-words">
              {jobName(t, job)} · {t.waiting(count)}
            </span>
            <form method="post" action={paths.admin('pekerjaan/ulangi-semua')}>
              <input type="hidden" name="job" value={job} />
              <Button look="terrace" size="small" aria-label={`${t.retryAll}: ${jobName(t, job)}`}>
                {t.retryAll}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  )
}
