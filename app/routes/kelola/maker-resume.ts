import type { ActionFunctionArgs } from '@remix-run/node'
import { moveMakerFromPage } from './maker-verb.server.ts'

export const action = (args: ActionFunctionArgs) => moveMakerFromPage(args, 'active')
