import type { QueryId } from 'kysely'
import type { Watch } from '../../src/platform/database/open.ts'
import { whyNotRouted } from './routed.ts'
import { noteUnrouted } from './unrouted.ts'

const held = new WeakSet<QueryId>()
/** Why not, by the text of a statement. */
const known = new Map<string, string | undefined>()

const told = new Set<string>()

/** Looks at each distinct statement that is held to one jurisdiction, as the planner of a distributed database would. */
export const looksAtRoutes: Watch = {
  plugin: {
    transformQuery: ({ node, queryId }) => {
      held.add(queryId)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  },
  log: ({ level, query }) => {
    if (level !== 'query' || !held.has(query.queryId)) return
    // A list of ids is another text for each of its lengths.
    const text = query.sql.replaceAll(/\$\d+(?:, \$\d+)+/g, '$1, $1')
    if (!known.has(text)) known.set(text, whyNotRouted(text))
    const why = known.get(text)
    // So a test says that it looks everywhere.
    if (why && !told.has(text) && !text.includes('jurisdiction is not null')) {
      told.add(text)
      noteUnrouted(why, text)
    }
  },
}
