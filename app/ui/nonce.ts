import { createContext, useContext } from 'react'

/** Only the server knows it: browsers hide a nonce from scripts, so the client renders an empty one. */
export const NonceContext = createContext<string | undefined>(undefined)
export const useNonce = () => useContext(NonceContext)
