import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { signOut } from '#app/features/users/commands.server.ts'
import { currentVisitor } from '#app/server/guards.server.ts'
import { signedOutHeaders } from '#app/server/session-cookies.server.ts'

/** Following a link changes nothing: signing out is a button. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(paths.account(localeOf(request)))
}

export async function action({ request }: ActionFunctionArgs) {
  const visitor = await currentVisitor(request)
  if (visitor) await signOut(visitor.sessionId)
  // There public/enhance.js forgets what was typed and kept on this telephone.
  return redirect(`${paths.home(localeOf(request))}#keluar`, { headers: signedOutHeaders() })
}
