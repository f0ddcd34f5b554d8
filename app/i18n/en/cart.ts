import { formatRupiah } from '#app/core/rupiah.ts'
import type { Cart } from '../id/cart.ts'

export const cart = {
  title: 'Cart',
  lead: (lines: number, shops: number) =>
    `${lines} ${lines === 1 ? 'thing' : 'things'} from ${shops} BUM Desa`,
  emptyTitle: 'Your cart is still empty',
  emptyText: 'Fill it with what any village makes. You pay for everything once.',
  emptyAction: 'See village products',
  add: 'Add to cart',
  addAgain: 'Add more',
  added: 'Added to your cart.',
  update: 'Update',
  remove: 'Remove',
  removeLabel: (name: string) => `Remove ${name} from the cart`,
  perUnit: (price: string, unit: string) => `${price} / ${unit}`,
  fromVillage: (village: string) => `from ${village}`,
  orderOf: (shop: string) => `Order from ${shop}`,
  itemsTotal: 'Items total',
  shippingLater: 'Delivery is added once you have filled in your address.',
  checkout: 'Continue to payment',
  continueShopping: 'Keep shopping',
  oneCart: 'One cart, paid once',
  belowMinimum: (missing: bigint) =>
    `${formatRupiah(missing)} more is needed to reach this BUM Desa’s minimum order.`,
  leadTime: (days: number) => `Made to order, about ${days} ${days === 1 ? 'day' : 'days'}`,
  localOnly: 'Local delivery or pickup only',
  lostPurchase: 'Bought already and lost the link?',
  findPurchase: 'Find the purchase',
  recent: {
    title: 'Bought from this device',
    payBy: (time: string) => `Pay before ${time}`,
    pay: 'Continue to pay',
    open: 'See the purchase',
  },
  problems: {
    'request-over':
      'The time to pay for this group request is over. Remove it from the basket to go on.',
    'not-for-sale': 'This is not for sale at the moment. Remove it to continue.',
    'shop-closed': 'This BUM Desa is closed right now. The item stays in your cart.',
    'sold-out': 'This has just sold out. It stays here; remove it to continue with the rest.',
    'too-many': (left: number) => `${left} left. Lower the quantity to continue.`,
    'price-changed': (before: bigint, now: bigint) =>
      `The price changed from ${formatRupiah(before)} to ${formatRupiah(now)} since you added it.`,
  },
  notices: {
    'not-for-sale': 'Sorry, that is not for sale at the moment.',
    'sold-out': 'Sorry, that has just sold out.',
    'too-many': (left: number) => `${left} left. The quantity in your cart was adjusted.`,
    'cart-full': 'The cart is full. Finish this purchase first, then start the next one.',
    quantity: 'The quantity must be a number from 1 to 999.',
    removed: 'Removed from your cart.',
    'removed-visit': (count: number) =>
      `The visit was removed, and with it ${count} kind${count === 1 ? '' : 's'} of extras for it.`,
    refilled: 'Everything from your earlier purchase is back in the cart.',
    'left-out': (count: number) =>
      `${count} ${count === 1 ? 'thing' : 'things'} could not come along: no longer for sale, or the cart is full.`,
  },
} satisfies Cart
