import { changeOf } from '#people'
import { need } from './needs.ts'
import { needProcess } from './rules/need-process.ts'
import { moveNeed } from './store.ts'

/** Every change of a need goes this way. */
export const changeNeed = changeOf({ process: needProcess, kind: 'need', log: 'needs', load: need, move: moveNeed })
