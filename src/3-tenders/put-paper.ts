import { isBefore, type Refusal } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import { changeComplaint } from './change-complaint.ts'
import type { paperKinds } from './rules/complaint.ts'
import { refuseRedress } from './rules/redress-words.ts'
import { insertPaper } from './store/index.ts'

interface NewPaper {
  complaintId: string
  kind: (typeof paperKinds)[number]
  says: string
  fromOn?: Temporal.PlainDate | undefined
  toOn?: Temporal.PlainDate | undefined
}

/** Either side puts evidence to the file; finance also the minutes of a hearing, and a test with the days that do not count. */
export async function putPaper(ctx: Ctx, i: NewPaper): Promise<{ id: string } | Refusal> {
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'put' }, async ({ tx, inside, now, entry }) => {
    if (i.kind !== 'evidence' && !may(ctx.asker, 'complaints.review', now)) return refuseRedress('only-evidence').at('kind')
    const isTest = i.kind === 'test'
    if (isTest && (!i.fromOn || !i.toOn || isBefore(i.toOn, i.fromOn))) return refuseRedress('test-days').at('fromOn')
    const number = await insertPaper(inside, tx, now.id, {
      kind: i.kind,
      says: i.says,
      fromOn: isTest ? i.fromOn! : null,
      toOn: isTest ? i.toOn! : null,
      organisationId: ctx.asker.organisationId,
      name: ctx.asker.name ?? '',
    })
    entry.facts = { number: now.number, kind: i.kind, paper: number }
    return { id: now.id }
  })
}
