import { date, line } from '#app/features/experiences/fields.ts'
import { section } from '#app/features/experiences/section.ts'

const longestName = 80

export const holidaySection = section({
  date,
  nameId: line(longestName),
  nameEn: line(longestName),
})
