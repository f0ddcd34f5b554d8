import {
  choice,
  date,
  line,
  optionalLine,
  optionalParagraph,
  paragraph,
} from '#app/features/experiences/fields.ts'
import { section } from '#app/features/experiences/section.ts'

export const audiences = ['everybody', 'managers', 'makers'] as const
export type Audience = (typeof audiences)[number]

/** English may be left empty; then it is read in Indonesian. */
export const announcementSection = section({
  audience: choice(...audiences),
  titleId: line(100),
  textId: paragraph(1000),
  titleEn: optionalLine(100),
  textEn: optionalParagraph(1000),
  fromDate: date,
  untilDate: date,
})
