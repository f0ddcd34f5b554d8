import { newId } from '#app/core/ids.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { OwnSite } from '#tests/journeys/setup/own-site.ts'
import { goodsOfShops } from '#tests/journeys/setup/goods.ts'
import { atReview, signedIn } from './buyer.ts'
import { multipart } from './file-checks.ts'
import type { PictureFile } from './picture-files.ts'
import { type Answer, Visitor } from './visitor.ts'

// Every place but the form of a good that takes a picture from people: how one is sent there, what the
// answer says about it, and what was kept of it.

export type Said = PictureFile['answer'] | 'unreadable'

export type PictureDoor = {
  send(file: File): Promise<Answer>
  /** Null: it says nothing at all. */
  said(answer: Answer): Promise<Said | null>
  /** What the database holds of it now; it is forgotten, so that the next one may come. */
  takeOut(): Promise<Buffer[]>
}

const { uploads, purchase } = messagesFor('id')

/** The sentences by what they say; `taken` when none of them is there. */
const saidIn = (sentences: Record<string, string>, { body }: Answer): Said =>
  (Object.entries(sentences).find(([, sentence]) => shown(body).includes(sentence))?.[0] ??
    'taken') as Said

/** Without the sentences that wait for a script to say them. */
const shown = (body: string) => body.replaceAll(/data-texts="[^"]*"/g, '')

/** What was taken leads to another page, and a form that comes back says why. */
async function saidUnlessGone(sentences: Record<string, string>, answer: Answer) {
  if (answer.status === 302) return 'taken'
  const said = saidIn(sentences, answer)
  return said === 'taken' ? null : said
}

const saidOfPicture = async (answer: Answer) => saidIn(uploads.problems, answer)

async function post(visitor: Visitor, address: string, fields: Record<string, string | File>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const { headers, body } = await multipart(form)
  return visitor.send('POST', address, { body, headers: { ...headers, origin: visitor.origin } })
}

/** Uploads of strangers are counted by address, and there are more files than one may send. */
let callers = 100
const someone = (site: OwnSite) => new Visitor(site.url, { from: `127.0.0.${++callers}` })

const nothing = () => Promise.resolve([])

export const pictureDoors: Readonly<Record<string, (site: OwnSite) => Promise<PictureDoor>>> = {
  async 'the picture of a shop'(site) {
    const manager = await signedIn(site.url, { identifier: 'direktur@example.com' })
    return {
      // English alone is a mistake, so the form always comes back.
      send: (picture) =>
        post(manager, '/kelola/pengaturan/gambar', { picture, pictureAltEn: 'An office' }),
      said: saidOfPicture,
      takeOut: nothing,
    }
  },

  async 'a photo in a review'(site) {
    const [line] = await site.sql<{ token: string; id: string }>(
      `SELECT p.token, line.id FROM order_lines line JOIN orders o ON o.id = line.order_id
       JOIN purchases p ON p.id = o.purchase_id
       WHERE o.status = 'completed'
         AND NOT EXISTS (SELECT FROM bookings b WHERE b.order_line_id = line.id)
         AND NOT EXISTS (SELECT FROM reviews r WHERE r.order_line_id = line.id)
       ORDER BY o.created_at DESC LIMIT 1`,
    )
    const address = `/pembelian/${line!.token}/ulasan/${line!.id}`
    return {
      // No stars: the form always comes back.
      send: (photo) => post(someone(site), address, { photo, name: 'none' }),
      said: saidOfPicture,
      takeOut: nothing,
    }
  },

  async 'the proof of a payment'(site) {
    const token = await aTransfer(site)
    const { notices } = purchase
    const sentences = {
      taken: notices['transfer-claimed'],
      empty: notices['proof-missing'],
      unreadable: notices['proof-unreadable'],
    }
    return {
      send: (proof) => post(someone(site), `/pembelian/${token}/bukti`, { proof }),
      said: async ({ headers: { location = '' } }) => {
        const page = await new Visitor(site.url).get(location)
        return page.status === 200 ? saidIn(sentences, page) : null
      },
      takeOut: async () => {
        const kept = await bytesIn(site, 'SELECT proof AS bytes FROM manual_transfers')
        await site.sql(
          `UPDATE manual_transfers SET proof = NULL, proof_hash = NULL, proof_look = NULL, claimed_at = NULL`,
        )
        await site.sql(
          `UPDATE payment_attempts a SET status = 'pending' FROM purchases p
           WHERE p.id = a.purchase_id AND p.token = $1`,
          [token],
        )
        return kept
      },
    }
  },

  async 'the papers of an application'(site) {
    const applicant = await signedIn(site.url, { identifier: 'pembeli@example.com' })
    const [shop] = await site.sql<{ slug: string; village: string }>(
      `SELECT s.slug, v.village_code AS village FROM shops s JOIN shop_villages v ON v.shop_id = s.id
       WHERE s.status = 'open' ORDER BY s.slug LIMIT 1`,
    )
    const forget = async () => {
      await site.sql('DELETE FROM application_papers')
      await site.sql('DELETE FROM maker_applications')
    }
    // The sample buyer may have applied already.
    await forget()
    const typed = { name: 'Dapur Uji', phone: '081270004433', goods: 'Keripik', consent: 'on' }
    const said = { ...typed, village: shop!.village }
    return {
      send: (identityCard) =>
        post(applicant, `/lapak/gabung?toko=${shop!.slug}`, { ...said, identityCard }),
      said: (answer) => saidUnlessGone(uploads.problems, answer),
      takeOut: async () => {
        const kept = await bytesIn(site, 'SELECT bytes FROM application_papers')
        await forget()
        return kept
      },
    }
  },

  async 'the proof of a refund'(site) {
    const admin = await signedIn(site.url, { identifier: 'admin@example.com' })
    const refundId = await aRefundSentBy(site, 'admin@example.com')
    return {
      send: (proof) => post(admin, `/admin/pengembalian/${refundId}/bukti`, { proof }),
      said: (answer) => saidUnlessGone(uploads.problems, answer),
      takeOut: async () => {
        const kept = await bytesIn(
          site,
          'SELECT paper AS bytes FROM refund_proofs WHERE paper IS NOT NULL',
        )
        await site.sql('UPDATE refund_proofs SET paper = NULL, hash = NULL')
        return kept
      },
    }
  },
}

async function bytesIn(site: OwnSite, statement: string): Promise<Buffer[]> {
  const rows = await site.sql<{ bytes: Buffer | null }>(statement)
  return rows.flatMap(({ bytes }) => (bytes ? [bytes] : []))
}

/** A purchase of which the buyer says that it is paid by a transfer. */
async function aTransfer(site: OwnSite): Promise<string> {
  const [good] = await goodsOfShops(site, 1)
  const { visitor, key, total, seen } = await atReview(site.url, good!)
  const form = { key, total, seen, way: 'transfer', consent: 'on' }
  const { headers } = await visitor.post('/checkout/tinjau', form)
  const [placed] = await site.sql<{ token: string }>(
    `SELECT p.token FROM purchases p JOIN payment_attempts a ON a.purchase_id = p.id
     WHERE a.provider = 'manual-transfer' ORDER BY a.id DESC LIMIT 1`,
  )
  if (!placed) throw new Error(`No purchase was placed: ${headers.location}`)
  return placed.token
}

async function aRefundSentBy(site: OwnSite, email: string): Promise<string> {
  const id = newId()
  await site.sql(
    `INSERT INTO refunds (id, purchase_id, order_id, attempt_id, refund_key, amount, reason, status,
       prepared_by, prepared_at, transfer_reference, transferred_on)
     SELECT $1::uuid, o.purchase_id, o.id, a.id, 'door', 1000, 'goodwill', 'manual', u.id, now(), 'BRI 1', now()
     FROM users u, orders o JOIN payment_attempts a ON a.purchase_id = o.purchase_id
     WHERE u.email = $2 AND o.status = 'completed' ORDER BY o.id LIMIT 1`,
    [id, email],
  )
  return id
}
