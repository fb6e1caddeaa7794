import { type Moment, plusDays } from '#kernel'
import {
  type Clock,
  type Ctx,
  type Db,
  type FileStore,
  type JurisdictionRow,
  originFor,
  type Seal,
  theClock,
  type TimedJob,
} from '#platform'
import type { Selectable } from 'kysely'
import { takeDue as casework } from '#casework'
import { takeDue as clients } from '#clients'
import { takeDue as contracts } from '#contracts'
import { takeDue as delivery } from '#delivery'
import { nextDue as evaluationsNext, takeDue as evaluations } from '#evaluations'
import { takeDue as files } from '#files'
import { takeDue as needs } from '#needs'
import { lawOrFault, takeDueOfPeople as people } from '#people'
import { takeDue as phone } from '#phone'
import { takeDue as voices } from '#voices'
import { nextDue as tendersNext, sealedAmong, takeDue as tenders } from '#tenders'
import { takeDue as votes } from '#votes'
import { filesOver } from './files-over.ts'
import { morningOf, takeDue as notices } from './notices/index.ts'

interface Timed {
  name: string
  takeDue: (ctx: Ctx, host: string | null) => Promise<number>
  /** The soonest moment of a day at which something falls due; what is due by its day is due when the day begins. */
  nextDue?: (ctx: Ctx) => Promise<Moment | undefined>
  isLong?: true
}

/** Each step's timed work: it takes what is due in one jurisdiction and says how much that was. */
const due: readonly Timed[] = [
  { name: 'needs', takeDue: needs },
  { name: 'votes', takeDue: votes },
  { name: 'tenders', takeDue: tenders, nextDue: tendersNext },
  { name: 'contracts', takeDue: contracts },
  { name: 'delivery', takeDue: delivery },
  { name: 'clients', takeDue: clients },
  { name: 'casework', takeDue: casework },
  { name: 'phone', takeDue: phone },
  { name: 'voices', takeDue: voices },
  { name: 'evaluations', takeDue: evaluations, nextDue: evaluationsNext },
  { name: 'people', takeDue: people },
  { name: 'files', takeDue: (ctx) => files(ctx, sealedAmong, filesOver) },
]

/**
 * What falls due by the clock, step by step, in every jurisdiction, and at last who is to be told of it.
 * @param o.origin where links in letters begin; @param o.mail letters can be sent
 */
export function timedJobs(o: {
  db: Db
  clock: Clock
  seal: Seal
  files?: FileStore
  origin?: string | undefined
  mail?: boolean
}): TimedJob[] {
  const tell: Timed = {
    name: 'notices',
    takeDue: (ctx: Ctx, host: string | null) => notices(ctx, { origin: o.origin && originFor(o.origin, host) }),
    nextDue: async (ctx) => morningOf(ctx),
    isLong: true,
  }
  return [...due, tell].map((timed) => {
    let next: Moment | undefined
    return {
      name: timed.name,
      everySeconds: 2,
      ...(timed.isLong && { isLong: timed.isLong }),
      nextAt: () => next,
      async run() {
        let done = 0
        const faults: unknown[] = []
        const moments: Moment[] = []
        for (const j of await o.db.selectFrom('jurisdictions').selectAll().execute()) {
          // What fails in one jurisdiction keeps no other from its own.
          const one = (async () => {
            const ctx = await clockIn(o, j)
            const n = await timed.takeDue(ctx, j.host)
            moments.push(startOf(plusDays(ctx.today, 1), j.zone))
            const within = await timed.nextDue?.(ctx)
            if (within) moments.push(within)
            return n
          })()
          done += await one.catch((e: unknown) => (faults.push(e), 0))
        }
        next = moments.sort((a, b) => Temporal.Instant.compare(a, b))[0]
        if (faults.length > 0) throw faults.length === 1 ? faults[0] : new AggregateError(faults, 'in several jurisdictions')
        return done
      },
    }
  })
}

const startOf = (day: Ctx['today'], zone: string): Moment => day.toZonedDateTime({ timeZone: zone }).toInstant()

/** The clock as the one who does what is due in a jurisdiction. */
async function clockIn(
  o: { db: Db; clock: Clock; seal: Seal; files?: FileStore; mail?: boolean },
  j: Selectable<JurisdictionRow>,
): Promise<Ctx> {
  const [now, apart] = [o.clock.now(), o.clock.apart?.()]
  return {
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
    ...(o.files && { files: o.files }),
    ...(o.mail && { mail: true }),
  }
}
