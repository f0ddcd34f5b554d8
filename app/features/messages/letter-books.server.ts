import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { messageChannelFor } from '#app/server/message-channels.server.ts'
import type { SignedInUser } from '#app/server/session.server.ts'
import { declineTopics, listDeclined, welcomeTopics } from './declined-topics.server.ts'
import { isAboutAccount, type LetterName, type Topic, topicOf, topicsOf } from './letters.ts'
import type { MessageAddress } from './message-address.ts'
import { findUnreachable, forgetUnreachable, type Unreachable } from './unreachable.server.ts'

/** The letters that go to one reader, and which of them are wanted. */
export type LetterBook = {
  /** The slug of a BUM Desa; empty for the person's own. */
  whose: string
  name: string | null
  addresses: string[]
  topics: { topic: Topic; isWanted: boolean }[]
  unreachable: Unreachable | null
}

type Owned = Pick<LetterBook, 'whose' | 'name' | 'addresses'> & { topics: Topic[] }

/** Else what goes there stays on a page of ours. */
const isWhatsAppInUse = () => messageChannelFor('whatsapp').wakesPeople

const known = (...addresses: (string | null)[]) => addresses.filter((each) => each !== null)

/** The person's own, and of each BUM Desa that he manages. */
export async function listLetterBooks(user: SignedInUser): Promise<LetterBook[]> {
  const owned = [ownBook(user), ...(await shopBooks(user))]
  return Promise.all(owned.map(withWishes))
}

function ownBook({ email, phone, makers }: SignedInUser): Owned {
  const topics = [...topicsOf.buyer, ...(makers.length > 0 ? topicsOf.maker : [])]
  return { whose: '', name: null, addresses: known(email, phone), topics }
}

async function shopBooks({ memberships }: SignedInUser): Promise<Owned[]> {
  const managed = memberships.filter(({ role }) => role === 'manager')
  if (managed.length === 0) return []
  const shops = await db.shop.findMany({
    where: { id: { in: managed.map(({ shopId }) => shopId) } },
    select: { slug: true, name: true, email: true, phone: true },
    orderBy: { name: 'asc' },
  })
  return shops.map(({ slug, name, email, phone }) => {
    return { whose: slug, name, addresses: known(email, phone), topics: [...topicsOf.shop] }
  })
}

async function withWishes({ topics, ...book }: Owned): Promise<LetterBook> {
  const declined = (await Promise.all(book.addresses.map(listDeclined))).flat()
  return {
    ...book,
    topics: topics.map((topic) => ({ topic, isWanted: !declined.includes(topic) })),
    unreachable: await findUnreachable(...book.addresses),
  }
}

/** `insteadOf`: where it goes when it is taken for nobody there, unless it may be declined. */
type Preferred = MessageAddress & { insteadOf: string | null }

/**
 * Where this letter goes, to whoever chose WhatsApp in the account. The choice stands under the proven
 * address; what opens an account keeps to it, and a number at which nothing arrives is not tried.
 */
export async function preferredAddress(
  tx: Tx,
  letter: MessageAddress & { template: LetterName },
): Promise<Preferred> {
  const { channel, recipient, template } = letter
  const asGiven = { channel, recipient, insteadOf: null }
  if (channel !== 'email' || isAboutAccount(template) || !isWhatsAppInUse()) return asGiven
  const [chosen] = await tx.$queryRaw<{ phone: string }[]>`
    SELECT u.phone FROM users u
    WHERE lower(u.email) = lower(${recipient}) AND u.message_channel = 'whatsapp'
      AND NOT EXISTS (SELECT FROM unreachable_addresses a WHERE a.recipient = u.phone)`
  if (!chosen) return asGiven
  const insteadOf = topicOf(template) === null ? recipient : null
  return { channel: 'whatsapp', recipient: chosen.phone, insteadOf }
}

/** How a person wants to be written to; null where there is nothing to choose. */
export async function getChannelChoice({ id, email, phone }: SignedInUser) {
  if (!email || !phone || !isWhatsAppInUse()) return null
  const user = await db.user.findUnique({ where: { id }, select: { messageChannel: true } })
  return { chosen: user?.messageChannel ?? 'email', email, phone }
}

/** False where there is nothing to choose. */
export async function chooseChannel(
  user: SignedInUser,
  channel: MessageAddress['channel'],
): Promise<boolean> {
  if (!(await getChannelChoice(user))) return false
  await db.user.update({ where: { id: user.id }, data: { messageChannel: channel } })
  return true
}

/** What is kept under these addresses, for the person whose they are. */
export async function exportWishes(...addresses: (string | null)[]) {
  const recipient = { in: known(...addresses).map((each) => each.toLowerCase()) }
  const [declined, unreachable] = await Promise.all([
    db.declinedTopic.findMany({ where: { recipient }, orderBy: { topic: 'asc' } }),
    db.unreachableAddress.findMany({ where: { recipient } }),
  ])
  return { declined, unreachable }
}

/** Who is erased leaves no wishes behind: nobody writes to that address for him any more. */
export async function forgetAddress(tx: Tx, address: string): Promise<void> {
  await welcomeTopics(tx, address, [...topicsOf.buyer, ...topicsOf.maker])
  await forgetUnreachable(tx, address)
}

/** False for a book of somebody else. Topics that are not in it cannot be chosen. */
export async function chooseTopics(
  user: SignedInUser,
  chosen: { whose: string; wanted: readonly string[] },
): Promise<boolean> {
  const books = [ownBook(user), ...(await shopBooks(user))]
  const book = books.find(({ whose }) => whose === chosen.whose)
  if (!book) return false
  const { addresses, topics } = book
  const isWanted = (topic: Topic) => chosen.wanted.includes(topic)
  await transaction(async (tx) => {
    for (const address of addresses) {
      await welcomeTopics(tx, address, topics.filter(isWanted))
      const unwanted = topics.filter((topic) => !isWanted(topic))
      await declineTopics(tx, address, unwanted)
    }
  })
  return true
}
