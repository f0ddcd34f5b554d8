import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { maskedAccount } from '#app/features/refunds/destination.ts'
import { db } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { unscoped } from '#app/server/tenant-tripwire.server.ts'
import { letterWords } from './letter-words.server.ts'
import { tellEach } from './tell-each.server.ts'
import { addressesOfMaker, makerAddressColumns } from './tell-maker.server.ts'

const makerColumns = {
  name: true,
  shopId: true,
  shop: { select: { name: true } },
  ...makerAddressColumns,
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
  const t = letterWords('id')
  const day = formatCalendarDate(payout.paidOn.toISOString().slice(0, 10), 'id')
  const said = { shop: maker.shop.name, amount: formatRupiah(payout.amount), day, number }
  const content = {
    greeting: t.greeting(maker.name),
    ...t.payoutPaid[method](said),
    action: { label: t.openReceipt, url: env.APP_URL + paths.makerPayout(payoutId) },
    signature: t.signature,
  }
  await tellEach(addressesOfMaker(maker), {
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
    select: { bank: true, accountNumber: true, isByMaker: true, maker: { select: makerColumns } },
  })
  if (!account) return
  const { maker, bank, isByMaker } = account
  const t = letterWords('id')
  const said = { shop: maker.shop.name, bank, end: maskedAccount(account.accountNumber) }
  const content = {
    greeting: t.greeting(maker.name),
    ...t.payoutAccountSet[isByMaker ? 'byMaker' : 'byShop'](said),
    action: { label: t.openStall, url: env.APP_URL + paths.maker('rekening') },
    signature: t.signature,
  }
  await tellEach(addressesOfMaker(maker), {
    content,
    once: `payout-account:${accountId}`,
    template: 'payout-account',
    shopId: maker.shopId,
  })
}
