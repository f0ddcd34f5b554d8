import { useEffect } from 'react'
import { paths } from '#app/core/paths.ts'

/**
 * Who serves several BUM Desa may have two of them open. Each form then says in its address for which one it
 * was shown, and the server refuses it where another was chosen since (server/guards.server.ts).
 */
export function useNamedShop(slug: string, isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return
    const nameShop = (event: SubmitEvent) => {
      const { target: form, submitter } = event
      if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
      const sender = submitter?.hasAttribute('formaction') ? submitter : form
      const attribute = sender === form ? 'action' : 'formaction'
      const to = new URL(sender.getAttribute(attribute) ?? location.href, location.href)
      if (to.pathname === paths.kelola('toko') || !to.pathname.startsWith(paths.kelola())) return
      to.searchParams.set('toko', slug)
      sender.setAttribute(attribute, to.pathname + to.search)
    }
    // Before React, which reads the address when it sends the form.
    window.addEventListener('submit', nameShop, true)
    return () => window.removeEventListener('submit', nameShop, true)
  }, [slug, isNeeded])
}
