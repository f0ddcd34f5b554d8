export type Named = { value: string; title: string }

/** What a new experience can be, where it is, and whose. */
export type Choices = Record<'category' | 'village' | 'maker', Named[]>
