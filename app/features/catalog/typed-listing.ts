/** What stands in the form of a good, as text. */
export type TypedListing = Record<string, string>

/** By field, a key of the texts (i18n: listings.errors); for the picture one of uploads.problems. */
export type ListingErrors = Record<string, string>
