/** So few are left that somebody should make or fetch more. */
export const lowStockAt = 3

/** Of what is on sale, `v` a variant of the listing of that name: sold out or nearly, or no room to make more. */
export const runsLowSql = (listing: string) => `${listing}.status = 'live' AND v.is_active
  AND v.on_hand - v.held <= CASE WHEN ${listing}.made_to_order THEN 0 ELSE ${lowStockAt} END`
