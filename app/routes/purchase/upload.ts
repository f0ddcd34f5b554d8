import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { answerArrived, answerPart } from '#app/features/uploads/answer-part.server.ts'
import { requireUploader } from './purchase-route.server.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  return answerArrived(await requireUploader(params.token), params)
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerPart(await requireUploader(params.token), params, request)
}
