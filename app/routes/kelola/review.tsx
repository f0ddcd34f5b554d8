import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { replyToReview } from '#app/features/reviews/commands.server.ts'
import { ReviewText } from '#app/features/reviews/components/review-list.tsx'
import { getReviewForShop } from '#app/features/reviews/desk-queries.server.ts'
import { replyForm, reviewMaximum } from '#app/features/reviews/forms.ts'
import { replyingRoles } from '#app/features/reviews/review-policy.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { Textarea } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { MeanwhileAlert, SeenField } from '#app/ui/meanwhile.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from './panel.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.reviews.title)

const requireReplier = (request: Request) =>
  requireShopMember(request, undefined, { write: true, roles: replyingRoles })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, shop } = await requireReplier(request)
  const review = (await getReviewForShop(shopId, params.reviewId)) ?? notFound()
  return { review, shopName: shop.name }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireReplier(request)
  const review = (await getReviewForShop(shopId, params.reviewId)) ?? notFound()
  const typed = await readForm(request)
  const form = replyForm.safeParse(typed)
  if (!form.success) return data({ typed, meanwhile: undefined }, { status: 400 })
  const replied = await replyToReview({ shopId, reviewId: review.id, actor, typed, ...form.data })
  if (!replied.ok && replied.reason === 'changed-meanwhile') {
    return data({ typed, meanwhile: replied.meanwhile }, { status: 409 })
  }
  if (!replied.ok) notFound()
  return redirect(paths.kelolaReviews({ lihat: 'semua' }))
}

export default function ReplyToReview() {
  const { review, shopName } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { desk: t } = useMessages().reviews
  const typed = answer?.typed ?? { reply: review.reply ?? '' }
  const page = review.kind === 'product' ? paths.product : paths.experience
  const field = {
    id: 'reply',
    name: 'reply',
    required: true,
    maxLength: reviewMaximum,
    initialValue: typed.reply,
    errors: answer && !answer.meanwhile ? [t.error] : undefined,
  }
  return (
    <>
      <PageHeader
        title={review.title}
        above={
          <Link
            to={paths.kelolaReviews()}
            className="inline-flex min-h-11 items-center text-terrace"
          >
            {t.back}
          </Link>
        }
        actions={
          <a href={page(locale, review.slug)} className="inline-flex min-h-11 items-center">
            {t.seePage}
          </a>
        }
      />
      <Panel title={t.reply} tone={review.reply ? 'plain' : 'action'}>
        <div className="mb-4">
          <ReviewText
            review={{ ...review, reply: null }}
            title={review.title}
            shopName={shopName}
          />
        </div>
        <Form method="post" className="grid gap-4">
          {answer?.meanwhile && (
            <MeanwhileAlert
              meanwhile={answer.meanwhile}
              say={(_, [value = '']) => ({ label: t.reply, value })}
            />
          )}
          <SeenField typed={typed} meanwhile={answer?.meanwhile} />
          <Textarea field={field} label={t.reply} hint={t.replyHint} />
          <div>
            <Button size="large">{t.submit}</Button>
          </div>
        </Form>
      </Panel>
    </>
  )
}
