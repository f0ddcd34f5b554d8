import type { ActionFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useRouteLoaderData } from '@remix-run/react'
import { MessageCircle } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { whatsappLink } from '#app/core/phone.ts'
import { askStock } from '#app/features/catalog/stock-questions.server.ts'
import { stockLines } from '#app/features/messages/stock-lines.server.ts'
import { getMakerOfShop } from '#app/features/makers/queries.server.ts'
import { transaction } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { buttonClasses, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { loader as makerLoader } from './maker.tsx'
import { Panel } from './panel.tsx'

/** The links are told once, on the answer to the tap that made them. */
export async function action({ request, params: { makerId } }: ActionFunctionArgs) {
  const { shopId, actor } = await requireShopMember(request, undefined, { write: true })
  const maker = (await getMakerOfShop({ shopId, makerId })) ?? notFound()
  const asking = { maker: { makerId: maker.id, shopId }, actor, untouchedDays: 0 }
  const goods = await transaction((tx) => askStock(tx, asking))
  return {
    phone: maker.phone,
    text: goods.length > 0 ? stockLines(goods, { origin: env.APP_URL, locale: 'id' }) : null,
  }
}

export default function AskMaker() {
  const { maker } = useRouteLoaderData<typeof makerLoader>('routes/kelola/maker')!
  const asked = useActionData<typeof action>()
  const { ask: t } = useMessages().makers
  if (!asked) return null
  const back = (
    <Link to={paths.kelolaMakers({ id: maker.id })} className={buttonClasses({ look: 'quiet' })}>
      {t.done}
    </Link>
  )
  if (asked.text === null) {
    return (
      <div className="mb-6">
        <Panel title={t.nothingTitle} tone="action">
          <p className="mb-4">{t.nothing}</p>
          {back}
        </Panel>
      </div>
    )
  }
  const text = t.text(maker.name, asked.text)
  return (
    <div className="mb-6">
      <Panel title={t.title(maker.name)} tone="action">
        <p className="mb-3">{t.how}</p>
        <textarea
          readOnly
          aria-label={t.message}
          rows={8}
          defaultValue={text}
          className="field-control mb-4 w-full text-sm"
        />
        <div className="flex flex-wrap gap-2">
          <LinkButton
            href={whatsappLink(asked.phone ?? '', text)}
            rel="noopener noreferrer nofollow"
            target="_blank"
          >
            <Icon icon={MessageCircle} />
            {t.send}
          </LinkButton>
          {back}
        </div>
      </Panel>
    </div>
  )
}
