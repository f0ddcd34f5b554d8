/** What a BUM Desa needs before it can sell, in the order in which it is done. */
export const readySteps = [
  'manager',
  'treasurer',
  'legal',
  'story',
  'hours',
  'delivery',
  'maker',
  'listing',
  'open',
] as const
export type ReadyStep = (typeof readySteps)[number]
