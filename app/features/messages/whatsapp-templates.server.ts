import { inLocale, type Locale, locales } from '#app/core/locale.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { env } from '#app/server/env.server.ts'
import type { Brief } from '#integrations/messaging/message-channel.ts'
import { type BriefName, briefNames } from './brief-names.ts'
import { sayingOf } from './letter-words.server.ts'
import { type MessageContent, oneLine } from './message-layout.ts'

/** As Meta takes a template: what `npm run whatsapp:templates` prints. */
export type WhatsAppTemplate = {
  name: string
  language: Locale
  category: 'UTILITY'
  components: readonly Component[]
}
type Component =
  | { type: 'BODY'; text: string; example: { body_text: string[][] } }
  | { type: 'FOOTER'; text: string }
  | { type: 'BUTTONS'; buttons: readonly Button[] }
type Button = { type: 'URL'; text: string; url: string; example: string[] }

/** For letters without a template of their own. */
const newsName = 'news' as const

/** Meta allows small letters, digits and underscores: `request.asked` is `request_asked`. */
const nameOf = (name: BriefName | typeof newsName) =>
  name.replace('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Stands for a fact while a sentence is being taken apart; nobody can type it. */
const [open, close] = ['\u0001', '\u0002']
const blank = (fact: string) => open + fact + close
const blanks = new Proxy({}, { get: (_, fact) => blank(String(fact)) }) as Record<string, unknown>
const eachBlank = new RegExp(`${open}([^${close}]*)${close}`, 'g')

/** Begins and ends with words of ours, as Meta demands. */
function sentence(name: BriefName | typeof newsName, locale: Locale): string {
  const { messages, letters } = messagesFor(locale)
  const said =
    name === newsName
      ? letters.whatsapp.news(blank('subject'))
      : { after: [] as string[], ...sayingOf(name, locale)(blanks) }
  return [
    messages.greetingToStranger,
    `*${said.subject}*`,
    ...said.paragraphs,
    ...said.after,
    messages.signature.at(-1) ?? '',
  ].join('\n\n')
}

/** Which facts fill the blanks, in their order; one that is said twice is filled twice. */
const factsIn = (text: string) => [...text.matchAll(eachBlank)].map(([, fact = '']) => fact)

/** The office of a BUM Desa is written to in Indonesian (`shop-templates.server.ts`). */
const languagesOf = (name: BriefName | typeof newsName): readonly Locale[] =>
  name.startsWith('shop') ? ['id'] : locales

/** Every template in the languages it is written in, with buttons that lead to this site. */
export function whatsAppTemplates(siteUrl: string): WhatsAppTemplate[] {
  const names = [...briefNames, newsName] as const
  return names.flatMap((name) =>
    languagesOf(name).map((locale) => templateOf(name, locale, siteUrl)),
  )
}

function templateOf(
  name: BriefName | typeof newsName,
  locale: Locale,
  siteUrl: string,
): WhatsAppTemplate {
  const { whatsapp: t } = messagesFor(locale).letters
  const said = sentence(name, locale)
  let count = 0
  const text = said.replaceAll(eachBlank, () => `{{${++count}}}`)
  const url = `${siteUrl}/{{1}}`
  return {
    name: nameOf(name),
    language: locale,
    category: 'UTILITY',
    components: [
      { type: 'BODY', text, example: { body_text: [factsIn(said).map(exampleOf)] } },
      { type: 'FOOTER', text: t.footer },
      {
        type: 'BUTTONS',
        buttons: [
          {
            type: 'URL',
            text: t.open,
            url,
            example: [`${siteUrl}/${inLocale(locale, '/akun').slice(1)}`],
          },
        ],
      },
    ],
  }
}

/** What Meta's reviewers read in the blanks. */
function exampleOf(fact: string): string {
  const examples: Readonly<Record<string, string>> = {
    number: 'LB-7Q3K-1',
    shop: 'BUM Desa Contoh',
    amount: 'Rp25.000',
    payBefore: '23 November 2026 14.00 WIB',
    title: 'Kopi bubuk 250 g',
  }
  return examples[fact] ?? 'contoh'
}

type News = { name: typeof newsName; facts: Readonly<Record<string, unknown>> }

/** What is sent on WhatsApp for this letter. */
export function briefOf(content: MessageContent, locale: Locale): Brief {
  const news: News = { name: newsName, facts: { subject: content.subject } }
  const { name, facts } = content.spoken ?? news
  return {
    template: nameOf(name),
    language: locale,
    parameters: factsIn(sentence(name, locale)).map((fact) => said(facts[fact])),
    path: pathOf(content.action?.url, locale),
  }
}

/** Names come from strangers: their line breaks and marks of direction stay outside. */
const said = (fact: unknown) => (fact === null || fact === undefined ? '' : oneLine(String(fact)))

/** The button of a template is fixed up to the last part of its address. */
function pathOf(url: string | undefined, locale: Locale): string {
  const page = url?.startsWith(`${env.APP_URL}/`) ? url.slice(env.APP_URL.length) : '/'
  return page === '/' ? inLocale(locale, '/akun').slice(1) : page.slice(1)
}
