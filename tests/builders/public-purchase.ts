import { allOfIt, both, day, fraction, type Goal, type Id, type Indicator, type Line, minor, yuan } from '#kernel'
import type { PublicContract, PublicLine, PublicPurchase, PublicText } from '../../src/9-open-data/rules/public-facts.ts'
import type { PublicReview } from '../../src/9-open-data/rules/public-review.ts'

const at = (text: string) => Temporal.Instant.from(text)

/** A challenge of a result that was found to be without effect, a complaint after it that was upheld, and one that came too late. */
const challenged: PublicReview[] = [
  {
    ...{ id: 'chl_a', kind: 'challenge', number: '2026-001-Q1', subject: 'result', challengeId: null, receivedOn: day('2026-02-20') },
    ...{ returned: false, suspended: null, decided: null, ended: null },
    answered: { on: day('2026-03-03'), finding: 'no-effect' },
    carriedOut: null,
  },
  {
    ...{ id: 'cmp_a', kind: 'complaint', number: '2026-T1', subject: null, challengeId: 'chl_a', receivedOn: day('2026-03-10') },
    ...{ returned: false, answered: null, carriedOut: null, ended: null },
    suspended: { on: day('2026-03-12'), until: day('2026-04-11'), resumedOn: day('2026-04-02') },
    decided: { on: day('2026-04-02'), finding: 'upheld', outcome: 'next', why: '评分有误' },
  },
  {
    ...{ id: 'chl_b', kind: 'challenge', number: '2026-001-Q2', subject: 'documents', challengeId: null, receivedOn: day('2026-02-25') },
    ...{ returned: true, suspended: null, answered: null, carriedOut: null, decided: null, ended: null },
  },
]

/** A purchase after the pattern of case F-24 with every kind of event, for tests of what is published. */
export function samplePurchase(): PublicPurchase {
  const [post, visits] = ['lin_a' as Id<'line'>, 'lin_b' as Id<'line'>]
  const needs = ['ned_a']
  const communities = [{ id: 'com_a', name: '东园社区', nameEn: 'Dongyuan' }]
  const visited: Indicator = {
    ...{ id: 'ind_a' as Id<'indicator'>, name: '每周上门的老人', kind: 'output', unit: '人', baseline: '20', target: '60', better: 'more' },
    ...{ how: '上门记录', when: 'each-period', by: 'provider' },
  }
  const goals: Goal[] = [{ id: 'gol_a' as Id<'goal'>, says: '老人有人上门', forWhom: '独居老人', needId: 'ned_a', indicators: [visited] }]
  const achieves = { goals, noGoalReason: null, promised: { ind_a: '66' } }
  const line = (l: Line): PublicLine => ({
    ...{ ...l, needIds: needs, communityIds: ['com_a'] },
    ...(l.kind === 'post' ? achieves : { goals: [], noGoalReason: '活动由居民自己定。' }),
  })
  const lines = [
    line({ kind: 'post', id: post, title: '社区社工岗位', hangsOn: null, amount: yuan('998900'), grade: 'any', posts: 14, months: 12 }),
    line({
      kind: 'project',
      id: visits,
      title: '大型活动',
      hangsOn: post,
      amount: yuan('51100'),
      quantity: 7,
      unit: '场',
      unitPrice: yuan('7300'),
    }),
  ]
  const purchaser = { id: 'org_a', name: '星河街道办事处', nameEn: 'Xinghe Sub-district Office', creditCode: '11440300000000000N' }
  const provider = { id: 'org_b', name: '同心社会工作服务中心', nameEn: 'Tongxin Social Work Centre', creditCode: null }
  const text = (number: number, agreedAt: string, total: string): PublicText => ({
    number,
    agreedAt: at(agreedAt),
    reason: number === 1 ? '' : '加办活动',
    title: '七个社区的社会工作服务',
    titleEn: 'Community social work',
    startsOn: day('2026-03-01'),
    endsOn: day('2027-02-28'),
    effectiveOn: null,
    lines: lines.map((l) =>
      l.kind === 'post'
        ? l
        : {
            ...l,
            unitTerms: { what: ['event'], minutes: null, people: 200, sessions: null },
            stages: [
              { key: `${l.id}:s1`, title: 'Advance', share: '2/5', onSigning: true, earliestOn: null, needs: [], afterKey: null },
              {
                key: `${l.id}:s2`,
                title: 'Last',
                share: '3/5',
                onSigning: false,
                earliestOn: day('2027-02-28'),
                needs: [{ lineId: l.id, count: 7 }],
                afterKey: `${l.id}:s1`,
              },
            ],
          },
    ),
    total: yuan(total),
    instalments: [
      {
        key: `${post}:m01`,
        kind: 'month',
        quantity: 1,
        title: both('第 1 个月', 'Month 1'),
        periodTo: day('2026-03-31'),
        amount: yuan('83241.67'),
        onSigning: false,
      },
      {
        key: `${post}:m02`,
        kind: 'month',
        quantity: 1,
        title: both('第 2 个月', 'Month 2'),
        periodTo: day('2026-04-30'),
        amount: yuan('83241.67'),
        onSigning: false,
      },
      {
        key: `${visits}:units`,
        kind: 'units',
        quantity: 7,
        title: both('大型活动', 'Events'),
        periodTo: day('2027-02-28'),
        amount: yuan('51100'),
        onSigning: false,
      },
    ],
  })
  const contract: PublicContract = {
    id: 'con_a',
    number: '2026-001-1',
    provider,
    noTenderReason: null,
    success: { said: [], compared: [], words: [] },
    paidByLine: new Map(),
    pay: null,
    gapDays: null,
    inForce: 2,
    texts: [text(1, '2026-02-20T02:30:00Z', '1050000'), text(2, '2026-05-06T01:00:00Z', '1054000')],
    duties: [
      {
        kind: 'pay',
        debtor: 'purchaser',
        title: both('支付', 'Pay'),
        deadline: both('30 日内', 'within 30 days'),
        remedy: both('计息', 'interest'),
      },
    ],
    endedOn: null,
    endReason: null,
    acceptances: [
      {
        id: 'acc_a',
        title: both('第 1 个月', 'Month 1'),
        handedInOn: day('2026-04-03'),
        dueOn: day('2026-04-13'),
        acceptedOn: day('2026-04-10'),
        by: 'purchaser',
        residents: 12,
        drawn: { of: 40, drawn: 5, asRecorded: 3, differs: 1, notCheckable: 0, unchecked: 1 },
        parts: [
          { instalmentKey: `${post}:m01`, accepted: allOfIt, disputed: false, settledOn: null },
          { instalmentKey: `${visits}:units`, accepted: { count: fraction(1), of: fraction(7) }, disputed: false, settledOn: null },
          { instalmentKey: `${post}:m02`, accepted: allOfIt, disputed: true, settledOn: day('2026-06-01') },
        ],
      },
    ],
    values: [],
    claims: [
      {
        id: 'clm_a',
        number: '1',
        acceptanceId: 'acc_a',
        source: 'acceptance' as const,
        title: both('第 1 期', 'First claim'),
        amount: yuan('90541.67'),
        madeOn: day('2026-04-11'),
        clockStartOn: day('2026-04-10'),
        dueOn: day('2026-05-10'),
        basis: 'contract',
        settledOn: day('2026-05-20'),
        withdrawnAt: null,
        daysLate: 10,
        interest: yuan('452.71'),
        payments: [
          {
            id: 'pay_a',
            recordedAt: null,
            entries: [{ id: 'pay_a', amount: yuan('90000'), interest: minor(0n), paidOn: day('2026-05-08'), reverses: null }],
            becomes: null,
          },
          {
            id: 'pay_b',
            recordedAt: null,
            entries: [{ id: 'pay_b', amount: yuan('541.67'), interest: yuan('452.71'), paidOn: day('2026-05-20'), reverses: null }],
            becomes: { as: 'settled', on: day('2026-05-20'), daysLate: 10, interest: yuan('452.71') },
          },
        ],
      },
    ],
    verdicts: [
      {
        roundId: 'rnd_a',
        mean: 3.4,
        n: 5,
        lines: [{ id: post, title: '社区社工岗位', mark: 4 }],
        whole: 4,
        revealedOn: day('2026-10-01'),
        reply: null,
      },
    ],
  }
  return {
    asOf: day('2027-04-01'),
    published: new Map(),
    id: 'pur_a',
    number: '2026-001',
    title: '七个社区的社会工作服务',
    titleEn: 'Community social work in seven communities',
    purchaser,
    communities,
    combination: 'project-in-post',
    consultation: { answers: 1284, lastClosedOn: day('2026-01-10') },
    needs: [
      {
        id: 'ned_a',
        title: '独居老人有人定期看望',
        titleEn: 'Somebody visits old people who live alone',
        acceptedOn: day('2026-01-12'),
        acceptedReason: null,
        evidence: [
          {
            id: 'evd_a',
            kind: 'felt',
            source: '居民需求调查',
            estimate: {
              says: both('提到的人', 'who said so'),
              what: 'share',
              estimate: 0.38,
              low: 0.34,
              high: 0.42,
              n: 1284,
              nEff: 611,
            },
          },
          { id: 'evd_b', kind: 'expressed', source: '热线记录', estimate: null },
        ],
      },
    ],
    plan: {
      id: 'pln_a',
      title: '七个社区的社会工作服务',
      titleEn: null,
      lines: lines.map((l) => ({ ...l, reason: null })),
      sources: [{ source: '区级财政', amount: yuan('1050000') }],
      total: yuan('1050000'),
      fiscalYear: 2026,
      startsOn: day('2026-03-01'),
      months: 12,
      noSurveyReason: null,
      publishedOn: day('2026-01-15'),
    },
    tenders: [
      {
        id: 'tnd_a',
        title: '七个社区的社会工作服务',
        titleEn: null,
        method: 'open-tender',
        methodSays: both('公开招标', 'open tendering'),
        lines,
        budget: yuan('1050000'),
        fixedPrice: true,
        priceWeight: null,
        criteria: [
          { title: '服务方案', weight: '60' },
          { title: '团队', weight: '40' },
        ],
        conditions: null,
        startsOn: day('2026-03-01'),
        months: 12,
        issuedOn: day('2026-01-20'),
        deadlineAt: at('2026-02-10T01:30:00Z'),
        documentsUntilOn: day('2026-01-27'),
        openedAt: at('2026-02-10T01:30:05Z'),
        bidders: 3,
        validBids: 3,
        reviews: [],
        ended: null,
      },
    ],
    awards: [
      {
        id: 'awd_a',
        tenderId: 'tnd_a',
        provider,
        title: '七个社区的社会工作服务',
        titleEn: null,
        reasons: '服务方案得分最高。',
        lines,
        total: yuan('1050000'),
        awardedOn: day('2026-02-10'),
        ended: null,
      },
    ],
    contracts: [contract],
  }
}

/** The same purchase as the public saw it earlier: what came later is not there yet. */
/** A contract of which both sides have said what counts as success, and agreed on words for its first line. */
export function withSuccess(c: PublicContract): PublicContract {
  const line = c.texts[0]!.lines.find((l) => l.goals?.length)!
  const [indicator] = line.goals!.flatMap((g) => g.indicators)
  const said: PublicContract['success'] = {
    said: [
      { side: 'purchaser', saidOn: day('2026-02-24') },
      { side: 'provider', saidOn: day('2026-02-25') },
    ],
    compared: [
      {
        line: line as unknown as PublicContract['success']['compared'][number]['line'],
        says: { purchaser: '老人说得出社工的名字。', provider: '上门一次不落。' },
        indicators: [{ indicator: indicator!, promised: '66', values: { purchaser: '60', provider: null }, same: false }],
        changedSince: false,
      },
    ],
    words: [
      {
        ...{ lineId: line.id, words: '老人说得出社工的名字，上门一次不落。', writtenBy: 'provider', version: 2 },
        ...{ writtenOn: day('2026-02-26'), agreedOn: day('2026-02-27') },
      },
    ],
  }
  return { ...c, success: said }
}

export function stages(): { name: string; purchase: PublicPurchase }[] {
  const whole = samplePurchase()
  const none = { plan: null, tenders: [], awards: [], contracts: [] }
  const called = whole.tenders.map((t) => ({ ...t, openedAt: null, bidders: null, validBids: null }))
  const signed = whole.contracts.map((c) => ({ ...c, texts: c.texts.slice(0, 1), acceptances: [], values: [], claims: [], verdicts: [] }))
  return [
    { name: 'planned', purchase: { ...whole, ...none, plan: whole.plan } },
    { name: 'called', purchase: { ...whole, ...none, plan: whole.plan, tenders: called } },
    { name: 'opened', purchase: { ...whole, ...none, plan: whole.plan, tenders: whole.tenders } },
    {
      name: 'void',
      purchase: {
        ...whole,
        ...none,
        plan: whole.plan,
        tenders: whole.tenders.map((t) => ({ ...t, ended: { as: 'void' as const, on: day('2026-02-11'), reason: '不足三家' } })),
      },
    },
    { name: 'awarded', purchase: { ...whole, contracts: [] } },
    { name: 'challenged', purchase: { ...whole, contracts: [], tenders: whole.tenders.map((t) => ({ ...t, reviews: challenged })) } },
    { name: 'signed', purchase: { ...whole, contracts: signed } },
    { name: 'said what counts', purchase: { ...whole, contracts: signed.map(withSuccess) } },
    {
      name: 'direct',
      purchase: { ...whole, ...none, plan: whole.plan, contracts: signed.map((c) => ({ ...c, noTenderReason: '续签第二年' })) },
    },
    {
      name: 'delivered, a part disputed',
      purchase: {
        ...whole,
        contracts: whole.contracts.map((c) => ({
          ...c,
          texts: c.texts.slice(0, 1),
          claims: [],
          verdicts: [],
          acceptances: c.acceptances.map((a) => ({
            ...a,
            parts: a.parts.map((p) => ({
              ...p,
              settledOn: null,
              accepted: p.disputed ? { count: fraction(1), of: fraction(2) } : p.accepted,
            })),
          })),
        })),
      },
    },
    { name: 'delivered and paid', purchase: whole },
    { name: 'ended', purchase: { ...whole, contracts: whole.contracts.map((c) => ({ ...c, endedOn: day('2027-03-01') })) } },
  ]
}
