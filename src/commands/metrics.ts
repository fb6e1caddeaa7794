import type { Env } from '#ui'
import type { Hono } from 'hono'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Metrics for whoever runs the server. */
export function makeMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'tandem_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  })
  return {
    observe: (r: { method: string; route: string; status: number; seconds: number }) =>
      requests.observe({ method: r.method, route: r.route, status: String(r.status) }, r.seconds),
    routes(app: Hono<Env>): void {
      app.get('/metrics', async (c) => c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }))
    },
  }
}
