import { env } from '#app/server/env.server.ts'

/** What the operator configured and every page shows. */
export function siteSettings() {
  const { OPERATOR_NAME, COMPLAINT_EMAIL, COMPLAINT_PHONE, PSE_NUMBER } = env as OperatorSettings
  return {
    url: env.APP_URL,
    sampleData: env.DEMO,
    operatorName: OPERATOR_NAME ?? 'Lumbung',
    complaintEmail: COMPLAINT_EMAIL ?? '',
    complaintPhone: COMPLAINT_PHONE ?? '',
    pseNumber: PSE_NUMBER ?? '',
  }
}

type OperatorSettings = {
  OPERATOR_NAME?: string
  COMPLAINT_EMAIL?: string
  COMPLAINT_PHONE?: string
  PSE_NUMBER?: string
}
