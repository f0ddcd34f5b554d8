import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import { applyToSell, whyNotApply } from '#app/features/applications/commands.server.ts'
import { ApplicationForm } from '#app/features/applications/components/application-form.tsx'
import { ChooseShop } from '#app/features/applications/components/choose-shop.tsx'
import { OwnApplication } from '#app/features/applications/components/own-application.tsx'
import { applicationForm, chooseShopQuery } from '#app/features/applications/forms.ts'
import { takePapers } from '#app/features/applications/papers.server.ts'
import {
  findShopsToJoin,
  getOwnApplication,
  getShopToJoin,
} from '#app/features/applications/queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { db } from '#app/server/db.server.ts'
import { notFound, requireUser } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Entrance } from '#app/features/users/components/entrance.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { privatePage } from '../purchase/private-page-meta.ts'
import { ApplicationNotice } from '#app/features/applications/components/application-notice.tsx'

export const meta: MetaFunction = () => [
  { title: `${messagesFor('id').applications.join.title} · Lumbung` },
  ...privatePage,
]

const chosen = (request: Request) =>
  chooseShopQuery.parse(Object.fromEntries(new URL(request.url).searchParams))

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  const { cari, toko } = chosen(request)
  const [own, shop, shops] = await Promise.all([
    getOwnApplication(user.id),
    toko ? getShopToJoin(toko) : null,
    cari ? findShopsToJoin(cari) : [],
  ])
  if (toko && !shop) return notFound()
  const isMaker = user.makers.length > 0
  // Who left the stall again is no maker by an application of before.
  const isOver = own?.status === 'approved' && !isMaker
  const typed = { name: '', phone: user.phone ?? '' }
  return { isMaker, own: isOver ? null : own, shop, shops, cari, typed }
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, actor } = await requireUser(request)
  const { slug: shopSlug } = (await getShopToJoin(chosen(request).toko)) ?? notFound()
  const sent = await readFormData(request)
  const texts = Object.fromEntries([...sent].filter(([, value]) => typeof value === 'string'))
  const refusal = await whyNotApply(db, user.id)
  if (refusal) return data({ typed: texts, problems: {}, refusal }, { status: 409 })
  // Before the rest is looked at: nobody sends a paper again because of a mistake in the telephone.
  const { papers, named, problems } = await takePapers(user.id, sent)
  const typed = { ...texts, ...named }
  const form = applicationForm.safeParse(typed)
  if (!form.success || Object.keys(problems).length > 0) {
    const wrong = form.error ? z.flattenError(form.error).fieldErrors : {}
    return data({ typed, problems: { ...wrong, ...problems }, refusal: null }, { status: 400 })
  }
  const done = await applyToSell({ userId: user.id, actor }, { ...form.data, shopSlug, papers })
  if (done.ok) return redirect(paths.joinShop({ kabar: 'sent' }))
  return data({ typed, problems: {}, refusal: done.reason }, { status: 409 })
}

export default function Join() {
  const { isMaker, own, shop, shops, cari, typed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { join: t, refusals, own: mine } = useMessages().applications
  const isWaiting = own?.status === 'waiting'
  return (
    <PlainLayout>
      <ApplicationNotice />
      {own && (isWaiting || (!shop && !cari)) && (
        <div className="mb-6">
          <OwnApplication application={own} />
        </div>
      )}
      {!isMaker && (!isWaiting || answer) && (
        <Entrance
          title={shop ? t.formTitle(shop.name) : own ? mine.again : t.title}
          lead={shop ? undefined : t.lead}
        >
          {shop ? (
            <div className="grid gap-4">
              <ApplicationForm
                shop={shop}
                refused={answer ?? { typed, problems: {} }}
                refusal={answer?.refusal ? refusals[answer.refusal] : null}
              />
              <LinkButton href={paths.joinShop()} look="quiet">
                {t.other}
              </LinkButton>
            </div>
          ) : (
            <div className="grid gap-4">
              <ChooseShop text={cari} shops={shops} />
              <p className="text-sm text-ink-soft">{t.invited}</p>
            </div>
          )}
        </Entrance>
      )}
      {isMaker && !own && (
        <Entrance title={t.title}>
          <p className="mb-4">{t.isMaker}</p>
          <LinkButton href={paths.maker()} wide>
            {t.toStall}
          </LinkButton>
        </Entrance>
      )}
    </PlainLayout>
  )
}
