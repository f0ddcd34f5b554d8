import { expect, test } from 'vitest'
import { briefOf, whatsAppTemplates } from '#app/features/messages/whatsapp-templates.server.ts'
import { letterWords } from '#app/features/messages/letter-words.server.ts'

const all = whatsAppTemplates('https://lumbung.example.id')
const bodyOf = (template: (typeof all)[number]) => {
  const [body] = template.components
  return body?.type === 'BODY' ? body : null
}

test('every template keeps the rules by which Meta reads them', () => {
  for (const template of all) {
    const { text, example } = bodyOf(template)!
    const [examples = []] = example.body_text
    expect(template.name).toMatch(/^[a-z][a-z0-9_]{2,100}$/)
    expect(text.length).toBeLessThanOrEqual(1024)
    expect(text, template.name).not.toMatch(/^\{\{|\}\}$|\}\}\s*\{\{|\n{3}|\t| {5}|undefined|null/)
    const numbers = [...text.matchAll(/\{\{(\d+)\}\}/g)].map(([, number]) => Number(number))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(examples).toHaveLength(numbers.length)
    for (const component of template.components) {
      if (component.type === 'FOOTER') expect(component.text.length).toBeLessThanOrEqual(60)
      if (component.type === 'BUTTONS') {
        expect(component.buttons[0]!.text.length).toBeLessThanOrEqual(25)
      }
    }
  }
})

test('each template is there once in each language, those to an office in Indonesian only', () => {
  const keys = all.map(({ name, language }) => `${name} ${language}`)
  expect(new Set(keys).size).toBe(keys.length)
  const names = (language: string) =>
    all.filter((each) => each.language === language).map(({ name }) => name)
  const toPeople = names('id').filter((name) => !name.startsWith('shop_'))
  expect(names('en')).toEqual(toPeople)
  expect(names('id').length - toPeople.length).toBe(10)
  expect(names('id').length).toBeGreaterThan(30)
})

test('a letter is said in the sentence of its template, fact by fact', () => {
  const words = letterWords('id').orderAccepted({ number: 'LB-1', shop: 'BUM Desa Maju' })
  const content = {
    greeting: 'Halo,',
    ...words,
    action: { label: 'Lihat', url: 'http://localhost:3000/pembelian/abc' },
    signature: [],
  }
  const brief = briefOf(content, 'id')
  expect(brief).toEqual({
    template: 'order_accepted',
    language: 'id',
    parameters: ['BUM Desa Maju', 'LB-1', 'BUM Desa Maju'],
    path: 'pembelian/abc',
  })
  const template = all.find(({ name, language }) => name === brief.template && language === 'id')!
  const filled = brief.parameters.reduce(
    (text, value, index) => text.replace(`{{${index + 1}}}`, value),
    bodyOf(template)!.text,
  )
  for (const sentence of [words.subject, ...words.paragraphs]) expect(filled).toContain(sentence)
})

test('a letter without a template says its subject, and leads to the account', () => {
  const content = { subject: 'Uang kembali', greeting: '', paragraphs: [], signature: [] }
  expect(briefOf(content, 'en')).toEqual({
    template: 'news',
    language: 'en',
    parameters: ['Uang kembali'],
    path: 'en/akun',
  })
})

test('an address of another site never becomes a button', () => {
  const action = { label: 'x', url: 'https://evil.example/x' }
  const content = { subject: 'x', greeting: '', paragraphs: [], signature: [], action }
  expect(briefOf(content, 'id').path).toBe('akun')
})
