import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { limitOrThrow429 } from '#app/server/rate-limit.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge, type Tone } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Facts } from './facts.tsx'
import { listIntegrations, testIntegration } from './integration-list.server.ts'
import { wordOf } from '#app/features/audit/components/deed-words.ts'

export const meta: MetaFunction = () => [
  { title: `${messagesFor('id').integrations.title} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const tested = new URL(request.url).searchParams.get('diuji')
  const integrations = await listIntegrations()
  return { integrations, tested: integrations.find(({ name }) => name === tested) ?? null }
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, actor } = await requireAdmin(request)
  const { service } = await readForm(request)
  await limitOrThrow429(`test-connection:${user.id}`, 20, 300)
  if (typeof service !== 'string' || !(await testIntegration(service, actor))) {
    return data({ isUnknown: true }, { status: 400 })
  }
  return redirect(`${paths.admin('integrations')}?diuji=${service}`)
}

type Integration = ReturnType<typeof useLoaderData<typeof loader>>['integrations'][number]

export default function Integrations() {
  const { integrations, tested } = useLoaderData<typeof loader>()
  const isUnknown = useActionData<typeof action>() !== undefined
  const { integrations: t } = useMessages()
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {isUnknown && (
        <div className="mb-4">
          <Alert tone="bad">{t.unknown}</Alert>
        </div>
      )}
      {tested && <Result integration={tested} />}
      <ul className="grid gap-4">
        {integrations.map((integration) => (
          <Card as="li" key={integration.name} className="p-4">
            <Service integration={integration} />
          </Card>
        ))}
      </ul>
    </>
  )
}

function Result({ integration: { adapter, test } }: { integration: Integration }) {
  const { integrations: t } = useMessages()
  if (!test) return null
  const name = wordOf(t.adapters, adapter)
  return (
    <div className="mb-4">
      {test.isWorking ? (
        <Alert tone="good">{t.results.working(name)}</Alert>
      ) : (
        <Alert tone="bad">{t.results.failing(name)}</Alert>
      )}
    </div>
  )
}

const tones = {
  working: 'good',
  failing: 'bad',
  untested: 'attention',
  builtIn: 'neutral',
} as const satisfies Record<string, Tone>

function stateOf({ canBeTested, test }: Integration): keyof typeof tones {
  if (!canBeTested) return 'builtIn'
  if (!test) return 'untested'
  return test.isWorking ? 'working' : 'failing'
}

function Service({ integration }: { integration: Integration }) {
  const { integrations: t } = useMessages()
  const { name, capability, adapter, canBeTested, test } = integration
  const state = stateOf(integration)
  const adapterName = wordOf(t.adapters, adapter)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
      <div className="grid min-w-0 flex-1 basis-72 gap-3">
        <div>
          <p className="flex flex-wrap items-center gap-2 text-ink-soft">
            {t.capabilities[capability]} <Badge tone={tones[state]}>{t.states[state]}</Badge>
          </p>
          <h2 className="text-lg font-semibold break-words">{adapterName}</h2>
        </div>
        {test?.problem && <p className="text-danger">{wordOf(t.problems, test.problem)}</p>}
        {canBeTested ? (
          <Times integration={integration} />
        ) : (
          <p className="text-ink-soft">{t.nothingToTest}</p>
        )}
      </div>
      {canBeTested && (
        <form method="post" action={paths.admin('integrations')}>
          <Button look="outline" name="service" value={name} aria-label={t.testOf(adapterName)}>
            {t.test}
          </Button>
        </form>
      )}
    </div>
  )
}

function Times({ integration }: { integration: Integration }) {
  const locale = useLocale()
  const { facts: t, took } = useMessages().integrations
  const { capability, test, succeededAt, usedAt } = integration
  const when = (at: Date | null, never = t.never) => (at ? formatDateTime(at, { locale }) : never)
  const lasted = test?.milliseconds ? ` · ${took(test.milliseconds)}` : ''
  const used = (t.used as Record<string, string>)[capability]
  return (
    <Facts
      facts={[
        [t.tested, `${when(test?.at ?? null)}${lasted}`],
        ...(test && !test.isWorking ? [[t.succeeded, when(succeededAt)] as const] : []),
        ...(used ? [[used, when(usedAt, t.notLately)] as const] : []),
      ]}
    />
  )
}
