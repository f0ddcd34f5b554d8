import type { ActionFunctionArgs } from '@remix-run/node'
import { onlyForProviders, receiveWebhook } from './receive.server.ts'

export const action = ({ request }: ActionFunctionArgs) => receiveWebhook('stripe', request)
export const loader = onlyForProviders
