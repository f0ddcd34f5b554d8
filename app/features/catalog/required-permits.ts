/** What a category can ask of its goods; `food` is any number under which food is sold. */
export const requiredPermits = ['food', 'bpomMd', 'bpomTr', 'cosmetics', 'halal', 'psat'] as const
export type RequiredPermit = (typeof requiredPermits)[number]

/** Which of these a good has no valid number of. Without those that are demanded it is not put on sale. */
export type MissingPermits = { demanded: RequiredPermit[]; warned: RequiredPermit[] }
