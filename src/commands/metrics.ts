import { timingSafeEqual } from 'node:crypto'
import { acrossJurisdictions, type ComparedClock, type Db, type Health, sha256 } from '#platform'
import type { Env } from '#ui'
import type { Hono } from 'hono'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const sameText = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)))

/** Metrics for whoever runs the server. */
export function makeMetrics(db: Db, clock: ComparedClock, health: () => Promise<Health>, isRead = false) {
  const registry = new Registry()
  // It watches the event loop by waking it all the time: ten times a second are enough, and none where nobody reads it.
  if (isRead) collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 })
  const requests = new Histogram({
    name: 'tandem_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  })
  addGauges(registry, db, clock, health)
  const failing = new Gauge({
    name: 'tandem_timed_job_failing',
    help: '1 where the last round of a timed job failed in this process',
    labelNames: ['job'],
    registers: [registry],
  })
  return {
    registry,
    observeJob: (job: string, failed: boolean) => failing.set({ job }, failed ? 1 : 0),
    observe: (r: { method: string; route: string; status: number; seconds: number }) =>
      requests.observe({ method: r.method, route: r.route, status: String(r.status) }, r.seconds),
    /** `/metrics`, for whoever shows the token, or for everybody where there is none: then the app stands on a port of its own. */
    routes(app: Hono<Env>, token: string | undefined): void {
      app.get('/metrics', async (c) => {
        if (token !== undefined && !sameText(c.req.header('authorization') ?? '', `Bearer ${token}`)) return c.text('', 401)
        return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
      })
    },
  }
}

/** What stands at this moment. */
function addGauges(registry: Registry, db: Db, clock: ComparedClock, health: () => Promise<Health>): void {
  new Gauge({
    name: 'tandem_alarms',
    help: 'Records on which something due could not be done by a fault of the program, by what was to be done',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      this.reset()
      const rows = await acrossJurisdictions(db, 'the gauge is of the installation')
        .selectFrom('alarms')
        .select(['kind', (e) => e.fn.countAll<bigint>().as('n')])
        .groupBy('kind')
        .execute()
      for (const r of rows) this.set({ kind: r.kind }, Number(r.n))
    },
  })
  new Gauge({
    name: 'tandem_clock_ahead_seconds',
    help: 'Seconds the clock of this process is certainly ahead of the database; more than 2 either way stops changes and timed work',
    registers: [registry],
    async collect() {
      await clock.fresh()
      this.set(clock.ahead())
    },
  })
  new Gauge({
    name: 'tandem_disk_full',
    help: '1 where there is no room left on the disk of the database: nothing is stored until somebody makes room',
    registers: [registry],
    async collect() {
      this.set((await health()) === 'disk full' ? 1 : 0)
    },
  })
}
