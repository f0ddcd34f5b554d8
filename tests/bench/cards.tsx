import { renderToString } from 'react-dom/server'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'

export function renderCards(cards: readonly ListingCard[]): string {
  return renderToString(<ListingGrid cards={cards} />)
}
