import type { ActionFunctionArgs } from '@remix-run/node'
import { takeReadyBack } from '#app/features/orders/ready-lines.server.ts'
import { changeReadyFromPage } from './ready-verb.server.ts'

export const action = (args: ActionFunctionArgs) =>
  changeReadyFromPage(args, takeReadyBack, 'belum-siap')
