import type { ActionFunctionArgs } from '@remix-run/node'
import { markReady } from '#app/features/orders/ready-lines.server.ts'
import { changeReadyOfUnit } from './unit-staff.server.ts'

export const action = (args: ActionFunctionArgs) => changeReadyOfUnit(args, markReady, 'siap')
