type Loaded<L> = L extends (...args: never[]) => unknown ? Awaited<ReturnType<L>> : unknown

export type PageCacheRule = {
  /** Things this page shows; `notifyPageCache(tx, tag)` drops every page with one of its tags. */
  tags: readonly string[]
  /** How long a copy counts as fresh; after that it is served once more while a new one is made. */
  seconds: number
}

/**
 * What a route says about its page: `export const handle: PageHandle<typeof loader> = { … }`.
 * Without a handle a page ships no framework JavaScript and is never cached.
 */
export type PageHandle<L = unknown> = {
  /** Ships the framework's JavaScript with this page. */
  hydrate?: boolean
  /** The page is the same for everybody and may be kept; given the loader's data, null says no. */
  cache?: (data: Loaded<L>) => PageCacheRule | null
}

/** A handle of an unknown route, as entry.server and root meet it. */
export type AnyPageHandle = { hydrate?: boolean; cache?: (data: unknown) => PageCacheRule | null }
