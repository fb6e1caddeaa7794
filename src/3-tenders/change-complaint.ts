import { changeOf } from '#people'
import { complaintProcess } from './rules/complaint-process.ts'
import { refuseRedress } from './rules/redress-words.ts'
import { complaint, holdTender, moveComplaint } from './store/index.ts'

/** Every change of a complaint goes this way. Its tender is held with it: what is decided, a signature must not overtake. */
export const changeComplaint = changeOf({
  process: complaintProcess,
  kind: 'complaint',
  log: 'complaints',
  load: complaint,
  hold: async (ctx, tx, id) => {
    const found = await complaint(ctx, id)
    if (found) await holdTender(ctx, tx, found.tenderId)
  },
  move: moveComplaint,
  says: { absent: () => refuseRedress('no-complaint') },
})
