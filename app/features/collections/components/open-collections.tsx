import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { buttonClasses } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { OpenCollections as Open } from '../terms.ts'

/** What is still to come from couriers and pickup points; nothing where nothing is. */
export function OpenCollections({ open }: { open: Open }) {
  const { today: t } = useMessages().collections
  const { count, sum, differing } = open
  if (count + differing === 0) return null
  return (
    <div className="mb-4">
      <Alert tone={differing > 0 ? 'attention' : 'info'} title={t.title(count + differing)}>
        {count > 0 && <p>{t.text(sum)}</p>}
        {differing > 0 && <p>{t.differs(differing)}</p>}
        <p className="mt-2">
          <Link
            to={paths.kelolaOrders({ status: 'tagih' })}
            className={buttonClasses({ look: 'outline' })}
          >
            {t.see}
          </Link>
        </p>
      </Alert>
    </div>
  )
}
