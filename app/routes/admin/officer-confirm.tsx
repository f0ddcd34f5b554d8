import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { ProofFields } from '#app/features/users/components/proof-fields.tsx'
import type { ProofRefusal } from '#app/features/users/owner-proof.ts'
import { Confirm } from './confirm.tsx'
import type { loader } from './person.tsx'

/** Says what the role opens, and asks for the password of the admin. */
export function OfficerConfirm({ deed }: { deed: 'makeOfficer' | 'endOfficer' }) {
  const data = useRouteLoaderData<typeof loader>('routes/admin/person')
  const refusal = useActionData<{ proof?: ProofRefusal }>()?.proof ?? null
  if (!data) return null
  const { person, isSelf, hasSecondFactor } = data
  const isOpen =
    deed === 'endOfficer'
      ? person.platformRole === 'regencyOfficer'
      : person.platformRole === null && person.disabledAt === null
  return (
    <Confirm
      deed={deed}
      back={paths.admin(`orang/${person.id}`)}
      isOpen={isOpen && !isSelf}
      look={deed === 'endOfficer' ? 'danger' : 'action'}
    >
      <ProofFields hasSecondFactor={hasSecondFactor} refusal={refusal} />
    </Confirm>
  )
}
