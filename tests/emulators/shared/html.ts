/** HTML with every interpolation escaped unless it was made by `html` itself. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | null | false | undefined | readonly Part[]

export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(
    strings
      .map((string, index) => string + (index < parts.length ? show(parts[index]) : ''))
      .join(''),
  )
}

/** For a picture we drew ourselves. */
export const trusted = (text: string) => new Html(text)

function show(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(show).join('')
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export function page(
  title: string,
  body: Html,
  notice = 'Emulator pembayaran – bukan uang sungguhan',
): string {
  return html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${trusted(styles)}
        </style>
      </head>
      <body>
        <p class="notice"><strong>${notice}</strong></p>
        <main>${body}</main>
      </body>
    </html>`.text
}

const styles = `
:root { color-scheme: light dark; --ink: #14281d; --soft: #56665c; --line: #d7ddd2; --paper: #fbfaf5; --card: #fff; --go: #1d6b43; --stop: #a3341c }
@media (prefers-color-scheme: dark) { :root { --ink: #eef3ec; --soft: #aebbb1; --line: #38463d; --paper: #111814; --card: #1a231d; --go: #3fae76; --stop: #f0937c } .go { color: #06180e !important } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
.notice { margin: 0; padding: .6rem 1rem; text-align: center; background: repeating-linear-gradient(-45deg, #ffd84d 0 14px, #ffe68a 14px 28px); color: #3d2f00 }
main { max-width: 30rem; margin: 0 auto; padding: 1rem }
main.wide, main:has(table) { max-width: 64rem }
h1 { font-size: 1.15rem; margin: 1rem 0 .25rem } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; color: var(--soft) }
.amount { font-size: 2rem; font-weight: 700; margin: 0; font-variant-numeric: tabular-nums }
.soft { color: var(--soft); margin: .25rem 0 }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: 1rem 0 }
.list { padding: 0; overflow: hidden } .list button + button, .list form + form button { border-top: 1px solid var(--line) }
button, .button { font: inherit; min-height: 48px; border-radius: .6rem; border: 1px solid var(--line); background: var(--card); color: var(--ink); padding: .6rem 1rem; width: 100%; cursor: pointer; display: block; text-align: center; text-decoration: none }
.list button { border: 0; border-radius: 0; text-align: left } .list button:hover, .list button:focus-visible { background: var(--paper) }
button:disabled { color: var(--soft); cursor: not-allowed }
.go { background: var(--go); color: #fff; border-color: var(--go); font-weight: 600 } .stop { color: var(--stop); border-color: currentColor }
form { margin: 0 } .actions { display: grid; gap: .6rem; margin: 1rem 0 }
:focus-visible { outline: 3px solid #e08a2e; outline-offset: 2px }
.code { font: 600 1.4rem/1.3 ui-monospace, monospace; overflow-wrap: anywhere; letter-spacing: .03em; margin: 0 }
.qr { background: #fff; padding: .75rem; border-radius: .75rem; margin: 0 auto; max-width: 17rem } .qr svg { display: block; width: 100%; height: auto }
table { border-collapse: collapse; width: 100%; font-size: .9rem } td, th { text-align: left; padding: .5rem; border-bottom: 1px solid var(--line); vertical-align: top }
td form { display: inline-block; margin: .1rem } td button { min-height: 44px; width: auto; padding: .3rem .6rem; font-size: .85rem }
.scroll { overflow-x: auto } .card h2 { margin-top: 0 }
dl { display: grid; grid-template-columns: 1fr auto; gap: .3rem 1rem; margin: .5rem 0 } dd { margin: 0; text-align: right }
label { display: block; margin: .75rem 0 .25rem } input { font: inherit; width: 100%; min-height: 48px; padding: .5rem .75rem; border: 1px solid var(--soft); border-radius: .6rem; background: var(--paper); color: var(--ink) }
.qr-title { text-align: center; font-weight: 700; margin: 0 0 .5rem }
`
