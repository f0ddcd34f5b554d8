/**
 * What nobody needs to read who does not want to, by whom it is written to. No topic has two readers:
 * anybody may sign up with the number of a shop, and must not decline for it.
 */
export const topicsOf = {
  buyer: ['orderProgress', 'requests', 'answers'],
  maker: ['questions', 'stock'],
  shop: ['shopQuestions', 'shopRequests', 'work'],
} as const
export type Topic = (typeof topicsOf)[keyof typeof topicsOf][number]

export const topics: readonly Topic[] = Object.values(topicsOf).flat()

/**
 * Why somebody is written to. `payment` and `account` always go, at night as well: somebody waits for
 * them, or must know at once. `duty` always goes, by day: it has a deadline, or says what somebody may
 * do. A topic may be declined.
 */
type Purpose = 'payment' | 'account' | 'duty' | Topic

/** Every letter that there is, by the name it has in the table. */
const purposes = {
  purchasePlaced: 'payment',
  purchaseAgreed: 'payment',
  purchasePaid: 'payment',
  purchaseExpired: 'payment',
  'transfer-rejected': 'payment',
  purchaseLink: 'payment',
  'order-accepted': 'orderProgress',
  'order-packed': 'orderProgress',
  'order-handedOver': 'orderProgress',
  'order-delivered': 'duty',
  'order-cancelled': 'payment',
  'order-shortened': 'payment',
  'order-arrivalAsked': 'duty',
  'order-complaintSettled': 'duty',
  'order-complaintAnswered': 'duty',
  'order-complaintHandedOver': 'duty',
  'refund-confirmed': 'payment',
  'refund-manual': 'payment',
  'refund-account': 'payment',
  'tickets-cancelled': 'payment',
  'visit-called-off': 'duty',
  'visit-moved': 'duty',
  'request-asked': 'requests',
  'request-confirmed': 'payment',
  'request-declined': 'requests',
  'request-expired': 'requests',
  'question-answered': 'answers',
  'report-decided': 'duty',
  'shop-order-new': 'duty',
  'shop-order-expiring': 'work',
  'shop-order-cancelled': 'duty',
  'shop-order-complained': 'duty',
  'shop-order-complaint-handed-over': 'duty',
  'shop-order-tickets-cancelled': 'duty',
  'shop-order-visit-moved': 'duty',
  'shop-calendar-collided': 'work',
  'shop-request-asked': 'shopRequests',
  'shop-request-withdrawn': 'shopRequests',
  'shop-request-expired': 'shopRequests',
  'shop-allowed': 'duty',
  'shop-suspended': 'duty',
  'application-sent': 'work',
  'application-approved': 'duty',
  'application-refused': 'duty',
  'question-asked-shop': 'shopQuestions',
  'question-asked-maker': 'questions',
  'report-followed-shop': 'duty',
  'report-followed-maker': 'duty',
  'maker-active': 'duty',
  'permit-ending': 'duty',
  'permit-ending-shop': 'duty',
  'maker-paused': 'duty',
  'maker-detached': 'duty',
  'payout-paid': 'payment',
  'payout-account': 'payment',
  'payout-account-treasurer': 'duty',
  'transfer-account': 'account',
  'complaint-handed-over': 'duty',
  'payment-disputed': 'duty',
  'stock-question': 'stock',
  'account-confirmSignUp': 'account',
  'account-accountExists': 'account',
  'account-reset': 'account',
  'account-passwordChanged': 'account',
  'account-confirmEmail': 'account',
  'account-emailChanged': 'account',
} as const satisfies Record<string, Purpose>

export type LetterName = keyof typeof purposes

/** A letter of an older release, whose name is no more, is told as what must be known. */
const purposeOf = (letter: string): Purpose =>
  (purposes as Readonly<Record<string, Purpose>>)[letter] ?? 'duty'

/** What is declined with this letter; null for one that always goes. */
export function topicOf(letter: string): Topic | null {
  const purpose = purposeOf(letter)
  return topics.find((topic) => topic === purpose) ?? null
}

export function goesAtNight(letter: string): boolean {
  const purpose = purposeOf(letter)
  return purpose === 'payment' || purpose === 'account'
}

/** Who is asked for the password must be the owner of the mailbox, never of a number. */
export const isAboutAccount = (letter: string) => purposeOf(letter) === 'account'

/** The letters whose words hold what was searched for; in both languages, whichever the reader has. */
export function lettersNamed(
  typed: string,
  words: readonly Readonly<Record<LetterName, string>>[],
): LetterName[] {
  const wanted = typed.toLowerCase()
  return (Object.keys(purposes) as LetterName[]).filter((name) =>
    [name, ...words.map((each) => each[name])].some((word) => word.toLowerCase().includes(wanted)),
  )
}
