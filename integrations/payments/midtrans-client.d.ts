/**
 * The part of `midtrans-client` 1.4.3 we use; it ships no types and those on npm reject valid calls.
 * The two classes are imported by file: the package's index also loads its BI-SNAP part, which hooks
 * into the process-wide axios and switches TLS verification off for its own calls.
 */
declare module 'midtrans-client/lib/snap.js' {
  import type { ApiConfig, ClientOptions, HttpClient } from 'midtrans-client/types'

  export default class Snap {
    constructor(options: ClientOptions)
    apiConfig: ApiConfig
    httpClient: HttpClient
    createTransaction(body: object): Promise<unknown>
  }
}

declare module 'midtrans-client/lib/coreApi.js' {
  import type { ApiConfig, ClientOptions, HttpClient } from 'midtrans-client/types'

  export default class CoreApi {
    constructor(options: ClientOptions)
    apiConfig: ApiConfig
    httpClient: HttpClient
    transaction: {
      status(id: string): Promise<unknown>
      cancel(id: string): Promise<unknown>
      expire(id: string): Promise<unknown>
      approve(id: string): Promise<unknown>
      deny(id: string): Promise<unknown>
      refund(id: string, body: object): Promise<unknown>
    }
  }
}

/** Not a file of the package: the shapes both classes share. */
declare module 'midtrans-client/types' {
  export type ClientOptions = { isProduction: boolean; serverKey: string; clientKey: string }

  export type ApiConfig = {
    getCoreApiBaseUrl(): string
    getSnapApiBaseUrl(): string
  }

  export type HttpClient = {
    http_client: {
      defaults: {
        timeout?: number
        maxRedirects?: number
        maxContentLength?: number
        proxy?: false
        signal?: AbortSignal
        headers: { common: Record<string, string> }
      }
    }
    request(method: 'post', serverKey: string, url: string, body: object): Promise<unknown>
  }
}
