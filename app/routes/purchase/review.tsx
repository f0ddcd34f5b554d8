import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { saveReview } from '#app/features/reviews/commands.server.ts'
import { type ReviewField, reviewForm } from '#app/features/reviews/forms.ts'
import { takeReviewPictures } from '#app/features/reviews/pictures.server.ts'
import { getReviewForBuyer } from '#app/features/reviews/line-queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { AskFirst } from '#app/ui/ask-first.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { privatePage } from './private-page-meta.ts'
import {
  backToPurchase,
  buyerActor,
  lineIdOf,
  purchaseTokenOf,
  requireUploader,
} from './purchase-route.server.ts'
import { ReviewForm } from './review-form.tsx'

export const meta = ({ location }: { location: { pathname: string } }) => [
  { title: `${messagesFor(localeOfPath(location.pathname)).reviews.title} · Lumbung` },
  ...privatePage,
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = purchaseTokenOf(params.token)
  const lineId = lineIdOf(params.lineId)
  const line = (await getReviewForBuyer(token, lineId)) ?? notFound()
  if (line.state === 'closed') throw backToPurchase(request, params.token, 'already-changed')
  return { line: { ...line, state: line.state }, lineId, token: String(token) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const purchaseToken = purchaseTokenOf(params.token)
  const lineId = lineIdOf(params.lineId)
  // Before a picture is taken in: nobody else's purchase is a place for them.
  const { state } = (await getReviewForBuyer(purchaseToken, lineId)) ?? notFound()
  if (state !== 'possible' && state !== 'open') {
    return backToPurchase(request, params.token, 'already-changed')
  }
  const uploader = await requireUploader(params.token)
  const sent = await readFormData(request)
  const { pictures, problem } = await takeReviewPictures(uploader, sent)
  const typed = typedIn(sent)
  const form = reviewForm.safeParse(typed)
  if (!form.success || problem) {
    const wrong = form.error?.issues.map(({ path }) => path[0] as ReviewField) ?? []
    return data({ wrong, problem, typed, pictures }, { status: 422 })
  }
  const actor = await buyerActor(request)
  const review = { ...form.data, pictures }
  const saved = await saveReview({ purchaseToken, lineId, actor, review })
  if (saved.ok) return backToPurchase(request, params.token, 'reviewed')
  return saved.reason === 'not-found'
    ? notFound()
    : backToPurchase(request, params.token, saved.reason)
}

/** What is not a picture; a field that was sent twice says nothing. */
const typedIn = (sent: FormData): Record<string, string> =>
  Object.fromEntries(
    ['stars', 'words', 'name'].flatMap((name) => {
      const [value, second] = sent.getAll(name)
      return typeof value === 'string' && second === undefined ? [[name, value]] : []
    }),
  )

/** What the buyer thinks of one thing that was received. */
export default function ReviewPage() {
  const { line, lineId, token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { write: t } = useMessages().reviews
  const { state } = line
  return (
    <PlainLayout>
      <Card as="section" className="mx-auto grid max-w-xl grid-cols-1 gap-4 p-5">
        <h1 className="font-display text-2xl font-bold">{t.title[state]}</h1>
        <p className="break-words text-ink-soft">{t.lead(line.title[locale], line.shopName)}</p>
        {state === 'fixed' ? (
          <p>{t.fixedText}</p>
        ) : (
          <ReviewForm
            line={line}
            answer={answer ?? null}
            uploads={paths.uploadsOfPurchase(token, 'foto')}
          />
        )}
        {state !== 'possible' && (
          <AskFirst
            action={paths.review(locale, token, lineId, 'tarik')}
            open={t.withdraw}
            text={t.withdrawText}
            submit={t.withdrawSure}
          />
        )}
        <LinkButton href={paths.purchase(locale, token)} look="quiet">
          {t.back}
        </LinkButton>
      </Card>
    </PlainLayout>
  )
}
