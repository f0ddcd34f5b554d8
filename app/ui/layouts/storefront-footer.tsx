import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { Frozen } from '../frozen.tsx'
import { useLocale, useMessages } from '../locale.tsx'
import { LogoMark } from '../logo.tsx'
import { KawungPattern, ParangPattern } from '../patterns.tsx'
import { type Site, useSite } from '../site.tsx'

export function StorefrontFooter() {
  const site = useSite()
  return (
    <Frozen name={`footer:${site.url}`}>
      <Footer site={site} />
    </Frozen>
  )
}

function Footer({ site }: { site: Site }) {
  const locale = useLocale()
  const { common: t } = useMessages()
  return (
    <footer className="band has-tab-bar no-print relative mt-16 overflow-hidden bg-band text-on-band-soft">
      <ParangPattern className="absolute inset-x-0 top-0 h-3 text-action opacity-90" size={12} />
      <KawungPattern className="absolute inset-0 text-on-band opacity-[0.045]" size={56} />
      <div className="relative mx-auto grid max-w-6xl gap-8 px-4 pt-12 pb-8 sm:grid-cols-2 lg:grid-cols-[5fr_2fr_3fr_3fr_5fr]">
        <div>
          <p className="flex items-center gap-2 text-on-band">
            <LogoMark size={32} />
            <span className="font-display text-xl font-bold">{t.siteName}</span>
          </p>
          <p className="mt-3 max-w-sm">{t.footer.about}</p>
        </div>
        <LinkList title={t.footer.shopping}>
          <FooterLink href={paths.search(locale, { jenis: 'produk' })}>{t.products}</FooterLink>
          <FooterLink href={paths.search(locale, { jenis: 'wisata' })}>{t.experiences}</FooterLink>
          <FooterLink href={paths.map(locale)}>{t.map}</FooterLink>
          <FooterLink href={paths.cart(locale)}>{t.cart}</FooterLink>
        </LinkList>
        <LinkList title={t.footer.help}>
          <FooterLink href={paths.help(locale)}>{t.footer.howToBuy}</FooterLink>
          <FooterLink href={paths.help(locale, 'uang-kembali')}>{t.footer.moneyBack}</FooterLink>
          <FooterLink href={paths.help(locale, 'bumdes')}>{t.footer.aboutBumDesa}</FooterLink>
          <FooterLink href={paths.findPurchase(locale)}>{t.footer.findPurchase}</FooterLink>
        </LinkList>
        <LinkList title={t.footer.forVillages}>
          <FooterLink href={paths.kelola()}>{t.footer.openShop}</FooterLink>
          <FooterLink href={paths.maker()}>{t.footer.makerConsole}</FooterLink>
        </LinkList>
        <Complaints site={site} />
      </div>
      <LegalLine site={site} />
    </footer>
  )
}

function LinkList({ title, children }: { title: string; children: ReactNode }) {
  return (
    <nav aria-label={title}>
      <h2 className="font-semibold text-on-band">{title}</h2>
      <ul className="mt-1">{children}</ul>
    </nav>
  )
}

function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a
        href={href}
        className="inline-flex min-h-11 items-center py-1.5 leading-snug no-underline hover:text-on-band hover:underline"
      >
        {children}
      </a>
    </li>
  )
}

function Complaints({ site: { complaintEmail, complaintPhone } }: { site: Site }) {
  const { common: t } = useMessages()
  return (
    <section>
      <h2 className="font-semibold text-on-band">{t.footer.complaints}</h2>
      {(complaintEmail || complaintPhone) && (
        <p className="mt-2">
          {t.footer.complaintsLead}
          <span className="mt-1 block text-on-band">
            {[complaintPhone, complaintEmail].filter(Boolean).join(' · ')}
          </span>
        </p>
      )}
      <p className="mt-2 text-sm">{t.footer.complaintsPktn}</p>
    </section>
  )
}

function LegalLine({ site: { operatorName, pseNumber } }: { site: Site }) {
  const { common: t } = useMessages()
  return (
    <div className="relative border-t border-white/15">
      <p className="mx-auto flex max-w-6xl flex-wrap gap-x-6 gap-y-1 px-4 py-4 text-sm">
        <span>{t.footer.operator(operatorName)}</span>
        <span>{pseNumber ? t.footer.pse(pseNumber) : t.footer.psePending}</span>
      </p>
    </div>
  )
}
