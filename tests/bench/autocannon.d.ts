/** The part of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  type AskedFor = { path?: string; setupRequest?: (request: AskedFor) => AskedFor }
  export type Options = {
    url: string
    connections: number
    duration: number
    sampleInt?: number
    headers?: Record<string, string>
    requests?: readonly AskedFor[]
  }
  export type Result = {
    duration: number
    errors: number
    timeouts: number
    non2xx: number
    requests: { total: number }
    latency: { p50: number; p97_5: number; p99: number }
  }
  export default function autocannon(options: Options): Promise<Result>
}
