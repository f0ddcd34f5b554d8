import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { type Heard, hearNews } from '#app/features/messages/message-news.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { answerWhatsAppChallenge } from '#app/server/message-channels.server.ts'
import { answer, readBody } from './receive.server.ts'

/** Meta repeats what is not 2xx for days; of a body that is none it would be the same each time. */
const answers = {
  applied: 200,
  malformed: 400,
  'bad-signature': 403,
  'not-in-use': 404,
} as const satisfies Record<Heard, number>

export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') return answer(405)
  const rawBody = await readBody(request)
  if (rawBody === null) return answer(413)
  try {
    return answer(answers[await hearNews({ rawBody, headers: request.headers })])
  } catch (error) {
    logger.error({ err: error }, 'news of WhatsApp could not be applied')
    return answer(503, { 'Retry-After': '60' })
  }
}

/** Meta asks once, when the address is entered there. */
export function loader({ request }: LoaderFunctionArgs) {
  const challenge = answerWhatsAppChallenge(new URL(request.url).searchParams)
  if (challenge === null) return answer(403)
  return new Response(challenge, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
