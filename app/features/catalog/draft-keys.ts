/** Whose draft it is, and of which maker or BUM Desa: a telephone is shared, and one person has several rooms. */
export type DraftOwner = { account: string; room: string }

const draftPrefix = 'draft:'

export const draftKeyOf = ({ account, room }: DraftOwner) => `${draftPrefix}${account}:${room}`

/** Drafts of other people that are still on this telephone (public/enhance.js forgets all at signing out). */
export const isOthersDraft = (key: string, account: string): boolean =>
  key.startsWith(draftPrefix) && !key.startsWith(`${draftPrefix}${account}:`)
