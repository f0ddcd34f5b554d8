import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { localeOf, localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import {
  declineTopics,
  hasDeclined,
  welcomeTopics,
} from '#app/features/messages/declined-topics.server.ts'
import { wishForm } from '#app/features/messages/forms.ts'
import { maskedAddress } from '#app/features/messages/message-address.ts'
import { readUnsubscribeToken } from '#app/features/messages/unsubscribe-link.server.ts'
import { Entrance, EntranceLink } from '#app/features/users/components/entrance.tsx'
import { messagesFor } from '#app/i18n/messages.ts'
import { db } from '#app/server/db.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { privatePage } from '../purchase/private-page-meta.ts'

export const meta: MetaFunction = ({ location }) => [
  {
    title: `${messagesFor(localeOfPath(location.pathname)).letters.unsubscribe.title} · Lumbung`,
  },
  ...privatePage,
]

/** Opening it changes nothing: programs that look for bad links open every address of a letter. */
export async function loader({ params: { token = '' } }: LoaderFunctionArgs) {
  const declining = readUnsubscribeToken(token) ?? notFound()
  const { topic, recipient } = declining
  return { topic, address: maskedAddress(recipient), isDeclined: await hasDeclined(declining) }
}

/** What is wished is named, so that a second press changes nothing. */
export async function action({ request, params: { token = '' } }: ActionFunctionArgs) {
  const { recipient, topic } = readUnsubscribeToken(token) ?? notFound()
  const wish = wishForm.parse(await readForm(request)).wish
  await (wish === 'resume' ? welcomeTopics : declineTopics)(db, recipient, [topic])
  const kabar = wish === 'resume' ? 'lagi' : 'berhenti'
  return redirect(paths.unsubscribe(localeOf(request), token, kabar), 303)
}

export default function UnsubscribePage() {
  const { topic, address, isDeclined } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { letters } = useMessages()
  const t = letters.unsubscribe
  const isResumed = useSearchParams()[0].get('kabar') === 'lagi' && !isDeclined
  const lead = t.lead(letters.topics[topic], address)
  const toAccount = (
    <EntranceLink href={paths.account(locale, 'pemberitahuan')}>{t.others}</EntranceLink>
  )
  return (
    <PlainLayout>
      <Entrance title={t.title} lead={lead} after={toAccount}>
        <Form method="post" className="grid gap-4" reloadDocument>
          {isDeclined && (
            <Alert tone="good" title={t.stopped}>
              {t.stoppedText(address)}
            </Alert>
          )}
          {isResumed && <Alert tone="good">{t.resumed}</Alert>}
          {!isDeclined && <p>{letters.topicTexts[topic]}</p>}
          <Button
            look={isDeclined ? 'outline' : 'action'}
            size="large"
            wide
            name="wish"
            value={isDeclined ? 'resume' : 'stop'}
          >
            {isDeclined ? t.resume : t.stop}
          </Button>
          <p className="text-sm text-ink-soft">{letters.always}</p>
        </Form>
      </Entrance>
    </PlainLayout>
  )
}
