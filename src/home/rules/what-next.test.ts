import { day } from '#kernel'
import { expect, test } from 'vitest'
import { type Doable, whatNext } from './what-next.ts'

const due = (step: Doable['step'], on: string | null, reads = false): Doable => ({
  step,
  dueOn: on === null ? null : day(on),
  href: `/${step}/${on}`,
  ...(reads && { reads: true }),
})
const next = '/next'

test.each<[string, readonly Doable[], string | undefined, string | undefined]>([
  ['nothing at all', [], undefined, undefined],
  ['what merely comes next', [], next, next],
  ['what is due before what merely comes next', [due('plans', null)], next, '/plans/null'],
  ['the furthest, not the earliest', [due('needs', '2026-03-01'), due('tenders', '2026-04-01')], next, '/tenders/2026-04-01'],
  [
    'a later day of the furthest, not what has no day yet',
    [due('plans', '2026-03-01'), due('tenders', '2026-04-01'), due('tenders', null)],
    next,
    '/tenders/2026-04-01',
  ],
  [
    'from the contract on the earliest day',
    [due('contracts', '2026-03-01'), due('evaluations', '2026-04-01')],
    next,
    '/contracts/2026-03-01',
  ],
  ['what comes next before what there is to read', [due('payments', '2026-03-01', true)], next, next],
  ['what there is to read where nothing comes next', [due('payments', '2026-03-01', true)], undefined, '/payments/2026-03-01'],
  ['what there is to do before what there is to read', [due('payments', '2026-03-01', true), due('plans', null)], next, '/plans/null'],
])('%s', (_, all, then, href) => {
  const found = whatNext(all, then)
  expect(found && ('due' in found ? found.due.href : found.next)).toBe(href)
})
