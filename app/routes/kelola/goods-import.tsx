import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import { keepImport } from '#app/features/imports/commands.server.ts'
import { PastImports } from '#app/features/imports/components/past-imports.tsx'
import { importListQuery } from '#app/features/imports/import-list.ts'
import { listImports } from '#app/features/imports/queries.server.ts'
import { limitOrThrow429 } from '#app/server/rate-limit.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { Icon } from '#app/ui/icon.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { requireGoodsDesk } from './listing-route.server.ts'

export const meta: MetaFunction = () => consoleTitle((t) => t.imports.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireGoodsDesk(request)
  const { setelah } = importListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [all, past] = await Promise.all([listCategories(), listImports(shopId, setelah)])
  const categories = all.filter(({ kind }) => kind === 'product').map(({ label }) => label)
  return { categories, setelah, ...past }
}

export async function action({ request }: ActionFunctionArgs) {
  const deed = await requireGoodsDesk(request)
  await limitOrThrow429(`goods-import:${deed.shopId}`, 60, 3600)
  const file = (await readFormData(request)).get('file')
  const isChosen = file !== null && typeof file !== 'string' && (file.name !== '' || file.size > 0)
  if (!isChosen) return data({ problem: 'no-file' as const }, { status: 400 })
  const kept = await keepImport(deed, file)
  if (!kept.ok) return data({ problem: kept.reason }, { status: 400 })
  return redirect(paths.goodsImport(kept.value))
}

export default function ImportGoods() {
  const { categories, imports, next, setelah } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const { imports: t } = useMessages()
  const locale = useLocale()
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <div className="grid max-w-3xl gap-5">
        {problem && <Alert tone="bad">{t.problems[problem]}</Alert>}
        <Card as="section" className="grid gap-3 p-5">
          <h2 className="text-lg font-semibold">{t.exportTitle}</h2>
          <p>{t.exportText}</p>
          <FileButtons />
        </Card>
        <Card as="section" className="p-5">
          <Form method="post" encType="multipart/form-data" className="grid gap-3">
            <h2 className="text-lg font-semibold">{t.importTitle}</h2>
            <label htmlFor="file" className="font-semibold">
              {t.file}
            </label>
            <input
              id="file"
              type="file"
              name="file"
              accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              required
              aria-describedby="file-hint"
              className="field-control w-full py-2 file:mr-3 file:rounded-lg file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-semibold file:text-ink"
            />
            <p id="file-hint" className="text-sm text-ink-soft">
              {t.fileHint}
            </p>
            <div>
              <Button>{t.check}</Button>
            </div>
          </Form>
        </Card>
        <section className="grid gap-3">
          <h2 className="text-lg font-semibold">{t.pastTitle}</h2>
          <p className="text-sm text-ink-soft">{imports.length > 0 ? t.pastText : t.pastNone}</p>
          <PastImports imports={imports} />
          <ListPages
            first={setelah && paths.goodsImport()}
            next={next && paths.goodsImport({ setelah: next })}
          />
        </section>
        <section className="prose">
          <h2 className="text-lg font-semibold">{t.rulesTitle}</h2>
          <ul className="list-disc pl-5">
            {t.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          <details className="mt-3">
            <summary className="min-h-11 cursor-pointer content-center font-semibold">
              {t.categoriesTitle}
            </summary>
            <p>{categories.map((label) => label[locale]).join(' · ')}</p>
          </details>
        </section>
      </div>
    </>
  )
}

function FileButtons() {
  const { imports: t } = useMessages()
  return (
    <p className="flex flex-wrap gap-3">
      <LinkButton href={paths.goodsFile('xlsx')} look="terrace" download>
        <Icon icon={Download} />
        {t.exportXlsx}
      </LinkButton>
      <LinkButton href={paths.goodsFile('csv')} look="outline" download>
        <Icon icon={Download} />
        {t.exportCsv}
      </LinkButton>
    </p>
  )
}
