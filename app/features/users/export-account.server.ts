import { exportWishes } from '#app/features/messages/letter-books.server.ts'
import { db } from '#app/server/db.server.ts'

/**
 * Everything we keep about a person, for the person (UU 27/2022 art. 7 and 13). Secrets (password,
 * second factor, session tokens) are not data about somebody and stay here.
 */
export async function exportAccount(userId: string): Promise<string> {
  const [
    account,
    sessions,
    consents,
    memberships,
    makers,
    carts,
    requests,
    purchases,
    questions,
    reports,
    applications,
  ] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: userId },
      select: { id: true, name: true, email: true, phone: true, locale: true, createdAt: true },
    }),
    db.session.findMany({
      where: { userId },
      select: { userAgent: true, createdAt: true, lastSeenAt: true },
    }),
    db.consent.findMany({
      where: { userId },
      select: { purpose: true, version: true, locale: true, givenAt: true },
    }),
    db.membership.findMany({
      where: { userId },
      select: { role: true, createdAt: true, shop: { select: { name: true } } },
    }),
    db.makerMember.findMany({ where: { userId }, select: { maker: { select: { name: true } } } }),
    db.cart.findMany({
      where: { userId },
      select: { draft: true, lines: { select: { variantId: true, quantity: true } } },
    }),
    listRequests(userId),
    listPurchases(userId),
    db.question.findMany({
      where: { userId, withdrawnAt: null },
      orderBy: { createdAt: 'asc' },
      select: {
        words: true,
        answer: true,
        hiddenReason: true,
        createdAt: true,
        listing: { select: { titleId: true } },
      },
    }),
    db.report.findMany({
      where: { reporterId: userId },
      orderBy: { createdAt: 'asc' },
      select: { subject: true, kind: true, words: true, decision: true, createdAt: true },
    }),
    db.makerApplication.findMany({
      where: { userId },
      orderBy: { createdAt: 'asc' },
      select: {
        name: true,
        phone: true,
        goods: true,
        status: true,
        refusalReason: true,
        createdAt: true,
        shop: { select: { name: true } },
        papers: { select: { kind: true } },
      },
    }),
  ])
  const { email, phone } = account
  const everything = {
    account,
    sessions,
    consents,
    memberships,
    makers,
    carts,
    requests,
    purchases,
    questions,
    reports,
    applications,
    letters: await exportWishes(email, phone),
  }
  return JSON.stringify(everything, bigintAsText, 2)
}

function listRequests(userId: string) {
  return db.groupRequest.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: {
      number: true,
      status: true,
      date: true,
      people: true,
      price: true,
      answer: true,
      createdAt: true,
      contact: true,
      messages: { select: letterColumns },
    },
  })
}

const letterColumns = {
  channel: true,
  recipient: true,
  subject: true,
  text: true,
  createdAt: true,
} as const

function listPurchases(userId: string) {
  return db.purchase.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: {
      number: true,
      status: true,
      itemsTotal: true,
      shippingTotal: true,
      discountTotal: true,
      unsentTotal: true,
      total: true,
      createdAt: true,
      paidAt: true,
      details: true,
      refunds: { select: { amount: true, status: true, createdAt: true, destination: true } },
      orders: {
        select: {
          number: true,
          status: true,
          deliveryMethod: true,
          pickupDate: true,
          buyerNote: true,
          complainedAt: true,
          complaintKind: true,
          complaint: true,
          complaintReply: true,
          shop: { select: { name: true } },
          lines: {
            select: {
              titleId: true,
              unitPrice: true,
              quantity: true,
              review: {
                select: {
                  stars: true,
                  words: true,
                  shownName: true,
                  pictures: true,
                  reply: true,
                  createdAt: true,
                },
              },
            },
          },
        },
      },
      bookings: { select: { date: true, guestNames: { select: { name: true } } } },
      messages: { select: letterColumns },
    },
  })
}

const bigintAsText = (_key: string, value: unknown) =>
  typeof value === 'bigint' ? value.toString() : value
