import type { ActionFunctionArgs } from '@remix-run/node'
import { movePromotionFromPage } from './promotion-verb.server.ts'

export const action = (args: ActionFunctionArgs) => movePromotionFromPage(args, 'paused')
