import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { detachForm } from '#app/features/makers/forms.ts'
import { detachAccount, listAccountsOfMaker } from '#app/features/makers/members.server.ts'
import { getMakerOfShop } from '#app/features/makers/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitOrKeep } from '#app/ui/submit-or-keep.tsx'
import { MakersBackLink } from './makers-back-link.tsx'
import { makersTitle } from './page-title.ts'
import { requireManager } from './resource-answer.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  makersTitle((t) => (data ? t.detach.title(data.account.name, data.maker.name) : t.title))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireManager(request)
  const maker = (await getMakerOfShop({ shopId, makerId: params.makerId })) ?? notFound()
  const accounts = await listAccountsOfMaker({ shopId, makerId: maker.id })
  const account = accounts.find(({ userId }) => userId === params.accountId) ?? notFound()
  return { account, maker: { id: maker.id, name: maker.name } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireManager(request)
  const { id } = (await getMakerOfShop({ shopId, makerId: params.makerId })) ?? notFound()
  const { accountId: userId = '' } = params
  if (!detachForm.safeParse(await readForm(request)).success)
    return redirect(paths.detachAccount(id, userId))
  const account = isUuid(userId) ? userId : notFound()
  const done = await detachAccount({ shopId, actor }, { makerId: id, userId: account })
  return redirect(paths.kelolaMakers({ id, kabar: done.ok ? 'detached' : 'changed' }))
}

/** Asked for first: what stays, what ends, and that somebody else can be invited. */
export default function DetachAccount() {
  const { account, maker } = useLoaderData<typeof loader>()
  const { detach: t } = useMessages().makers
  return (
    <>
      <PageHeader title={t.title(account.name, maker.name)} above={<MakersBackLink />} />
      <div className="grid max-w-xl gap-5">
        <ul className="grid list-disc gap-1 pl-5">
          <li>{t.ends(account.name)}</li>
          <li>{t.stays}</li>
          <li>
            {t.payout}{' '}
            <Link to={paths.kelolaMakerMoney(maker.id)} className="text-terrace">
              {t.checkPayout}
            </Link>
          </li>
          <li>{t.after}</li>
        </ul>
        <Form method="post">
          <input type="hidden" name="confirm" value="yes" />
          <SubmitOrKeep
            look="danger"
            submit={t.submit}
            keep={t.keep}
            backTo={paths.kelolaMakers({ id: maker.id })}
          />
        </Form>
      </div>
    </>
  )
}
