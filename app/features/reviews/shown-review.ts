/** What everybody may read of one. */
export type ShownReview = {
  id: string
  stars: number
  words: string | null
  shownName: string | null
  /** Names in the picture store. */
  pictures: string[]
  reply: string | null
  createdAt: Date
  /** All the money went back afterwards: it is not counted. */
  isGivenBack: boolean
}
