import { sendInBackground } from '#app/ui/offline/worker.ts'
import { browserStore } from './browser-store.ts'
import { sendWaiting } from './send-waiting.ts'

sendInBackground('gate-scans', (ask) => sendWaiting(browserStore, ask))
