import { changeOf } from '#people'
import { type Phone, phoneProcess } from './rules/phone.ts'
import { holdPhone, movePhone, type PhoneColumns, phoneRow } from './store/index.ts'

/** How a telephone is kept. */
export const changePhone = changeOf({
  process: phoneProcess,
  kind: 'phone',
  log: 'phones',
  load: phoneRow,
  hold: holdPhone,
  move: (ctx, tx, was: Phone, state, columns: PhoneColumns) => movePhone(ctx, tx, was, state, columns),
})
