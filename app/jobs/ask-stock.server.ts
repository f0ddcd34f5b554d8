import { askMakersAboutStock } from '#app/features/messages/ask-stock.server.ts'

export const askStockJob = async (): Promise<void> => {
  await askMakersAboutStock()
}
