import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { answerArrived, answerPart } from '#app/features/uploads/answer-part.server.ts'
import { requireUser } from '#app/server/guards.server.ts'

const requireOwner = async (request: Request) => ({ userId: (await requireUser(request)).user.id })

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerArrived(await requireOwner(request), params)
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerPart(await requireOwner(request), params, request)
}
