import { changeOf } from '#people'
import { moveNeed, need } from './store/index.ts'
import { needProcess } from './rules/need-process.ts'

/** Every change of a need goes this way. */
export const changeNeed = changeOf({ process: needProcess, kind: 'need', log: 'needs', load: need, move: moveNeed })

/** What a need has while nobody has decided it. */
export const undecided = { accepted_on: null, accepted_reason: null, set_aside_on: null, set_aside_reason: null }
