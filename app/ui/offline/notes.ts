/** What a phone keeps until the server has it, whoever signs out meanwhile. */
export type KeptNote = {
  /** Made by the phone, so that what is told twice is one. */
  id: string
  /** The BUM Desa it was made for, by its address. */
  shop: string
  /**
   * `refused`: the server has it, and a person must decide. `unread`: the server could not take it, so this
   * is the only copy; it is told again each time.
   */
  state: 'waiting' | 'sent' | 'refused' | 'unread'
}

/** Every promise is rejected where the phone cannot keep anything. */
export type KeptNotes<Note extends KeptNote> = {
  read(): Promise<Note[]>
  write(notes: readonly Note[]): Promise<void>
  drop(ids: readonly string[]): Promise<void>
}

export const idsOf = (notes: readonly KeptNote[], state: KeptNote['state']): string[] =>
  notes.filter((note) => note.state === state).map(({ id }) => id)
