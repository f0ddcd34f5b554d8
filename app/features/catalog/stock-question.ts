/** What a maker says of a good by the link of a question: it is still there, or there is none. */
export const stockAnswers = ['yes', 'none'] as const
export type StockAnswer = (typeof stockAnswers)[number]

export const questionDays = 7
/** More at once is a form, not a message. */
export const mostQuestions = 5

export type AskedGood = {
  title: string
  unit: string
  /** Pieces that could still be sold when it was asked. */
  seen: number
  /** The token of the link of each answer. */
  tokens: Record<StockAnswer, string>
}

/** What the link of an answer opens. */
export type StockQuestion = {
  maker: string
  shop: string
  title: string
  unit: string
  seen: number
  answer: StockAnswer
  /** `changed`: the stock is another since, so that the answer would no longer be true. */
  state: 'open' | 'answered' | 'changed'
}
