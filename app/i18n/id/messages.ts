export const messages = {}

export type Messages = typeof messages
