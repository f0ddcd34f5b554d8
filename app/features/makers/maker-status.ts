/** paused: the goods have left the shop front, what was ordered is still fulfilled and paid. */
export const nextMakerStatuses = {
  active: ['paused'],
  paused: ['active'],
} as const

export type MakerStatus = keyof typeof nextMakerStatuses
