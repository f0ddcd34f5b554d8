import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ExternalLink, Network, Users } from 'lucide-react'
import { sourceOfKey } from '#app/features/catalog/picture-source.ts'
import { Picture } from '#app/ui/picture.tsx'
import { paths } from '#app/core/paths.ts'
import { SectionSummary } from '#app/features/experiences/components/section-summary.tsx'
import { SectionWords } from '#app/features/experiences/components/section-texts.tsx'
import { OpeningHours } from '#app/features/opening-hours/components/opening-hours.tsx'
import { getSettings } from '#app/features/shop-settings/queries.server.ts'
import {
  isSectionName,
  type SectionName,
  sectionNames,
  sections,
} from '#app/features/shop-settings/sections.ts'
import { missingIn, typedOf } from '#app/features/shop-settings/settings.ts'
import { db } from '#app/server/db.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { buttonClasses, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { settingsTitle } from './page-title.ts'
import { settingsWords } from './settings-words.ts'
import { Panel } from './panel.tsx'

export const meta: MetaFunction = () => settingsTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const its = (await getSettings(db, shopId)) ?? notFound()
  const saved = new URL(request.url).searchParams.get('tersimpan') ?? ''
  return {
    slug: its.slug,
    picture: its.picture,
    pictureAlt: { id: its.pictureAltId, en: its.pictureAltEn },
    suspendedReason: its.suspendedReason,
    hours: its.hours,
    villages: its.villages,
    servedDistricts: its.districts.filter(({ price }) => price !== null).length,
    isManager: role === 'manager',
    saved: isSectionName(saved) || saved === 'gambar' ? saved : null,
    parts: sectionNames.map((name) => ({
      name,
      typed: typedOf(name, its),
      isMissing: missingIn(name, its),
    })),
  }
}

type Part = ReturnType<typeof useLoaderData<typeof loader>>['parts'][number]

export default function Settings() {
  const { slug, parts, picture, pictureAlt, isManager, villages, suspendedReason } =
    useLoaderData<typeof loader>()
  const locale = useLocale()
  const { shopSettings: t, staff, businessUnits, listings } = useMessages()
  const missing = parts.filter(({ isMissing }) => isMissing).length + (picture ? 0 : 1)
  return (
    <SectionWords texts={settingsWords(t, villages)}>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <Link to={paths.kelolaTeam()} className={buttonClasses({ look: 'outline' })}>
              <Icon icon={Users} />
              {staff.title}
            </Link>
            <Link to={paths.kelolaUnits()} className={buttonClasses({ look: 'outline' })}>
              <Icon icon={Network} />
              {businessUnits.title}
            </Link>
            <LinkButton href={paths.kelolaPermits()} look="outline">
              {listings.permits.all.title}
            </LinkButton>
            <LinkButton href={paths.shop(locale, slug)} look="outline">
              <Icon icon={ExternalLink} />
              {t.toShop}
            </LinkButton>
          </>
        }
      />
      {suspendedReason && (
        <div className="mb-5">
          <Alert tone="attention">{t.suspendedBecause(suspendedReason)}</Alert>
        </div>
      )}
      {!isManager && <p className="mb-4 text-ink-soft">{t.onlyManager}</p>}
      {missing > 0 && isManager && (
        <div className="mb-5">
          <Alert tone="attention">{t.missingLead(missing)}</Alert>
        </div>
      )}
      <div className="grid gap-4 lg:grid-cols-2">
        {parts.map((part) => (
          <PartPanel key={part.name} name={part.name} isMissing={part.isMissing}>
            <Said part={part} />
          </PartPanel>
        ))}
        <PartPanel name="gambar" isMissing={picture === null}>
          {picture ? (
            <Picture
              picture={{ ...sourceOfKey(picture), alt: pictureAlt[locale] }}
              sizes="160px"
              className="size-40 rounded-xl object-cover"
            />
          ) : (
            <p className="text-ink-soft">{t.nothing}</p>
          )}
        </PartPanel>
      </div>
    </SectionWords>
  )
}

type PartPanelProps = {
  name: SectionName | 'gambar'
  isMissing: boolean
  children: React.ReactNode
}

function PartPanel({ name, isMissing, children }: PartPanelProps) {
  const { saved, isManager } = useLoaderData<typeof loader>()
  const { shopSettings: t } = useMessages()
  return (
    <div id={name} className="scroll-mt-4">
      <Panel title={t.parts[name]} className="h-full">
        {saved === name && (
          <div className="mb-3">
            <Alert tone="good">{t.saved(t.parts[name])}</Alert>
          </div>
        )}
        {isMissing && (
          <p className="mb-2">
            <Badge tone="attention">{t.missing}</Badge>
          </p>
        )}
        {children}
        {isManager && (
          <Link
            to={paths.kelolaSettings(name)}
            aria-label={t.editPart(t.parts[name])}
            className={`${buttonClasses({ look: 'outline', size: 'small' })} mt-3`}
          >
            {t.edit}
          </Link>
        )}
      </Panel>
    </div>
  )
}

/** Hours and prices of every kecamatan are said shorter than they are typed. */
function Said({ part: { name, typed } }: { part: Part }) {
  const { hours, servedDistricts } = useLoaderData<typeof loader>()
  const { shopSettings: t } = useMessages()
  if (name === 'jam-buka') {
    return hours.length > 0 ? (
      <OpeningHours hours={hours} />
    ) : (
      <p className="text-ink-soft">{t.nothing}</p>
    )
  }
  if (name === 'kurir') {
    return (
      <>
        <p className="mb-2">
          {servedDistricts > 0 ? t.delivered(servedDistricts) : t.notDelivered}
        </p>
        <SectionSummary section={{ ...sections.kurir, rows: null }} typed={typed} />
      </>
    )
  }
  if (name === 'kurir-paket' && typed.couriers?.length === 0) {
    return <p className="text-ink-soft">{t.noParcels}</p>
  }
  if (name === 'bayar-di-tempat') return <CollectionSaid typed={typed} />
  return <SectionSummary section={sections[name]} typed={typed} />
}

/** The limits matter only where something is taken at all. */
function CollectionSaid({ typed }: Pick<Part, 'typed'>) {
  const { shopSettings: t } = useMessages()
  const { collectsAtPickup, collectsByCourier, collectedIn = [], ...limits } = typed
  if (!collectsAtPickup && !collectsByCourier) {
    return <p className="text-ink-soft">{t.notCollected}</p>
  }
  const places = [
    collectsAtPickup && t.fields.collectsAtPickup.label,
    collectsByCourier && t.collectedByCourier([collectedIn].flat().length),
  ]
  return (
    <>
      <p className="mb-2">{places.filter(Boolean).join(' · ')}</p>
      <SectionSummary section={sections['bayar-di-tempat']} typed={limits} />
    </>
  )
}
