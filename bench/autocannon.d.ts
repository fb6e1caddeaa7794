/** What the bench uses of autocannon, which brings no types. */
declare module 'autocannon' {
  function autocannon(o: {
    url: string
    connections: number
    duration?: number
    amount?: number
    timeout?: number
    requests: autocannon.Request[]
  }): Promise<autocannon.Result>
  namespace autocannon {
    interface Request {
      method?: 'GET' | 'POST'
      path?: string
      headers?: Record<string, string>
      body?: string
      setupRequest?: (request: Request) => Request
    }
    interface Result {
      '2xx': number
      non2xx: number
      errors: number
      timeouts: number
      duration: number
      latency: { p50: number; p99: number }
    }
  }
  export default autocannon
}
