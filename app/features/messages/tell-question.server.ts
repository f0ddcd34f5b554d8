import { paths } from '#app/core/paths.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { type LetterWords, letterWords } from './letter-words.server.ts'
import { queueMessage } from './commands.server.ts'
import { addressOf, localeFrom, type Reader, readersOf } from './message-address.ts'
import { tellEach } from './tell-each.server.ts'
import { readersOfMaker, makerReaderColumns } from './tell-maker.server.ts'

// What was asked and answered stands on the page, never in a letter: there it can be withdrawn.

export async function tellShopOfQuestion(questionId: string): Promise<void> {
  const question = await findQuestion(questionId)
  if (!question || question.answer !== null) return
  const { id, name, email, phone } = question.listing.shop
  const url = paths.sellerQuestions('kelola', { id: questionId })
  await tellSeller({ questionId, shopId: id, title: question.listing.titleId }, 'shop', {
    name,
    readers: readersOf([{ email, phone }]),
    url,
  })
}

export async function tellMakerOfQuestion(questionId: string): Promise<void> {
  const question = await findQuestion(questionId)
  if (!question || question.answer !== null) return
  const { maker, shop, titleId: title } = question.listing
  await tellSeller({ questionId, shopId: shop.id, title }, 'maker', {
    name: maker.name,
    // Without an account nobody could answer there.
    readers: maker.members.length > 0 ? readersOfMaker(maker) : [],
    url: paths.sellerQuestions('lapak', { id: questionId }),
  })
}

/** Once, however often the answer is bettered. */
export async function tellAskerOfAnswer(questionId: string): Promise<void> {
  const question = await findQuestion(questionId)
  if (!question || question.answer === null || question.hiddenAt) return
  const { user, listing } = question
  if (!user.email && !user.phone) return
  const locale = localeFrom(user.locale)
  const t = letterWords(locale)
  const title = locale === 'id' ? listing.titleId : listing.titleEn
  const content = {
    greeting: t.greeting(user.name),
    ...t.questionAnswered({ title }),
    action: { label: t.openAnswer, url: env.APP_URL + paths.ownQuestions(locale) },
    signature: t.signature,
  }
  await transaction((tx) =>
    queueMessage(tx, {
      ...addressOf({ email: user.email, phone: user.phone ?? '' }),
      content,
      dedupeKey: `question:${questionId}:answered`,
      template: 'question-answered',
      locale,
    }),
  )
}

function findQuestion(questionId: string) {
  return db.question.findUnique({
    where: { id: questionId, withdrawnAt: null },
    select: {
      answer: true,
      hiddenAt: true,
      user: { select: { name: true, email: true, phone: true, locale: true } },
      listing: {
        select: {
          titleId: true,
          titleEn: true,
          shop: { select: { id: true, name: true, email: true, phone: true } },
          maker: { select: { name: true, ...makerReaderColumns } },
        },
      },
    },
  })
}

type About = { questionId: string; shopId: string; title: string }
type SellerAddress = { name: string; readers: readonly Reader[]; url: string }

async function tellSeller(
  { questionId, shopId, title }: About,
  side: 'shop' | 'maker',
  { name, readers, url }: SellerAddress,
): Promise<void> {
  const content = (t: LetterWords) => ({
    greeting: t.greeting(name),
    ...t.questionAsked({ title }),
    action: { label: t.openQuestion, url: env.APP_URL + url },
    signature: t.signature,
  })
  await tellEach(readers, {
    content,
    once: `question:${questionId}:${side}`,
    template: `question-asked-${side}`,
    shopId,
  })
}
