import { type RefObject, useEffect } from 'react'

/**
 * Keeps what is typed on this phone, under this name, until the form has arrived: the signal goes, the
 * browser is closed for a call, and nothing has to be typed again. Of a picture its name is kept, once it
 * has arrived. Null keeps nothing.
 */
export function useKeptDraft(form: RefObject<HTMLFormElement>, name: string | null): void {
  useEffect(() => {
    const element = form.current
    if (!element || name === null) return
    const key = `draft:${name}`
    fill(element, read(key))
    const keep = () => localStorage.setItem(key, JSON.stringify(textsOf(element)))
    element.addEventListener('input', keep)
    return () => element.removeEventListener('input', keep)
  }, [form, name])
}

/** It has arrived. */
export function useForgottenDraft(name: string | null): void {
  useEffect(() => {
    if (name !== null) localStorage.removeItem(`draft:${name}`)
  }, [name])
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
