import { applyProviderEvent } from '#app/features/payments/inbox.server.ts'

export const applyProviderEventJob = ({ providerEventId }: { providerEventId: string }) =>
  applyProviderEvent(providerEventId)
