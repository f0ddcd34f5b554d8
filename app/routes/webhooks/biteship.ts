import type { ActionFunctionArgs } from '@remix-run/node'
import { receiveParcelHint } from './parcel-hint.server.ts'
import { onlyForProviders } from './receive.server.ts'

export const action = ({ request }: ActionFunctionArgs) => receiveParcelHint('biteship', request)
export const loader = onlyForProviders
