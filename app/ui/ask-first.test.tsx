import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OwnApplication } from '#app/features/applications/components/own-application.tsx'
import { ConnectionCard } from '#app/features/calendars/components/connection-card.tsx'
import { OpenInvitations } from './open-invitations.tsx'

// Each form that takes something away is folded, and above its button stands what it will do.

const now = new Date('2026-11-29T00:00:00Z')

function asks(html: string, action: string) {
  const at = html.indexOf(`action="${action}"`)
  const before = html.slice(0, at)
  const isFolded = before.lastIndexOf('<details') > before.lastIndexOf('</details>')
  const [, text = ''] = /<p[^>]*>([^<]+)<\/p><button/.exec(html.slice(at)) ?? []
  return at > 0 && isFolded && text
}

test('an application is withdrawn after the loss of its papers was said', () => {
  const html = renderToStaticMarkup(
    <OwnApplication
      application={{
        id: 'a1',
        shop: 'BUM Desa Maju',
        name: 'Dapur Sari',
        phone: '+628123456789',
        village: 'Rejowinangun',
        goods: 'keripik',
        status: 'waiting',
        refusalReason: null,
        createdAt: now,
        papers: [],
      }}
    />,
  )
  expect(asks(html, '/lapak/gabung/a1/tarik')).toMatch(/dihapus/)
})

test('an invitation is taken back after the end of its link was said', () => {
  const invitation = { id: 'b1', name: 'Bu Sri', phone: '+628123456789', expiresAt: now }
  const html = renderToStaticMarkup(
    <OpenInvitations
      invitations={[{ ...invitation, isOver: false }]}
      revoke={(id) => `/cabut/${id}`}
    />,
  )
  expect(asks(html, '/cabut/b1')).toMatch(/Bu Sri langsung mati/)
})

test('a calendar is let go, or gets another address, after what that does was said', () => {
  const feed = {
    id: 'f1',
    host: 'airbnb.com',
    triedAt: now,
    succeededAt: now,
    problem: null,
    blocks: 2,
  }
  const html = renderToStaticMarkup(
    <ConnectionCard
      origin="https://lumbung.example.id"
      isManager
      connection={{
        slug: 'omah',
        title: 'Omah',
        zone: 'WIB',
        unitId: 'u1',
        unit: 'Kamar 1',
        link: 'rahasia',
        madeAt: now,
        feed,
        conflicts: [],
      }}
    />,
  )
  expect(asks(html, '/kelola/kalender/sambungan/putus')).toMatch(/airbnb\.com terbuka lagi/)
  expect(asks(html, '/kelola/kalender/sambungan/alamat')).toMatch(/langsung mati/)
  expect(html).toContain('name="unit" value="u1"')
})
