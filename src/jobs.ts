import { type Clock, type Ctx, type Db, originFor, type Seal, theClock, type TimedJob } from '#platform'
import { takeDue as contracts } from '#contracts'
import { takeDue as delivery } from '#delivery'
import { takeDue as evaluations } from '#evaluations'
import { takeDue as needs } from '#needs'
import { lawOrFault, takeDueOfPeople as people } from '#people'
import { takeDue as tenders } from '#tenders'
import { takeDue as notices } from './notices/index.ts'

/** Each step's timed work: it takes what is due in one jurisdiction and says how much that was. */
const due: readonly { name: string; takeDue: (ctx: Ctx, host: string | null) => Promise<number> }[] = [
  { name: 'needs', takeDue: needs },
  { name: 'tenders', takeDue: tenders },
  { name: 'contracts', takeDue: contracts },
  { name: 'delivery', takeDue: delivery },
  { name: 'evaluations', takeDue: evaluations },
  { name: 'people', takeDue: people },
]

/**
 * What falls due by the clock, step by step, in every jurisdiction, and at last who is to be told of it.
 * @param o.origin where links in letters begin; @param o.mail letters can be sent
 */
export function timedJobs(o: { db: Db; clock: Clock; seal: Seal; origin?: string | undefined; mail?: boolean }): TimedJob[] {
  const tell = {
    name: 'notices',
    takeDue: (ctx: Ctx, host: string | null) => notices(ctx, { origin: o.origin && originFor(o.origin, host) }),
  }
  return [...due, tell].map(({ name, takeDue }) => ({
    name,
    everySeconds: 2,
    async run() {
      let done = 0
      const faults: unknown[] = []
      for (const j of await o.db.selectFrom('jurisdictions').selectAll().execute()) {
        const [now, apart] = [o.clock.now(), o.clock.apart?.()]
        // What fails in one jurisdiction keeps no other from its own.
        const one = (async () =>
          await takeDue(
            {
              db: o.db,
              jurisdiction: j.code,
              zone: j.zone,
              law: await lawOrFault(o.db, j),
              demo: j.demo,
              now,
              ...(apart && { apart }),
              today: now.toZonedDateTimeISO(j.zone).toPlainDate(),
              lang: 'zh',
              asker: theClock,
              requestId: 'clock',
              seal: o.seal,
              ...(o.mail && { mail: true }),
            },
            j.host,
          ))()
        done += await one.catch((e: unknown) => (faults.push(e), 0))
      }
      if (faults.length > 0) throw faults.length === 1 ? faults[0] : new AggregateError(faults, 'in several jurisdictions')
      return done
    },
  }))
}
