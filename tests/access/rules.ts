/** Who is asking. `other…` is the manager of another BUM Desa than the one whose things are asked for. */
export const roles = [
  'nobody',
  'guest',
  'buyer',
  'maker',
  'otherMaker',
  'staff',
  'treasurer',
  'manager',
  'supervisor',
  'otherManager',
  'officer',
  'admin',
] as const
export type Role = (typeof roles)[number]

const writers = ['staff', 'treasurer', 'manager', 'otherManager'] as const satisfies Role[]

/** Who is let in; everybody else is asked to sign in, or told that this is not their room. */
export const audiences = {
  everybody: roles,
  account: roles.filter((role) => role !== 'nobody' && role !== 'guest'),
  maker: ['maker', 'otherMaker'],
  shop: [...writers, 'supervisor'],
  desk: writers,
  managers: ['manager', 'otherManager'],
  goodsDesk: ['manager', 'staff', 'otherManager'],
  regency: ['officer', 'admin'],
  admin: ['admin'],
} as const satisfies Record<string, readonly Role[]>
export type Audience = keyof typeof audiences

/** What a route shows and what it does, and for whom. */
export type Rule = {
  see?: Audience
  do?: Audience
  /** The address names a thing of one BUM Desa, which for another one is not there. */
  owned?: true
  /** The address names a thing of one maker, which for another maker is not there. */
  makerOwned?: true
  /** The address names the BUM Desa itself, which is not there for whoever does not serve it. */
  shopNamed?: true
  /** The form names the thing, so that an empty one finds nothing. The test named beside it asks for another's. */
  thingInForm?: true
}

const page = (see: Audience): Rule => ({ see })
const form = (audience: Audience): Rule => ({ see: audience, do: audience })
/** A page for who has the unguessable address, whoever that is. */
const holder = { page: page('everybody'), deed: { do: 'everybody' } as Rule }
const shopThing = { page: { see: 'shop', owned: true } as Rule }
const shopDeed: Rule = { see: 'shop', do: 'desk', owned: true }
/** tests/desk/calendar-verbs.test.ts */
const dayDeed: Rule = { see: 'shop', do: 'desk', thingInForm: true }

/** tests/calendars/links.test.ts and feeds.test.ts */
const connectionDeed: Rule = { see: 'shop', do: 'managers', thingInForm: true }
const gatePhone = { owned: true, shopNamed: true } as const satisfies Rule

/** By route, as in app/routes.ts. A route that is not here fails the test. */
export const rules: Readonly<Record<string, Rule>> = {
  'storefront/layout': page('everybody'),
  'storefront/home': page('everybody'),
  'storefront/search': page('everybody'),
  'storefront/category': page('everybody'),
  'storefront/district': page('everybody'),
  'storefront/village': page('everybody'),
  'storefront/shop': page('everybody'),
  'storefront/product': page('everybody'),
  'storefront/experience': page('everybody'),
  'storefront/visit-calendar': form('everybody'),
  'storefront/ask-visit': form('everybody'),
  'storefront/map': page('everybody'),
  'storefront/help': page('everybody'),
  'storefront/help-address': page('everybody'),
  'checkout/cart': page('everybody'),
  'checkout/cart-add': { do: 'everybody' },
  'checkout/cart-change': { do: 'everybody' },
  'checkout/cart-remove': { do: 'everybody' },
  'checkout/buyer': form('everybody'),
  'checkout/delivery': form('everybody'),
  'checkout/review': form('everybody'),
  'purchase/find': form('everybody'),
  'purchase/payment-return': page('everybody'),
  'purchase/purchase': holder.page,
  'purchase/pay': holder.deed,
  'purchase/check': holder.deed,
  'purchase/cancel': holder.deed,
  'purchase/received': holder.deed,
  'purchase/complaint': form('everybody'),
  'purchase/complaint-withdraw': holder.deed,
  'purchase/cancel-order': holder.deed,
  'purchase/change-date': form('everybody'),
  'purchase/cancel-tickets': form('everybody'),
  'purchase/take-money-back': holder.deed,
  'purchase/destination': form('everybody'),
  'purchase/refill': holder.deed,
  'purchase/group-request': holder.page,
  'purchase/group-request-pay': holder.deed,
  'purchase/group-request-withdraw': holder.deed,
  'purchase/ticket': holder.page,
  'purchase/ticket-calendar': holder.page,
  'purchase/ticket-picture': holder.page,
  'account/entrance-layout': page('everybody'),
  'account/sign-in': form('everybody'),
  'account/second-factor': form('everybody'),
  'account/sign-up': form('everybody'),
  'account/confirm-sign-up': form('everybody'),
  'account/forgot-password': form('everybody'),
  'account/reset-password': form('everybody'),
  'account/erased': page('everybody'),
  'account/sign-out': form('everybody'),
  'account/layout': page('account'),
  'account/home': page('account'),
  'account/purchases': page('account'),
  'account/profile': form('account'),
  'account/change-email': form('account'),
  'account/confirm-email': form('account'),
  'account/security': page('account'),
  'account/change-password': form('account'),
  'account/set-up-second-factor': form('account'),
  'account/remove-second-factor': form('account'),
  'account/my-data': form('account'),
  // tests/accounts/recovery.test.ts
  'account/revoke-session': { do: 'account', thingInForm: true },
  'account/revoke-other-sessions': { do: 'account' },
  'account/download-data': page('account'),
  'api/listings': page('everybody'),
  'api/listing': page('everybody'),
  'api/villages': page('everybody'),
  'api/shops': page('everybody'),
  'api/openapi': page('everybody'),
  'api/not-found': page('everybody'),
  'api/suggestions': page('everybody'),
  'api/village-suggestions': page('everybody'),
  // What a provider says is believed by its signature: tests/money/forged-notifications.test.ts.
  'webhooks/midtrans': {},
  'kelola/layout': page('shop'),
  'kelola/today': page('shop'),
  'kelola/orders': page('shop'),
  'kelola/orders-board': page('shop'),
  /** tests/desk/bulk.test.ts */
  'kelola/orders-bulk': { see: 'shop', do: 'desk', thingInForm: true },
  'kelola/orders-print': page('shop'),
  'kelola/order': shopThing.page,
  'kelola/order-accept': shopDeed,
  'kelola/order-pack': shopDeed,
  'kelola/order-hand-over': shopDeed,
  'kelola/order-deliver': shopDeed,
  'kelola/order-refuse': shopDeed,
  'kelola/order-part': shopDeed,
  'kelola/order-give-back': shopDeed,
  'kelola/order-hand-back': shopDeed,
  'kelola/balance-receive': shopDeed,
  'kelola/balance-undo': shopDeed,
  'kelola/slip': shopThing.page,
  'kelola/requests': page('shop'),
  'kelola/request': shopThing.page,
  'kelola/request-confirm': shopDeed,
  'kelola/request-decline': shopDeed,
  'kelola/calendar': page('shop'),
  'kelola/calendar-day': page('shop'),
  'kelola/day-call-off': { see: 'desk', do: 'desk', thingInForm: true },
  /** tests/desk/attendance.test.ts */
  'kelola/day-came': { see: 'shop', do: 'managers', thingInForm: true },
  'kelola/day-close': dayDeed,
  'kelola/day-open': dayDeed,
  'kelola/day-capacity': dayDeed,
  'kelola/day-block': dayDeed,
  'kelola/day-free': dayDeed,
  'kelola/day-assign': dayDeed,
  'kelola/day-unassign': dayDeed,
  'kelola/resources': page('shop'),
  'kelola/resource-add': form('managers'),
  'kelola/resource-change': { see: 'managers', do: 'managers', owned: true },
  'kelola/connections': page('shop'),
  'kelola/connection-link': connectionDeed,
  'kelola/connection-follow': connectionDeed,
  'kelola/connection-unfollow': connectionDeed,
  'kelola/experiences': page('shop'),
  'kelola/experience-new': form('managers'),
  'kelola/experience': shopThing.page,
  'kelola/experience-section': { see: 'desk', do: 'desk', owned: true },
  // The form says what becomes of it, so that an empty one finds nothing: tests/desk/experiences.test.ts
  'kelola/experience-status': { do: 'managers', thingInForm: true },
  'kelola/counter': form('desk'),
  'kelola/counter-receipt': shopThing.page,
  'kelola/counter-undo': { see: 'desk', do: 'desk', owned: true },
  'kelola/guests': page('shop'),
  'kelola/whereabouts': page('shop'),
  'kelola/gate': { see: 'shop', do: 'desk' },
  // The same for everybody; what a phone knows is filled in from what it was given.
  'kelola/gate-offline': page('everybody'),
  // Opened as a page it only leads back to the gate.
  'kelola/gate-review': { see: 'everybody', do: 'desk' },
  'kelola/gate-list': { see: 'desk', ...gatePhone },
  'kelola/gate-check': { do: 'desk', ...gatePhone },
  'kelola/gate-sync': { do: 'desk', ...gatePhone },
  'kelola/gate-takings': { do: 'desk', ...gatePhone },
  'kelola/listings': page('shop'),
  'kelola/listing-add': form('goodsDesk'),
  'kelola/goods-export': page('shop'),
  'kelola/goods-import': form('goodsDesk'),
  'kelola/goods-import-plan': { see: 'goodsDesk', do: 'goodsDesk', owned: true },
  'kelola/goods-import-broken': { see: 'goodsDesk', owned: true },
  'kelola/goods-import-undo': { do: 'goodsDesk', owned: true },
  // tests/catalog/goods-edit.test.ts
  'kelola/goods-edit': form('goodsDesk'),
  'kelola/listing': { see: 'shop', do: 'goodsDesk', owned: true },
  'kelola/listing-approve': { do: 'goodsDesk', owned: true },
  'kelola/listing-send-back': { see: 'shop', do: 'goodsDesk', owned: true },
  'kelola/listing-variants': { see: 'goodsDesk', do: 'goodsDesk', owned: true },
  'kelola/listing-pause': { do: 'goodsDesk', owned: true },
  'kelola/listing-resume': { do: 'goodsDesk', owned: true },
  // tests/catalog/listings.test.ts
  'kelola/stock': { do: 'goodsDesk' },
  'kelola/money': page('shop'),
  'kelola/inbox': page('shop'),
  'kelola/settings': page('shop'),
  'kelola/settings-picture': form('managers'),
  'kelola/settings-section': form('managers'),
  // tests/accounts/guards.test.ts
  'kelola/switch-shop': { do: 'account', thingInForm: true },
  'admin/layout': page('admin'),
  'admin/overview': page('admin'),
  'admin/money': page('admin'),
  'admin/case': page('admin'),
  'admin/case-ask': form('admin'),
  'admin/case-accept': form('admin'),
  'admin/case-give-back': form('admin'),
  'admin/case-close': form('admin'),
  'admin/attempt': page('admin'),
  'admin/attempt-ask': form('admin'),
  'admin/attempt-approve': form('admin'),
  'admin/attempt-deny': form('admin'),
  'admin/refunds': page('admin'),
  'admin/refund': page('admin'),
  'admin/refund-contact': form('admin'),
  'admin/refund-destination': form('admin'),
  'admin/refund-prepare': form('admin'),
  'admin/refund-confirm': form('admin'),
  'admin/refund-send-back': form('admin'),
  'admin/complaints': page('admin'),
  'admin/complaint': page('admin'),
  'admin/complaint-refund': form('admin'),
  'admin/complaint-settle': form('admin'),
  'admin/jobs': page('admin'),
  'admin/job-discard': form('admin'),
  // Opened as a page it only leads back to the list.
  'admin/job-retry': { see: 'everybody', do: 'admin' },
  'admin/people': form('admin'),
  'admin/person': page('admin'),
  'admin/person-disable': form('admin'),
  'admin/person-enable': form('admin'),
  'admin/person-forget-factor': form('admin'),
  'admin/deliveries': page('admin'),
  'admin/trail': page('admin'),
  'lapak/layout': page('maker'),
  'lapak/home': page('maker'),
  'lapak/listings': page('maker'),
  'lapak/listing-add': form('maker'),
  'lapak/listing': { see: 'maker', do: 'maker', makerOwned: true },
  'lapak/listing-variants': { see: 'maker', do: 'maker', makerOwned: true },
  'lapak/listing-pause': { do: 'maker', makerOwned: true },
  'lapak/listing-resume': { do: 'maker', makerOwned: true },
  // tests/catalog/listings.test.ts
  'lapak/stock': { do: 'maker' },
  'kabupaten/home': page('regency'),
  // Only where the demo story is told.
  'system/demo-inbox': page('everybody'),
  'system/health-live': page('everybody'),
  'system/health-ready': page('everybody'),
  'system/occupancy-file': holder.page,
  // Loopback, or a token: tests/settings.test.ts and the route.
  'system/metrics': page('everybody'),
  'system/robots': page('everybody'),
  'system/sitemap': page('everybody'),
  'system/manifest': page('everybody'),
  'system/speculation-rules': page('everybody'),
  'system/not-found': form('everybody'),
}
