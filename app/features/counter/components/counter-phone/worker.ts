import { sendInBackground } from '#app/ui/offline/worker.ts'
import { browserStore } from './browser-store.ts'
import { sendSales } from './send-sales.ts'

sendInBackground('counter-sales', (ask) => sendSales(browserStore, ask))
