import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { CountList } from '#app/features/stock/components/count-list.tsx'
import { TakeHistory } from '#app/features/stock/components/take-history.tsx'
import { readCounts, takeListQuery } from '#app/features/stock/take.ts'
import { saveCounts } from '#app/features/stock/take-commands.server.ts'
import {
  getTakeProgress,
  listGoodsToCount,
  listTakes,
} from '#app/features/stock/take-queries.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { requireGoodsDesk } from './listing-route.server.ts'
import { StockBackLink } from './settings-back-link.tsx'
import { TakeFilters } from './stock-take-filters.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.stockTake.title)

const queryOf = (request: Request) =>
  takeListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = queryOf(request)
  const [list, progress, history] = await Promise.all([
    listGoodsToCount(shopId, query),
    getTakeProgress(shopId),
    listTakes(shopId, query.riwayat),
  ])
  const news = new URL(request.url).searchParams.get('kabar')
  return {
    query,
    ...list,
    progress,
    history,
    news,
    canCount: role === 'manager' || role === 'staff',
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, user } = await requireGoodsDesk(request)
  const typed = await readForm(request)
  const { wrong, ...counts } = readCounts(typed)
  if (wrong.length > 0) return data({ typed, wrong }, { status: 400 })
  const actor = { type: 'staff', id: user.id } as const
  const saved = await saveCounts({ shopId, actor }, counts)
  if (!saved.ok) return notFound()
  const { cari, pelaku, lihat, setelah } = queryOf(request)
  const at = takeListQuery.parse({ setelah: typed.next ?? setelah }).setelah
  return redirect(paths.kelolaStockTake({ cari, pelaku, lihat, setelah: at, kabar: 'saved' }))
}

/** The shelves, page by page; nothing changes until the differences were looked at. */
export default function StockTake() {
  const { query, goods, next, progress, history, news, canCount } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { stockTake: t } = useMessages()
  const { cari, pelaku, lihat, setelah } = query
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        above={<StockBackLink />}
        actions={
          progress.counted > 0 && (
            <LinkButton href={paths.kelolaStockTakeOf('selisih')}>
              {t.seeDifferences(progress.counted)}
            </LinkButton>
          )
        }
      />
      <p className="mb-2 font-semibold">{t.progress(progress.counted, progress.all)}</p>
      <div className="mb-3 empty:hidden">
        {answer && <Alert tone="bad">{t.wrongForm}</Alert>}
        {!answer && news === 'saved' && <Alert tone="good">{t.saved}</Alert>}
        {!answer && news === 'discarded' && <Alert>{t.discardedNote}</Alert>}
      </div>
      <TakeFilters query={query} makers={progress.makers} />
      <p className="mb-3 text-ink-soft">{canCount ? t.how : t.readOnly}</p>
      {goods.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <Form method="post" noValidate key={`${setelah} ${cari} ${pelaku} ${lihat} ${news}`}>
          <CountList goods={goods} typed={answer?.typed ?? {}} wrong={answer?.wrong ?? []} />
          {canCount && (
            <div className="mt-4 flex flex-wrap gap-3">
              {next && (
                <Button size="large" name="next" value={next}>
                  {t.saveAndNext}
                </Button>
              )}
              <Button size="large" look={next ? 'outline' : 'action'}>
                {t.save}
              </Button>
            </div>
          )}
        </Form>
      )}
      <ListPages
        first={setelah && paths.kelolaStockTake({ cari, pelaku, lihat })}
        next={next && paths.kelolaStockTake({ cari, pelaku, lihat, setelah: next })}
      />
      <Section title={t.history}>
        <TakeHistory takes={history.takes} />
        <ListPages
          first={query.riwayat && paths.kelolaStockTake({ cari, pelaku, lihat, setelah })}
          next={
            history.next &&
            paths.kelolaStockTake({ cari, pelaku, lihat, setelah, riwayat: history.next })
          }
        />
      </Section>
    </>
  )
}
