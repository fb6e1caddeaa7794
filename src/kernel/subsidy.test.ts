import { describe, expect, test } from 'vitest'
import { day, type Line, newId, saySubsidy, sayShareOf, type Subsidy, yuan } from './index.ts'
import { carriesMore, costOf, restOf, subsidyOf, wrongSubsidy } from './subsidy.ts'

const id = () => newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z'))
const project: Line = {
  id: id(),
  kind: 'project',
  title: '家庭教育',
  hangsOn: null,
  amount: yuan('48000'),
  quantity: 8,
  unit: '次',
  unitPrice: yuan('6000'),
}
const full: Subsidy = { whole: '96000.00', restFrom: '承接机构', restMoney: '自有资金', until: null }
const post = (subsidy: Partial<Subsidy> | null = {}, hangsOn: Line['hangsOn'] = project.id, amount = '24000'): Line => ({
  ...{ id: id(), kind: 'post', title: '补贴岗', hangsOn, amount: yuan(amount), grade: 'any', posts: 1, months: 12 },
  subsidy: subsidy && { ...full, ...subsidy },
})
const term = { startsOn: day('2026-06-01'), endsOn: day('2027-05-31') }
const other = post(null)

describe('a subsidy of a post', () => {
  test.each<[string, Line, string[]]>([
    ['hangs on a project of the same text', post(), []],
    ['of all of it is still a subsidy', post({ whole: '24000.00' }), []],
    ['larger than the whole', post({ whole: '23999.99' }), ['whole']],
    ['of a post that hangs on nothing', post({}, null), ['hangsOn']],
    ['of a post that hangs on a post', post({}, other.id), ['hangsOn']],
    ['of a post whose project is not here', post({}, id()), ['hangsOn']],
    ['that ends before the first day', post({ until: '2026-05-31' }), ['until']],
    ['that ends on the first day', post({ until: '2026-06-01' }), []],
    ['that ends with the term', post({ until: '2027-05-31' }), []],
    ['that ends after it', post({ until: '2027-06-01' }), ['until']],
    [
      'with everything wrong is told so at once',
      post({ whole: '1.00', restFrom: ' ', restMoney: '', until: '2020-01-01' }, null),
      ['hangsOn', 'restFrom', 'restMoney', 'until', 'whole'],
    ],
    ['that is none', post(null, null), []],
    ['is never one of a project', project, []],
  ])('%s', (_, line, fields) => expect(Object.keys(wrongSubsidy(line, [project, other, line], term)).toSorted()).toEqual(fields))

  test('is read off exactly: the share, the rest, and what the post costs in all', () => {
    const line = post({ whole: '72000.00' })
    const s = { amount: line.amount, subsidy: subsidyOf(line)! }
    expect([sayShareOf(s), costOf(line), restOf(s), costOf(project)]).toEqual([
      '1/3 = 33.3333%',
      yuan('72000'),
      yuan('48000'),
      yuan('48000'),
    ])
    expect(saySubsidy(s, 'en')).toContain('the other ¥48,000.00 is carried by 承接机构 from 自有资金')
  })

  test.each([
    ['the same part', '24000', '96000.00', false],
    ['a smaller part', '24000', '97000.00', false],
    ['a larger part', '24000', '95999.99', true],
    ['the same part of twice as much', '48000', '192000.00', false],
  ])('the purchaser carries %s', (_, amount, whole, more) =>
    expect(carriesMore({ amount: yuan(amount), subsidy: { ...full, whole } }, { amount: yuan('24000'), subsidy: full })).toBe(more),
  )
})
