import type { ActionFunctionArgs } from '@remix-run/node'
import { endRegencyOfficer } from '#app/features/users/account-desk.server.ts'
import { OfficerConfirm } from './officer-confirm.tsx'
import { actOnOfficer } from './officer-verb.server.ts'

export const action = (args: ActionFunctionArgs) =>
  actOnOfficer(args, endRegencyOfficer, 'bukan-petugas')

export default function EndOfficer() {
  return <OfficerConfirm deed="endOfficer" />
}
