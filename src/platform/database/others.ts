import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Word between the processes of one database that what is due next has changed. */
export interface Others {
  /** Says so to the others. */
  tell(): Promise<void>
  /** `heard` is called at each word of another process; `isHearing` says whether words arrive at all, as behind some poolers they do not. */
  hear(heard: () => void): { isHearing(): boolean; stop(): Promise<void> }
}

const channel = 'tandem_due'
const againAfterMs = 5000

/** The same on PostgreSQL, by a connection of its own. @param query over the connections everybody shares */
export function othersOn(o: { url: string; query: (text: string, values: string[]) => Promise<unknown> }): Others {
  const own = randomUUID()
  const say = async () => {
    await o.query('select pg_notify($1, $2)', [channel, own])
  }
  return {
    tell: say,
    hear(heard) {
      let client: pg.Client | undefined
      let isHearing = false
      let isStopped = false
      let timer: ReturnType<typeof setTimeout> | undefined
      const lost = () => {
        isHearing = false
        clearTimeout(timer)
        if (!isStopped) timer = setTimeout(() => void begin(), againAfterMs).unref()
      }
      const begin = async () => {
        const mine = new pg.Client({
          connectionString: o.url,
          keepAlive: true,
          application_name: 'tandem due',
          connectionTimeoutMillis: 5000,
        })
        client = mine
        mine.on('error', () => {})
        mine.once('end', () => mine === client && lost())
        mine.on('notification', (n) => {
          // Its own word shows that words arrive: a pooler that lends connections takes the order to listen and hands nothing on.
          if (n.payload === own) isHearing = true
          else heard()
        })
        try {
          await mine.connect()
          await mine.query(`listen ${channel}`)
          await say()
        } catch {
          await mine.end().catch(() => {})
          if (mine === client) lost()
        }
      }
      void begin()
      return {
        isHearing: () => isHearing,
        async stop() {
          isStopped = true
          clearTimeout(timer)
          await client?.end().catch(() => {})
        },
      }
    },
  }
}
