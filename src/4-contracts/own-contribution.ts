import { type Day, sayContribution } from '#kernel'
import type { Calendar } from '#law'
import type { Ctx } from '#platform'
import { dueOnceRaised } from './due-after.ts'
import type { Contract } from './rules/contract.ts'
import type { NewDuty } from './rules/duty.ts'
import { inForceOn } from './rules/in-force.ts'
import { raisedWords } from './words.ts'

/** What the institution promised to add of its own, line by line: after the end it shows that it did. */
export function ownContribution(c: Contract, endsOn: Day, at: Pick<Ctx, 'today' | 'law'>, calendar: Calendar): NewDuty[] {
  const days = inForceOn(c, endsOn).terms.handInDays
  return c.lines.flatMap((l): NewDuty[] =>
    l.contribution
      ? [
          {
            contractId: c.id,
            kind: 'add-own',
            subjectKind: 'line',
            subjectId: l.id,
            title: raisedWords.both('addOwn', l.title),
            why: raisedWords.both('addOwnWhy', {
              zh: sayContribution(l.contribution, 'zh'),
              en: sayContribution(l.contribution, 'en'),
            }),
            otherwise: raisedWords.both('addOwnElse'),
            dueOn: dueOnceRaised(at, endsOn, endsOn, { count: days, unit: 'days' }, calendar),
            clause: '6',
            cites: [],
          },
        ]
      : [],
  )
}
