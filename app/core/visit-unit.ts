/** What an experience is sold by; its words in both languages: app/i18n/id/visit-units.ts */
export const visitUnits = [
  'orang',
  'rombongan',
  'paket',
  'porsi',
  'mobil',
  'perahu',
  'kamar/malam',
  'rumah/malam',
  'tenda/malam',
] as const
export type VisitUnit = (typeof visitUnits)[number]
