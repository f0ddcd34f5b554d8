import type { Locale } from '#app/core/locale.ts'
import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { accountHoldHours } from '#app/core/account-hold.ts'
import { maskedAccount } from '#app/features/refunds/destination.ts'
import { db } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { unscoped } from '#app/server/tenant-tripwire.server.ts'
import type { LetterWords } from './letter-words.server.ts'
import { readersOf } from './message-address.ts'
import { tellEach } from './tell-each.server.ts'
import { readersOfMaker, makerReaderColumns } from './tell-maker.server.ts'

const makerColumns = {
  name: true,
  shopId: true,
  shop: { select: { name: true } },
  ...makerReaderColumns,
} as const

export async function tellMakerOfPayout(payoutId: string): Promise<void> {
  const payout = await unscoped(db, 'A job knows one payout').payout.findUnique({
    where: { id: payoutId },
    select: {
      number: true,
      amount: true,
      method: true,
      status: true,
      paidOn: true,
      maker: { select: makerColumns },
    },
  })
  // Undone before it could be said.
  if (payout?.status !== 'paid' || !payout.paidOn) return
  const { maker, number, method } = payout
  const day = payout.paidOn.toISOString().slice(0, 10)
  const said = { shop: maker.shop.name, amount: formatRupiah(payout.amount), number }
  const content = (t: LetterWords, locale: Locale) => ({
    greeting: t.greeting(maker.name),
    ...t.payoutPaid[method]({ ...said, day: formatCalendarDate(day, locale) }),
    action: { label: t.openReceipt, url: env.APP_URL + paths.makerPayout(payoutId) },
    signature: t.signature,
  })
  await tellEach(readersOfMaker(maker), {
    content,
    once: `payout:${payoutId}:paid`,
    template: 'payout-paid',
    shopId: maker.shopId,
  })
}

/** Also to who changed it: whoever did not is the one to be told. */
export async function tellMakerOfAccount(accountId: string): Promise<void> {
  const account = await unscoped(db, 'A job knows one account').payoutAccount.findUnique({
    where: { id: accountId },
    select: {
      makerId: true,
      bank: true,
      accountNumber: true,
      isByMaker: true,
      maker: { select: makerColumns },
    },
  })
  if (!account) return
  const { maker, makerId, bank, isByMaker } = account
  const said = { shop: maker.shop.name, bank, end: maskedAccount(account.accountNumber) }
  const content = (t: LetterWords) => ({
    greeting: t.greeting(maker.name),
    ...t.payoutAccountSet[isByMaker ? 'byMaker' : 'byShop'](said),
    action: { label: t.openStall, url: env.APP_URL + paths.maker('rekening') },
    signature: t.signature,
  })
  await tellEach(readersOfMaker(maker), {
    content,
    once: `payout-account:${accountId}`,
    template: 'payout-account',
    shopId: maker.shopId,
  })
  await tellTreasurersOfAccount(accountId, {
    ...said,
    maker: maker.name,
    makerId,
    shopId: maker.shopId,
  })
}

/** Who transfers there learns of it from us and not from whoever changed it. */
async function tellTreasurersOfAccount(
  accountId: string,
  { shopId, makerId, ...said }: AccountNews,
): Promise<void> {
  const people = await unscoped(db, 'A job knows one account').membership.findMany({
    where: { shopId, role: 'treasurer' },
    orderBy: { userId: 'asc' },
    select: { user: { select: { email: true, phone: true, locale: true } } },
  })
  await tellEach(readersOf(people.map(({ user }) => user)), {
    content: (t) => ({
      greeting: t.greeting(said.shop),
      ...t.payoutAccountSet.toTreasurer({ ...said, hours: accountHoldHours }),
      action: { label: t.openMaker, url: env.APP_URL + paths.kelolaMakerMoney(makerId) },
      signature: t.signature,
    }),
    once: `payout-account:${accountId}:treasurer`,
    template: 'payout-account-treasurer',
    shopId,
  })
}

type AccountNews = {
  shop: string
  bank: string
  end: string
  maker: string
  makerId: string
  shopId: string
}
