import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { declineTopics } from '#app/features/messages/declined-topics.server.ts'
import { readUnsubscribeToken } from '#app/features/messages/unsubscribe-link.server.ts'
import { db } from '#app/server/db.server.ts'

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? ''

/** A mail program posts here when its button is pressed (RFC 8058): no page of ours, no cookie. */
export async function action({ request }: ActionFunctionArgs) {
  const declining = request.method === 'POST' ? readUnsubscribeToken(tokenOf(request)) : null
  if (!declining) return new Response(null, { status: 404 })
  await declineTopics(db, declining.recipient, [declining.topic])
  return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } })
}

/** Programs that know no button open the address: there the person decides. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(paths.unsubscribe('id', tokenOf(request) || 'tidak-ada'))
}
