import { env } from '#app/server/env.server.ts'

/** What the operator configured and every page shows. */
export function siteSettings() {
  return {
    url: env.APP_URL,
    sampleData: env.DEMO,
    operatorName: env.OPERATOR_NAME,
    complaintEmail: env.COMPLAINT_EMAIL ?? '',
    complaintPhone: env.COMPLAINT_PHONE ?? '',
    pseNumber: env.PSE_NUMBER ?? '',
  }
}
