import type { Kelola } from '../id/kelola.ts'

export const kelola = {} satisfies Kelola
