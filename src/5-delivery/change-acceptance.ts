import { changeOf } from '#people'
import { acceptance } from './acceptances.ts'
import { acceptanceProcess } from './rules/acceptance-process.ts'
import { moveAcceptance } from './store/index.ts'
import { refuse } from './words.ts'

/** Every change of an acceptance goes this way. */
export const changeAcceptance = changeOf({
  process: acceptanceProcess,
  kind: 'acceptance',
  log: 'delivery',
  load: acceptance,
  move: moveAcceptance,
  says: { absent: () => refuse('no-acceptance'), stale: () => refuse('stale') },
  plain: (a) => ({ dueOn: a.dueOn }),
  always: (a) => ({ period: a.period }),
})
