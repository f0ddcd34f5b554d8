export const account = {}

export type Account = typeof account
