import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { ChannelPanel } from '#app/features/messages/components/channel-panel.tsx'
import {
  UnreachableOwn,
  UnreachableShop,
} from '#app/features/messages/components/unreachable-note.tsx'
import { topicsForm } from '#app/features/messages/forms.ts'
import {
  chooseTopics,
  getChannelChoice,
  type LetterBook,
  listLetterBooks,
} from '#app/features/messages/letter-books.server.ts'
import { AccountPage, Panel } from '#app/features/users/components/account-page.tsx'
import { notFound, requireUser } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  const saved = new URL(request.url).searchParams.get('tersimpan')
  const [books, choice] = await Promise.all([listLetterBooks(user), getChannelChoice(user)])
  return { books, choice, saved }
}

export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const { whose, topic } = topicsForm.parse(await readForm(request))
  if (!(await chooseTopics(user, { whose, wanted: topic }))) notFound()
  const page = paths.account(localeOf(request), 'pemberitahuan')
  return redirect(`${page}?tersimpan=${encodeURIComponent(whose)}`, 303)
}

export const meta = accountMeta((_account, { letters }) => letters.settings.title)

export default function LettersPage() {
  const { books, choice, saved } = useLoaderData<typeof loader>()
  const { letters } = useMessages()
  const { settings: t, always } = letters
  return (
    <AccountPage title={t.title} lead={t.lead}>
      {books.map((book) => (
        <Panel key={book.whose} title={book.name ?? t.yours} text={<SentTo book={book} />}>
          <div className="grid gap-4">
            {saved === book.whose && <Alert tone="good">{t.saved}</Alert>}
            {book.unreachable && <Unreachable book={book} unreachable={book.unreachable} />}
            <TopicsForm book={book} />
          </div>
        </Panel>
      ))}
      {choice && <ChannelPanel choice={choice} isSaved={saved === 'lewat'} />}
      <p className="text-ink-soft">{always}</p>
    </AccountPage>
  )
}

function SentTo({ book: { addresses } }: { book: LetterBook }) {
  const { settings: t } = useMessages().letters
  const [address] = addresses
  return <span className="wrap-anywhere">{address ? t.sentTo(address) : t.noAddress}</span>
}

type UnreachableProps = { book: LetterBook; unreachable: NonNullable<LetterBook['unreachable']> }

function Unreachable({ book: { name }, unreachable }: UnreachableProps) {
  const Note = name === null ? UnreachableOwn : UnreachableShop
  return <Note unreachable={unreachable} />
}

function TopicsForm({ book: { whose, topics } }: { book: LetterBook }) {
  const { letters, common } = useMessages()
  return (
    <form method="post" className="grid gap-2">
      <input type="hidden" name="whose" value={whose} />
      {topics.map(({ topic, isWanted }) => (
        <Checkbox
          key={topic}
          field={{ id: `${whose}-${topic}`, name: 'topic' }}
          label={<strong>{letters.topics[topic]}</strong>}
          hint={letters.topicTexts[topic]}
          value={topic}
          defaultChecked={isWanted}
        />
      ))}
      <Button look="action" size="large" wide>
        {common.save}
      </Button>
    </form>
  )
}
