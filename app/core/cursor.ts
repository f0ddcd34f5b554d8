/** Where a page of a list by time ended: microseconds and the id of its last row. */
export const cursorPattern = /^\d{10,16}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
