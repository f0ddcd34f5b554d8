import type { SendAheadTexts } from './texts.ts'

/** Below a field of files: how far they are, in words and as a bar (send-ahead-field.tsx). */
export class Note {
  readonly texts: SendAheadTexts
  readonly retry: HTMLButtonElement
  readonly #note: HTMLElement
  readonly #bar: HTMLElement
  readonly #words: HTMLElement
  readonly #held: HTMLElement

  constructor(field: HTMLElement) {
    this.texts = JSON.parse(field.dataset.texts ?? '') as SendAheadTexts
    const find = (part: string) => field.querySelector<HTMLElement>(`[data-part=${part}]`)!
    this.#note = find('note')
    this.#bar = find('bar')
    this.#words = find('words')
    this.#held = find('held')
    this.retry = find('retry') as HTMLButtonElement
  }

  hide(): void {
    this.#note.hidden = true
  }

  /** The form was sent already, and waits. */
  hold(): void {
    this.#held.hidden = false
    this.#note.scrollIntoView({ block: 'center' })
  }

  /** From 0 to 1. */
  tellShare(share: number): void {
    this.#tell(share < 1 ? this.texts.sending : this.texts.making)
    this.#bar.hidden = false
    this.#bar.querySelector('progress')!.value = share
    this.#bar.querySelector('span')!.textContent = `${Math.round(share * 100)} %`
  }

  tellWait(): void {
    this.#tell(this.texts.waiting)
    this.retry.hidden = false
  }

  tellEnd(words: string, tone: 'good' | 'bad' | 'plain'): void {
    this.#tell(words)
    this.#words.dataset.tone = tone
    this.#bar.hidden = this.#held.hidden = true
  }

  #tell(words: string): void {
    this.#note.hidden = false
    this.retry.hidden = true
    this.#words.dataset.tone = 'plain'
    // Read out when it changes in kind, not with every percent.
    if (this.#words.textContent !== words) this.#words.textContent = words
  }
}
