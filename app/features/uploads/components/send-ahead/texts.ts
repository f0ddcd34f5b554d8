import type { Messages } from '#app/i18n/id.ts'

/** What the script says, written into the page in its language. */
export type SendAheadTexts = Pick<
  Messages['uploads'],
  'making' | 'waiting' | 'withForm' | 'problems'
> & { sending: string; arrived: string; tooMany: string }
