import { changeOf } from '#people'
import { type Supervision, supervisionProcess } from './rules/supervision.ts'
import { holdSupervision, moveSupervision, type SupervisionColumns, supervisionRow } from './store/index.ts'

/** How supervision is kept. */
export const changeSupervision = changeOf({
  process: supervisionProcess,
  kind: 'supervision',
  log: 'supervision',
  load: supervisionRow,
  hold: holdSupervision,
  move: (ctx, tx, was: Supervision, state, columns: SupervisionColumns) => moveSupervision(ctx, tx, was, state, columns),
})
