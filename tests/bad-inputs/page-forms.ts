import { Parser } from 'htmlparser2'

/** A form of a page as a browser would send it: what is filled in, ticked and chosen already. */
export type PageForm = {
  method: 'get' | 'post'
  action: string
  isMultipart: boolean
  fields: Readonly<Record<string, string>>
}

type Button = { action: string | undefined; name: string | undefined; value: string }
type Open = PageForm & { fields: Record<string, string>; buttons: Button[] }

/** Each form of the page once for each of its buttons; what has none, cannot be sent. */
export function formsOf(html: string, address: string): PageForm[] {
  const found: Open[] = []
  let form: Open | undefined
  let choice: string | undefined
  let words: string | undefined
  const parser = new Parser({
    onopentag(tag, { name, value = '', type, ...rest }) {
      if (tag === 'form') {
        const isPost = rest.method?.toLowerCase() === 'post'
        form = {
          method: isPost ? 'post' : 'get',
          action: rest.action ?? address,
          isMultipart: rest.enctype === 'multipart/form-data',
          fields: {},
          buttons: [],
        }
        found.push(form)
      }
      if (!form || 'disabled' in rest) return
      const isSubmit = type === 'submit' || (tag === 'button' && type === undefined)
      if (isSubmit) {
        form.buttons.push({ action: rest.formaction, name, value })
        return
      }
      if (tag === 'option' && choice && ('selected' in rest || form.fields[choice] === '')) {
        form.fields[choice] = value
        return
      }
      if (!name || type === 'button') return
      if (tag === 'select') choice = name
      if (tag === 'textarea') words = name
      const isChoice = type === 'radio' || type === 'checkbox'
      if (isChoice && form.fields[name] && !('checked' in rest)) return
      if (['input', 'select', 'textarea'].includes(tag)) form.fields[name] = value
    },
    ontext(text) {
      if (form && words) form.fields[words] += text
    },
    onclosetag(tag) {
      if (tag === 'form') form = undefined
      if (tag === 'select') choice = undefined
      if (tag === 'textarea') words = undefined
    },
  })
  parser.end(html)
  return found.flatMap(({ buttons, ...each }) =>
    buttons.map(({ action, name, value }) => ({
      ...each,
      action: action ?? each.action,
      fields: name ? { ...each.fields, [name]: value } : each.fields,
    })),
  )
}
