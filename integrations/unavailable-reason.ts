/** Why a service gave no usable answer, whatever it is for. */
export type UnavailableReason =
  | 'timeout'
  | 'network'
  | 'server-error'
  | 'rate-limited'
  | 'unauthorized'
  /** Our account there is empty. */
  | 'no-credit'
  | 'unreadable'
