import type { JobName } from '#app/server/job-catalog.server.ts'

/** Jobs by the clock: minute, hour, day of month, month, day of week, in Indonesian western time. */
export const schedule: { readonly [Name in JobName]?: string } = {
  'cancel-unaccepted-orders': '* * * * *',
  'follow-parcels': '* * * * *',
  'follow-arrivals': '* * * * *',
  'hand-over-complaints': '* * * * *',
  'complete-delivered-orders': '* * * * *',
  'refund-called-off': '* * * * *',
  'expire-purchases': '* * * * *',
  'expire-requests': '* * * * *',
  'reconcile-payments': '* * * * *',
  'forget-secrets': '*/5 * * * *',
  'sweep-messages': '* * * * *',
  'sweep-payments': '17 * * * *',
  'check-invariants': '* * * * *',
  'audit-invariants': '50 1 * * *',
  // Mondays by day; later hours find who could not be asked before.
  'ask-stock': '15 8-19 * * 1',
  'sweep-accounts': '20 3 * * *',
  'sweep-pictures': '30 3 * * *',
  // Each hour, because midnight comes to three zones one after the other.
  'follow-permits': '5 * * * *',
  'reopen-shops': '1 * * * *',
  'follow-calendars': '*/30 * * * *',
  'watch-transfers': '25 * * * *',
  'fold-balances': '* * * * *',
  'count-sales': '* * * * *',
  'recount-sales': '10 2 * * *',
  'reindex-changed': '* * * * *',
  'add-fixed-holidays': '5 0 * * *',
  'reindex-search': '40 2 * * *',
}

export const scheduleTimeZone = 'Asia/Jakarta'
