import type { ActionFunctionArgs } from '@remix-run/node'
import { takeReadyBack } from '#app/features/orders/ready-lines.server.ts'
import { changeReadyOfUnit } from './unit-staff.server.ts'

export const action = (args: ActionFunctionArgs) =>
  changeReadyOfUnit(args, takeReadyBack, 'belum-siap')
