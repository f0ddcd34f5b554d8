import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { headersWithCookies, shopCookie } from '#app/server/session-cookies.server.ts'

export const loader = () => redirect(paths.kelola())

/** A BUM Desa this person does not serve is not found. */
export async function action({ request }: ActionFunctionArgs) {
  const wished = (await readFormData(request)).get('shop')
  const { shop } = await requireDeskMember(request, {
    write: false,
    shopSlug: typeof wished === 'string' ? wished : '',
  })
  return redirect(paths.kelola(), { headers: headersWithCookies([shopCookie(shop.slug)]) })
}
