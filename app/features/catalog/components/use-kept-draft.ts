import { type RefObject, useEffect } from 'react'
import { type DraftOwner, draftKeyOf, isOthersDraft } from '../draft-keys.ts'

/** Of this tab: which draft was sent last, so that its arrival is known. */
const sentMark = 'sent-draft'

/**
 * Keeps what is typed on this phone, for this person, until the form has arrived: the signal goes, the
 * browser is closed for a call, and nothing has to be typed again. Of a picture its name is kept, once it
 * has arrived. Of nobody it keeps nothing.
 */
export function useKeptDraft(
  form: RefObject<HTMLFormElement>,
  { account = '', room = '' }: Partial<DraftOwner>,
): void {
  useEffect(() => {
    const element = form.current
    if (!element || account === '') return
    for (const each of Object.keys(localStorage)) {
      if (isOthersDraft(each, account)) localStorage.removeItem(each)
    }
    const key = draftKeyOf({ account, room })
    fill(element, read(key))
    const keep = () => localStorage.setItem(key, JSON.stringify(textsOf(element)))
    const send = () => sessionStorage.setItem(sentMark, key)
    element.addEventListener('input', keep)
    element.addEventListener('submit', send)
    return () => {
      element.removeEventListener('input', keep)
      element.removeEventListener('submit', send)
    }
  }, [form, account, room])
}

/** What was sent from this tab has arrived. */
export function useForgottenDraft(hasArrived: boolean): void {
  useEffect(() => {
    const key = sessionStorage.getItem(sentMark)
    if (hasArrived && key !== null) localStorage.removeItem(key)
  }, [hasArrived])
}

const textsOf = (form: HTMLFormElement) =>
  Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string'))

function read(key: string): Record<string, unknown> {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown> | null) ?? {}
  } catch {
    return {}
  }
}

/** Only what nobody has touched. */
function fill(form: HTMLFormElement, draft: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(draft)) {
    const control = form.elements.namedItem(name)
    if (typeof value !== 'string') continue
    if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      control.checked ||= control.value === value
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLSelectElement ||
      control instanceof HTMLTextAreaElement
    ) {
      const untouched = control instanceof HTMLSelectElement ? '' : control.defaultValue
      if (control.value !== untouched || control.type === 'file') continue
      control.value = value
      // Of the picture, which the field of the picture shows.
      if (control.type === 'hidden') control.dispatchEvent(new Event('change'))
    }
  }
}
