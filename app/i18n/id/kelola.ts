export const kelola = {}

export type Kelola = typeof kelola
