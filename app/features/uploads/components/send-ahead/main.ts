import { SendAhead } from './send-ahead.ts'

// The whole script of /send-ahead.js. Nothing needs it: without it the files go along with their form.
for (const field of document.querySelectorAll<HTMLElement>('[data-send-ahead]')) {
  new SendAhead(field)
}
