import { day, type Id, isRefusal, type Subsidy, yuan } from '#kernel'
import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import { checkSupplement } from './supplement.ts'
import { checkText } from './check-text.ts'
import type { Contract, ContractLine, ContractText } from './contract.ts'
import { combined, postLine, projectLine } from './contract.sample.ts'
import { differences } from './differences.ts'

const law = knownLaw('cn')
const project = projectLine(yuan('6000'), 8, '家庭教育项目', '次')
const subsidy: Subsidy = { whole: '96000.00', restFrom: '承接机构', restMoney: '自有资金', until: '2026-12-31' }
const post = { ...postLine(yuan('24000'), 1, 12, '补贴岗'), hangsOn: project.id, subsidy } as ContractLine & { kind: 'post' }
const full = postLine(yuan('96000'), 1, 12, '全额岗')
const text: ContractText = { ...combined(), lines: [project, post, full] }
const signed: Contract = {
  ...text,
  ...{
    id: 'con_0' as Id<'contract'>,
    number: 'HT-1',
    purchaseId: 'p',
    tenderId: null,
    noTenderReason: 'x',
    purchaserId: 'a',
    providerId: 'b',
  },
  ...{ state: 'active', versionNumber: 1, total: yuan('168000'), originalTotal: yuan('168000'), lawDay: day('2026-02-03'), noticeOn: null },
  ...{ signedOn: day('2026-02-03'), publishedOn: null, closedOn: null, closeReason: null, version: 3 },
}
const withPost = (of: ContractLine): ContractText => ({ ...text, lines: [project, of, full] })
const changed = (of: Partial<Subsidy>) => withPost({ ...post, subsidy: { ...subsidy, ...of } })

describe('a first text', () => {
  const wrong = (t: ContractText) => {
    const no = checkText(t, { providerIsEnterprise: false, lawDay: day('2026-02-03'), law })
    return no ? Object.keys(no.fields ?? {}) : []
  }
  test.each<[string, ContractText, string[]]>([
    ['with a subsidised post inside its project', text, []],
    ['whose project was taken out', { ...text, lines: [post, full] }, ['lines.0', 'lines.0.hangsOn']],
    [
      'with everything of a subsidy missing',
      changed({ whole: '0.00', restFrom: '', restMoney: '', until: null }),
      ['lines.1.whole', 'lines.1.restFrom', 'lines.1.restMoney'],
    ],
    [
      'whose lines hang on each other in a circle',
      { ...text, lines: [{ ...project, hangsOn: post.id }, post, full] },
      ['lines.0', 'lines.1'],
    ],
  ])('%s', (_, t, fields) => expect(wrong(t)).toEqual(fields))
})

describe('a change of a signed subsidy', () => {
  const today = day('2026-04-20')
  const asked = (t: ContractText) => checkSupplement(signed, { ...t, effectiveOn: day('2026-05-01') }, { today, law })
  const { subsidy: _, ...bare } = post
  test.each<[string, ContractText, string | null]>([
    ['another who carries the rest', changed({ restFrom: '区慈善会' }), null],
    ['other money', changed({ restMoney: '专项捐款' }), null],
    ['another last day', changed({ until: '2027-02-28' }), null],
    ['a larger whole', changed({ whole: '100000.00' }), null],
    ['a larger part carried by the purchaser', changed({ whole: '95999.00' }), 'lines.1'],
    ['no subsidy any more', withPost(bare as ContractLine), 'lines.1'],
    [
      'one of a post that was bought in full',
      { ...text, lines: [project, post, { ...full, hangsOn: null, subsidy } as ContractLine] },
      'lines.2',
    ],
    ['one that hangs on nothing any more', withPost({ ...post, hangsOn: null }), 'lines.1'],
  ])('%s', (_name, t, field) => {
    const said = asked(t)
    expect(isRefusal(said) ? Object.keys(said.fields ?? {})[0] : null).toBe(field)
  })
  test('cannot be made unseen', () =>
    expect(differences(text, changed({ until: null })).map((d) => d.what.en)).toEqual([
      '补贴岗: Subsidised post: the whole cost, and who carries the rest',
    ]))
})
