import type { BriefName } from './brief-names.ts'

/** What a letter says in an approved template: which one, and what stands in its blanks. */
export type Facts = { name: BriefName; facts: Readonly<Record<string, unknown>> }

/** One message before it becomes text and HTML. Every string may hold what a stranger typed. */
export type MessageContent = {
  subject: string
  greeting: string
  paragraphs: readonly string[]
  /** Bills: one for each BUM Desa, then the total. */
  groups?: readonly { title: string; rows: readonly MessageRow[] }[]
  action?: { label: string; url: string }
  after?: readonly string[]
  signature: readonly string[]
  /** Where the receiver says that such letters are not wanted. */
  wayOut?: { label: string; url: string }
  /** Which template says the same on WhatsApp, and what it is filled with. */
  spoken?: Facts
}
export type MessageRow = { label: string; value: string; isTotal?: boolean }

export type RenderedMessage = { subject: string; text: string; html: string }

export function renderMessage(content: MessageContent): RenderedMessage {
  return {
    subject: oneLine(content.subject).slice(0, 200),
    text: renderText(content),
    html: renderHtml(content),
  }
}

/**
 * A name with a line break must not become a header or a line of its own, and one with characters that
 * turn the writing direction must not rewrite the amounts beside it.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

const replacements: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => replacements[character] ?? character)
}

function renderText({
  groups = [],
  action,
  wayOut,
  after = [],
  ...content
}: MessageContent): string {
  const blocks = [
    oneLine(content.greeting),
    ...content.paragraphs.map(oneLine),
    ...groups.map(({ title, rows }) =>
      [oneLine(title), ...rows.map((row) => `  ${oneLine(row.label)}: ${oneLine(row.value)}`)].join(
        '\n',
      ),
    ),
    ...(action ? [`${oneLine(action.label)}:\n${webAddress(action.url)}`] : []),
    ...after.map(oneLine),
    content.signature.map(oneLine).join('\n'),
    ...(wayOut ? [`${oneLine(wayOut.label)}\n${webAddress(wayOut.url)}`] : []),
  ]
  return `${blocks.join('\n\n')}\n`
}

const styles = {
  page: 'margin:0;padding:24px 12px;background:#fbf6ec;color:#22261e;font:16px/1.55 system-ui,-apple-system,Segoe UI,Roboto,sans-serif',
  card: 'max-width:560px;margin:0 auto;background:#fffdf8;border:1px solid #e0d5bf;border-radius:12px;padding:24px',
  brand: 'margin:0 0 16px;color:#1f5a3c;font:700 20px Georgia,serif',
  paragraph: 'margin:0 0 14px',
  table: 'width:100%;border-collapse:collapse;margin:0 0 18px',
  caption: 'text-align:left;font-weight:700;padding:0 0 4px',
  label: 'padding:5px 0;border-top:1px solid #e0d5bf;vertical-align:top',
  value:
    'padding:5px 0 5px 12px;border-top:1px solid #e0d5bf;text-align:right;white-space:nowrap;vertical-align:top',
  action:
    'display:inline-block;background:#b0431d;color:#fffaf3;text-decoration:none;font-weight:700;padding:12px 20px;border-radius:12px',
  address: 'margin:0 0 14px;font-size:13px;color:#55594c;word-break:break-all',
  wayOut: 'margin:14px 0 0;font-size:13px;color:#55594c',
  signature:
    'margin:18px 0 0;padding-top:14px;border-top:1px solid #e0d5bf;font-size:14px;color:#55594c',
} as const

const say = (text: string) => escapeHtml(oneLine(text))

function renderHtml({
  groups = [],
  action,
  wayOut,
  after = [],
  ...content
}: MessageContent): string {
  const paragraph = (text: string) => `<p style="${styles.paragraph}">${say(text)}</p>`
  const body = [
    `<p style="${styles.brand}">Lumbung</p>`,
    paragraph(content.greeting),
    ...content.paragraphs.map(paragraph),
    ...groups.map(renderGroup),
    ...(action ? [renderAction(action)] : []),
    ...after.map(paragraph),
    `<p style="${styles.signature}">${content.signature.map(say).join('<br>')}</p>`,
    ...(wayOut ? [renderWayOut(wayOut)] : []),
  ].join('\n')
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say(content.subject)}</title></head>
<body style="${styles.page}"><div style="${styles.card}">
${body}
</div></body></html>`
}

function renderGroup({ title, rows }: { title: string; rows: readonly MessageRow[] }): string {
  const lines = rows.map(({ label, value, isTotal }) => {
    const weight = isTotal ? ';font-weight:700' : ''
    return `<tr><td style="${styles.label}${weight}">${say(label)}</td><td style="${styles.value}${weight}">${say(value)}</td></tr>`
  })
  return `<table style="${styles.table}"><caption style="${styles.caption}">${say(title)}</caption>${lines.join('')}</table>`
}

/** The address is spelled out as well, for whoever reads mail on a phone that shows no buttons. */
function renderAction({ label, url }: { label: string; url: string }): string {
  const address = escapeHtml(webAddress(url))
  return `<p style="${styles.paragraph}"><a href="${address}" style="${styles.action}">${say(label)}</a></p>
<p style="${styles.address}">${address}</p>`
}

function renderWayOut({ label, url }: { label: string; url: string }): string {
  const address = escapeHtml(webAddress(url))
  return `<p style="${styles.wayOut}"><a href="${address}" style="color:inherit">${say(label)}</a></p>`
}

/** We make every address ourselves; anything else here is a bug, not a link. */
function webAddress(url: string): string {
  if (!/^https?:\/\/[^\s"'<>]+$/.test(url)) throw new Error('A message may only link to a web page')
  return url
}
