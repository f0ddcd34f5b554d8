/** What a phone keeps until the server has it, whoever signs out meanwhile. */
export type KeptNote = {
  /** Made by the phone, so that what is told twice is one. */
  id: string
  /** The BUM Desa it was made for, by its address. */
  shop: string
  state: 'waiting' | 'sent' | 'refused'
}

/** Every promise is rejected where the phone cannot keep anything. */
export type KeptNotes<Note extends KeptNote> = {
  read(): Promise<Note[]>
  write(notes: readonly Note[]): Promise<void>
  drop(ids: readonly string[]): Promise<void>
}

export const idsOf = (notes: readonly KeptNote[], state: KeptNote['state']): string[] =>
  notes.filter((note) => note.state === state).map(({ id }) => id)
