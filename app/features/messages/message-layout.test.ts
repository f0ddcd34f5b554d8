import { expect, test } from 'vitest'
import { type MessageContent, oneLine, renderMessage } from './message-layout.ts'

const nasty = '<img src=x onerror=alert(1)> {{7*7}} "\'&\r\nBcc: victim@example.id'

const content: MessageContent = {
  subject: `Pesanan untuk ${nasty}`,
  greeting: `Halo ${nasty},`,
  paragraphs: [nasty],
  groups: [{ title: nasty, rows: [{ label: nasty, value: 'Rp10.000', isTotal: true }] }],
  action: { label: nasty, url: 'https://lumbung.example.id/pembelian/ABC?a=1&b=2' },
  after: [nasty],
  signature: ['Lumbung'],
}

test('what a stranger typed is text in the HTML, never an element', () => {
  const { html } = renderMessage(content)
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; {{7*7}} &quot;&#39;&amp; Bcc:')
  expect(html).toContain('href="https://lumbung.example.id/pembelian/ABC?a=1&amp;b=2"')
})

test('a line break in a name makes no header and no line of its own', () => {
  const { subject, text } = renderMessage(content)
  expect(subject).not.toMatch(/[\r\n]/)
  expect(text.split('\n').filter((line) => line.startsWith('Bcc:'))).toEqual([])
})

test('characters that turn the writing direction are dropped', () => {
  expect(oneLine('Ani\u202e000.51pR\u2066\u2028\u0007')).toBe('Ani 000.51pR')
})

test('a message links to web pages and to nothing else', () => {
  for (const url of ['javascript:alert(1)', 'https://a.id/"><script>', '/pembelian/x']) {
    expect(() => renderMessage({ ...content, action: { label: 'Buka', url } })).toThrow('web page')
  }
})
