/** Set by entry.server, read and removed by the page cache: `seconds;tag tag tag`. */
export const pageCacheHeader = 'X-Page-Cache'
