/**
 * From when on things are looked at: seven days ago in the run of every minute, the beginning of time in
 * that of the night. For the `where` of every invariant that is not thorough and reads what grows.
 */
export const since = `current_setting('lumbung.since')::timestamptz`

export const quickReachInDays = 7
