import { sendInParts } from '../send-in-parts.ts'
import { shrinkPicture } from '../shrink-picture.ts'
import { Note } from './note.ts'

/** A screenshot is no larger, and known by its bytes when it comes a second time: it goes as it is. */
const smallBytes = 600_000

/** One field of the page after the other, because the signal is thin. */
let queue: Promise<unknown> = Promise.resolve()

/** Makes a plain field of files (send-ahead-field.tsx) send what is chosen ahead of its form. */
export class SendAhead {
  readonly #field: HTMLElement
  readonly #input: HTMLInputElement
  readonly #note: Note
  readonly #wake = new EventTarget()
  #stop = new AbortController()
  #isUnderWay = false
  /** What was pressed to send the form, which waits; null while nothing was. */
  #held: { button: HTMLElement | null } | null = null

  constructor(field: HTMLElement) {
    this.#field = field
    this.#note = new Note(field)
    this.#input = field.querySelector<HTMLInputElement>('[type=file]')!
    this.#input.addEventListener('change', () => this.#choose())
    this.#input.form?.addEventListener('submit', (event) => this.#hold(event))
    this.#note.retry.addEventListener('click', () => this.#wake.dispatchEvent(new Event('wake')))
    // Chosen before this script was there, or kept by the browser.
    this.#choose()
  }

  get #list(): HTMLElement {
    return this.#field.querySelector('ul')!
  }

  #choose(): void {
    this.#stop.abort()
    this.#stop = new AbortController()
    this.#isUnderWay = false
    this.#held = null
    this.#note.hide()
    const files = [...(this.#input.files ?? [])]
    if (files.length === 0) return
    const { name, most } = this.#field.dataset
    if (most === '1') this.#list.replaceChildren()
    const ticked = this.#input.form?.querySelectorAll(`[name=${name}]:checked`) ?? []
    if (files.length + ticked.length > Number(most)) {
      this.#input.value = ''
      return this.#note.tellEnd(this.#note.texts.tooMany, 'bad')
    }
    this.#isUnderWay = true
    this.#note.tellShare(0)
    const { signal } = this.#stop
    const send = () => this.#send(files, signal)
    queue = queue.then(send, send)
  }

  async #send(files: File[], signal: AbortSignal): Promise<void> {
    const left = [...files]
    let problem: string | null = null
    let share = 0
    for (const [number, file] of files.entries()) {
      if (signal.aborted) return
      const photo = (file.size > smallBytes && (await shrinkPicture(file))) || file
      left[0] = photo
      const sent = await sendInParts(photo, this.#field.dataset.to ?? '', {
        signal,
        wake: this.#wake,
        onProgress: (next) => {
          share = Math.max(share, (number + next) / files.length)
          this.#note.tellShare(share)
        },
        onWait: () => this.#note.tellWait(),
      })
      if (signal.aborted) return
      if (sent.ok) this.#add(sent.key, file.name)
      else if (sent.problem === null) break
      else problem = sent.problem
      left.shift()
    }
    this.#end(left, problem)
  }

  /** What has arrived, or is good for nothing, is not sent once more. */
  #end(left: File[], problem: string | null): void {
    const { texts } = this.#note
    const rest = new DataTransfer()
    for (const file of left) rest.items.add(file)
    this.#input.files = rest.files
    if (problem) this.#note.tellEnd(texts.problems[problem as keyof typeof texts.problems], 'bad')
    else if (left.length > 0) this.#note.tellEnd(texts.withForm, 'plain')
    else this.#note.tellEnd(texts.arrived, 'good')
    this.#isUnderWay = false
    const held = this.#held
    this.#held = null
    if (held && !problem) this.#input.form?.requestSubmit(held.button)
  }

  /** Ticked, and named in the form; whoever does not want it any more takes the tick off. */
  #add(key: string, fileName: string): void {
    const template = this.#field.querySelector('template')!
    const row = template.content.cloneNode(true) as DocumentFragment
    row.querySelector('input')!.value = key
    row.querySelector('span')!.textContent = fileName
    this.#list.append(row)
    this.#input.required = false
  }

  /** Whoever presses the button before all has arrived need not press it again. */
  #hold(event: SubmitEvent): void {
    if (!this.#isUnderWay) return
    event.preventDefault()
    this.#held = { button: event.submitter }
    this.#note.hold()
  }
}
