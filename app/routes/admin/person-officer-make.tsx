import type { ActionFunctionArgs } from '@remix-run/node'
import { makeRegencyOfficer } from '#app/features/users/account-desk.server.ts'
import { OfficerConfirm } from './officer-confirm.tsx'
import { actOnOfficer } from './officer-verb.server.ts'

export const action = (args: ActionFunctionArgs) =>
  actOnOfficer(args, makeRegencyOfficer, 'petugas')

export default function MakeOfficer() {
  return <OfficerConfirm deed="makeOfficer" />
}
