import { allRoutes } from '#tests/access/route-table.ts'
import { addressOf, type Things } from '#tests/access/things.ts'
import type { FoundForm, Looker } from './found-forms.ts'

type WrittenForm = { who: Looker; fields?: Readonly<Record<string, string>>; isMultipart?: true }

const uuid = '01a0b87b-6817-74fe-aa14-fd30281e7ea4'
const visit = {
  experience: 'x',
  session: '',
  booking: uuid,
  stay: uuid,
  resource: uuid,
  unit: uuid,
}
const asManager = (fields: WrittenForm['fields'] = {}): WrittenForm => ({ who: 'manager', fields })
const asAdmin = (fields: WrittenForm['fields'] = {}): WrittenForm => ({ who: 'admin', fields })
const asMaker: WrittenForm = { who: 'maker' }
const asBuyer = (fields: WrittenForm['fields'] = {}): WrittenForm => ({ who: 'buyer', fields })
const asGuest = (fields: WrittenForm['fields'] = {}): WrittenForm => ({ who: 'guest', fields })
const asTreasurer = (fields: WrittenForm['fields'] = {}): WrittenForm => ({
  who: 'treasurer',
  fields,
})

/**
 * Forms of routes to which no page that is merely looked at leads: those of the next step, and those of a
 * state that the demo story does not have. By route, as in tests/access/rules.ts.
 */
const writtenForms: Readonly<Record<string, WrittenForm>> = {
  'storefront/ask-visit': asGuest({
    key: uuid,
    package: uuid,
    date: '2027-01-09',
    people: '30',
    name: 'A',
    phone: '081270004432',
    email: '',
    note: '',
  }),
  'checkout/cart-code': asGuest({ code: 'PANEN10' }),
  'checkout/cart-code-remove': asGuest({ shop: uuid }),
  'checkout/delivery': asGuest({ [`kirim-${uuid}`]: 'villageCourier', note: '' }),
  'checkout/review': asGuest({
    key: uuid,
    total: '1',
    seen: Array(6).fill('0'.repeat(12)).join('.'),
    consent: 'on',
  }),
  'purchase/transfer-proof': { who: 'guest', fields: { proof: 'x' }, isMultipart: true },
  'admin/refund-proof-add': { who: 'admin', fields: { proof: 'x' }, isMultipart: true },
  'purchase/change-date': asGuest({ date: '2027-01-09', session: uuid, departure: '2027-01-10' }),
  'purchase/cancel-tickets': asGuest({ count: '1', agreed: '1', seen: '1' }),
  'purchase/review-withdraw': asGuest(),
  'purchase/take-money-back': asGuest(),
  'purchase/group-request-pay': asGuest(),
  'account/second-factor': asGuest({ code: '123456' }),
  'account/confirm-sign-up': asGuest({ token: 'x', password: 'y' }),
  'account/reset-password': asGuest({ password: 'x' }),
  'account/confirm-email': asBuyer({ token: 'x' }),
  'account/letters-channel': asBuyer({ channel: 'email' }),
  'account/invitation': asBuyer({ name: 'Dapur', village: '35.05.01.2001' }),
  'account/team-invitation': asBuyer(),
  // The story's BUM Desa has goods only.
  'kelola/counter-dated': asManager({
    saleId: uuid,
    [`k-${uuid}`]: '1',
    total: '1',
    paidWith: 'cash',
    received: '50.000',
    phone: '0812 3456 7890',
    name: 'A',
  }),
  'kelola/orders-bulk': asManager({ langkah: 'terima', nomor: 'LB-ABCD2345-1' }),
  'kelola/order-answer': asManager({ words: 'x' }),
  'kelola/order-waybill': asManager({ courier: 'jne', number: 'JX1234567890' }),
  'kelola/order-collect': asManager({ amount: '85.000', paidWith: 'cash' }),
  'kelola/order-settle': asManager({ why: 'x' }),
  'kelola/order-step-back': asManager(),
  'kelola/order-not-taken': asManager(),
  'kelola/order-hand-back': asManager(),
  'kelola/balance-receive': asManager({ booking: uuid, amount: '1', means: 'cash' }),
  'kelola/balance-undo': asManager({ booking: uuid, reason: 'x' }),
  'kelola/connection-follow': asManager({ ...visit, url: 'https://example.com/a.ics', name: 'x' }),
  'kelola/connection-unfollow': asManager({ ...visit, feed: uuid }),
  'kelola/day-open': asManager(visit),
  'kelola/day-call-off': asManager({ ...visit, reason: 'x' }),
  'kelola/day-came': asManager(visit),
  'kelola/day-block': asManager({ ...visit, departure: '2027-01-09' }),
  'kelola/day-free': asManager(visit),
  'kelola/day-unassign': asManager(visit),
  'kelola/goods-import-plan': asManager({ consent: 'on' }),
  'kelola/goods-import-undo': asManager(),
  'kelola/goods-edit': asManager({ [`price-${uuid}`]: '1', [`stock-${uuid}`]: '1', barang: uuid }),
  'kelola/listing-send-back': asManager({ note: 'x' }),
  'kelola/listing-resume': asManager(),
  'kelola/listing-ask-again': asManager(),
  'kelola/promotion-pause': asManager(),
  'kelola/maker-resume': asManager(),
  'kelola/unit-line-unready': { who: 'unitStaff' },
  'kelola/unit-reopen': asManager(),
  'kelola/question-show': asManager(),
  'kelola/gate-review': asManager({ bookingId: uuid, scanId: uuid, note: 'x' }),
  'kelola/payout-send-back': asManager({ reason: 'x' }),
  'kelola/payout-record': asTreasurer({ date: '2026-11-29', reference: 'TRX-1' }),
  'kelola/payout-undo': asManager({ reason: 'x' }),
  'kelola/payout-approve': asManager(),
  'admin/complaint-refund': asAdmin(),
  'admin/complaint-settle': asAdmin(),
  'admin/jobs-retry': asAdmin({ job: 'deliver-message' }),
  'admin/person-officer-end': asAdmin({ currentPassword: 'x', code: '1' }),
  'admin/case-accept': asAdmin(),
  'admin/case-give-back': asAdmin(),
  'admin/stray-confirm': asAdmin({ reference: 'A1B2', amount: '1.000' }),
  'admin/stray-owner': asAdmin({ number: 'LB-7K2M9QTX' }),
  'admin/case-loss': asAdmin({ amount: '1.000' }),
  'admin/attempt-approve': asAdmin(),
  'admin/transfer-confirm': asAdmin({ reference: 'A1B2', amount: '1.000' }),
  'admin/refund-prepare': asAdmin({ destination: uuid, reference: 'A1B2', date: '2026-11-29' }),
  'admin/refund-confirm': asAdmin({ reference: 'A1B2', amount: '1.000', account: '1234' }),
  'admin/refund-send-back': asAdmin({ reason: 'x' }),
  'admin/refund-arrived': asAdmin({ reason: 'x' }),
  'admin/refund-not-arrived': asAdmin({ reason: 'x' }),
  'admin/person-enable': asAdmin(),
  'admin/person-forget-factor': asAdmin(),
  'admin/category-delete': asAdmin(),
  'admin/shop-resume': asAdmin(),
  'lapak/listing-resume': asMaker,
  'lapak/listing-ask-again': asMaker,
  'lapak/line-unready': asMaker,
  'lapak/join': asBuyer({
    name: 'Dapur',
    phone: '0812-3456-7890',
    village: '35.05.01.2001',
    goods: 'Keripik',
    consent: 'on',
  }),
}

/** The same as if a page had shown them. */
export const formsWrittenDown = (things: Things): FoundForm[] =>
  Object.entries(writtenForms).map(([id, { who, fields = {}, isMultipart = false }]) => {
    const route = allRoutes.find((each) => each.id === id)
    if (!route) throw new Error(`No route ${id}`)
    const action = addressOf(route, things)
    return { who, page: 'written-forms.ts', method: 'post', action, isMultipart, fields }
  })

/** What a phone without signal sends later; anything at all may come. */
export const jsonRoutes: Readonly<Record<string, readonly string[]>> = {
  'kelola/counter-sync': ['sales', 'saleId', 'lines', 'total'],
  'kelola/gate-check': ['code', 'scanId', 'count'],
  'kelola/gate-sync': ['scans', 'gate', 'scanId'],
  'kelola/gate-takings': ['takings', 'bookingId', 'amount'],
}

/** Tried with limits of their own, or with nothing to try. */
export const elsewhere: Readonly<Record<string, string>> = {
  'account/sign-in': 'anything.requests.ts',
  'account/sign-up': 'anything.requests.ts',
  'account/upload': 'uploads.requests.ts',
  'purchase/upload': 'uploads.requests.ts',
  'system/not-found': 'takes nothing',
}
