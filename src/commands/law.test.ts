import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lawCommand, type PlaceOf } from './law.ts'
import { refuse } from './law-words.ts'

async function run(argv: readonly string[], files: Readonly<Record<string, unknown>> = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await lawCommand(argv, {
    read: (path) =>
      path in files
        ? Promise.resolve(typeof files[path] === 'string' ? files[path] : JSON.stringify(files[path]))
        : Promise.reject(new Error('no such file')),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  })
  return {
    code,
    json: code === 0 && out[0]?.startsWith('tandem') === false && /^[[{]/.test(out[0]) ? (JSON.parse(out.join('')) as never) : undefined,
    out: out.join(''),
    err: err.join(''),
  }
}
const answered = async (argv: readonly string[], files: Readonly<Record<string, unknown>> = {}) => {
  const result = await run(argv, files)
  expect(result.err).toBe('')
  expect(result.code).toBe(0)
  return result.json as unknown
}
const fairContract = {
  kind: 'contract',
  lawDay: '2026-01-01',
  basis: 'contract',
  isPublicService: true,
  amount: '1008000.00',
  lines: [{ kind: 'post', amount: '1008000.00' }],
  termMonths: 12,
  supplements: [],
  acceptance: { isCondition: true, usersInvited: true, periodDays: 15 },
  payment: { days: 30, lateDailyRate: '0.0005' },
  errandCap: '0.1',
  hasPerformanceClause: true,
  subcontracting: 'none',
  duties: [],
  clauses: [{ number: '4.3', text: '其他费用由乙方承担。' }],
}

describe('tandem law', () => {
  test('list names every rule with its texts and how sure we are', async () => {
    const rules = (await answered(['list'])) as { rule: string; confidence: string }[]
    expect(rules.find((r) => r.rule === 'R-21')).toMatchObject({ confidence: 'A' })
    expect(rules.length).toBeGreaterThan(100)
  })
  test('show R-21 gives twenty days since 2003 with the article', async () => {
    expect(await answered(['show', 'r-21'])).toMatchObject({
      rule: 'R-21',
      cites: [{ article: { en: 'art. 35' } }],
      parameters: [{ name: 'tender.bid-period', values: [{ from: '2003-01-01', value: { count: 20, unit: 'days' } }] }],
    })
  })
  test('show R-92 has the history of both texts', async () => {
    const shown = (await answered(['show', 'R-92'])) as { parameters: { name: string; values: { from: string; value: unknown }[] }[] }
    expect(shown.parameters.find((p) => p.name === 'payment.longest-days')!.values.map((v) => [v.from, v.value])).toEqual([
      ['2020-09-01', 60],
      ['2025-06-01', 60],
    ])
  })
  test('timetable: issued 2025-06-03, bids not before 06-23', async () => {
    const rows = (await answered(['timetable', '--method', 'open-tender', '--place', 'cn', '--issued', '2025-06-03'])) as {
      step: string
      earliestOn?: string
      cites: unknown[]
    }[]
    expect(rows.find((r) => r.step === 'deadline')).toMatchObject({ earliestOn: '2025-06-23' }) // 3 + 20
    expect(rows.every((r) => r.cites.length > 0)).toBe(true)
  })
  test('timetable takes days that are known, also written with =', async () => {
    const rows = (await answered(['timetable', '--method=open-tender', '--issued=2025-06-03', '--deadline=2025-06-20'])) as {
      step: string
      breach?: { en: string }
    }[]
    expect(rows.find((r) => r.step === 'deadline')!.breach!.en).toContain('Too early')
  })
  test('price-score: F-01', async () => {
    const file = {
      weight: '30',
      offers: [
        ['A', '880000'],
        ['B', '950000'],
        ['C', '820000'],
        ['D', '1050000'],
      ].map(([id, price]) => ({ id, price })),
    }
    expect(await answered(['price-score', 'p.json'], { 'p.json': file })).toMatchObject({
      answer: [{ score: '615/22' }, {}, { score: '30' }, {}],
    }) // 82 ÷ 88 × 30 = 27.9545…
  })
  test('low-bid: F-06 triggers the second-lowest and the ceiling', async () => {
    const file = {
      lawDay: '2026-03-01',
      budget: '1200000',
      ceiling: '1200000',
      bids: ['1000000', '950000', '420000', '880000'].map((price, i) => ({ id: 'abcd'[i], price })),
    }
    expect(await answered(['low-bid', 'b.json'], { 'b.json': file })).toMatchObject({
      answer: [{ triggered: [] }, { triggered: [] }, { triggered: ['second-lowest', 'ceiling'] }, { triggered: [] }],
    })
  })
  test('panel: F-18, a complex project of 9 million needs seven', async () => {
    const file = {
      lawDay: '2026-03-01',
      method: 'open-tender',
      place: 'cn',
      budget: '9000000',
      isComplex: true,
      hasHighImpact: false,
      panel: { experts: 4, purchaser: 1 },
    }
    expect(await answered(['panel', 'p.json'], { 'p.json': file })).toMatchObject({
      answer: { size: 7, experts: 5 },
      findings: [{ rule: 'R-28' }],
    })
  })
  test('payment: F-15 by 2026-08-14, and F-16’s rate for ten days', async () => {
    const file = {
      lawDay: '2026-01-01',
      basis: 'statute',
      deliveredOn: '2026-06-30',
      acceptanceIsCondition: true,
      acceptancePeriodDays: 15,
      amount: '200000.00',
      asOf: '2026-08-24',
    }
    expect(await answered(['payment', '-'], { '-': file })).toMatchObject({
      clock: { answer: { dueOn: '2026-08-14' }, confidence: 'A' },
      interest: { answer: { days: 10, interest: '1000.00' } },
    }) // 10 × 0.0005 × 200,000
  })
  test('payment without an amount answers the day only', async () => {
    expect(
      await answered(['payment', 'p'], {
        p: { lawDay: '2026-01-01', basis: 'contract', acceptanceIsCondition: false, deliveredOn: '2026-06-30' },
      }),
    ).toMatchObject({ clock: { answer: { dueOn: '2026-07-30' } }, interest: null })
  })
  test('check a contract: F-26 is found in its clause with a fairer wording', async () => {
    expect(await answered(['check', 'c.json'], { 'c.json': fairContract })).toMatchObject({
      mayGo: true,
      findings: [{ rule: 'R-46', severity: 'warn', at: '4.3', fairer: { zh: expect.stringContaining('双方') } }],
    })
  })
  test('check tender documents: F-02, a price weight of 9 %', async () => {
    const file = {
      kind: 'tender',
      lawDay: '2026-01-01',
      method: 'open-tender',
      place: 'cn',
      isService: true,
      budget: '1000000',
      budgetIsPublic: true,
      issuedOn: '2026-03-02',
      deadlineOn: '2026-03-23',
      priceWeight: '0.09',
      fixedPrice: false,
      criteria: [{ id: 'a', title: 'x', points: '91', isQuantified: true }],
      conditions: [],
    }
    expect(await answered(['check', 't'], { t: file })).toMatchObject({ findings: [{ rule: 'R-29', at: 'priceWeight' }] })
  })
  test('check a plan: nothing in order', async () => {
    const plan = {
      kind: 'services',
      isPublicService: true,
      isComplex: false,
      total: '1000000',
      startOn: '2026-03-01',
      termMonths: 12,
      sources: [],
      fitsMediumTermPlan: true,
      appraisedBefore: true,
      hasPerformanceGoals: true,
      hasAcceptancePlan: true,
      usersJoinAcceptance: true,
      object: { isDutyOfGovernment: true },
      posts: [],
    }
    const checked = (await answered(['check', 'p'], { p: { kind: 'plan', lawDay: '2026-01-01', plan } })) as {
      mayGo: boolean
      findings: { rule: string }[]
    }
    expect([checked.mayGo, checked.findings.map((f) => f.rule)]).toEqual([false, ['R-01', 'R-02', 'R-11', 'R-12']])
  })
  test('check purchases: two of 1,500,000 each pass the threshold of 2,000,000 together', async () => {
    const buy = (id: string) => ({
      id,
      fiscalYear: 2026,
      budgetItem: '社会工作',
      category: 'C0501',
      amount: '1500000.00',
      method: 'competitive-consultation',
      wasApproved: false,
      fromBudgetAdjustment: false,
    })
    const file = { kind: 'purchases', lawDay: '2026-03-01', place: 'cn-example', purchases: [buy('a'), buy('b')] }
    expect(await answered(['check', 'p'], { p: file })).toMatchObject({ findings: [{ rule: 'R-48', at: 'a, b' }] })
    expect(await answered(['check', 'p'], { p: { ...file, purchases: [buy('a')] } })).toMatchObject({ mayGo: true, findings: [] })
  })
  test('cost-floor: ten assistants for a year are 10 × 105,755.88, and a bid of a million misses 57,558.80', async () => {
    const file = { lawDay: '2026-03-01', place: 'cn-example', posts: [{ grade: 'assistant', posts: '10', months: 12 }], bid: '1000000.00' }
    expect(await answered(['cost-floor', 'f'], { f: file })).toMatchObject({
      answer: { total: '1057558.80', isExample: true },
      bid: { gap: '57558.80', findings: [{ rule: 'R-63', severity: 'warn' }] },
    })
    const { code, err } = await run(['cost-floor', 'f'], { f: { ...file, place: 'cn' } })
    expect([code, err]).toEqual([1, expect.stringContaining('no floor can be reckoned')])
  })
  test('report of a payment', async () => {
    const file = {
      kind: 'payment',
      id: 'claim-7',
      lawDay: '2026-01-01',
      facts: { basis: 'statute', acceptanceIsCondition: false, deliveredOn: '2026-06-30' },
    }
    expect(await answered(['report', 'r'], { r: file })).toMatchObject({ record: { id: 'claim-7' }, lines: [{ name: 'payment-clock' }] })
  })
})

describe('wrong input ends with 1 and a sentence in both languages', () => {
  const payment = { lawDay: '2026-01-01', basis: 'statute', acceptanceIsCondition: false, deliveredOn: '2026-06-30' }
  test.each([
    ['an unknown command', ['sing'], 'no command “sing”'],
    ['a name of every object', ['constructor'], 'no command'],
    ['an unknown rule', ['show', 'R-999'], 'no rule “R-999”'],
    ['too many arguments', ['list', '--all'], '--all'],
    ['no file', ['payment'], 'Name a JSON file'],
    ['two files', ['payment', 'ok', 'ok'], 'One file only'],
    ['a missing file', ['payment', 'gone.json'], 'cannot be read'],
    ['no JSON', ['payment', 'text'], 'is not JSON'],
    ['a list', ['payment', 'list'], 'one object'],
    ['no law day', ['payment', 'undated'], '“lawDay”'],
    ['an amount as a number', ['payment', 'number'], '“amount” must be an amount in quotes'],
    ['a misspelt field', ['payment', 'misspelt'], '“deliveredon” is not known'],
    ['the clock has not started', ['payment', 'early'], 'the clock has not started'],
    ['an unknown place', ['timetable', '--method', 'open-tender', '--place', 'atlantis', '--issued', '2025-06-03'], 'no place “atlantis”'],
    ['an unknown method', ['timetable', '--method', 'lottery', '--issued', '2025-06-03'], '--method'],
    ['no day of issue', ['timetable', '--method', 'open-tender'], '--issued is missing'],
    ['a day that is none', ['timetable', '--method', 'open-tender', '--issued', '2025-02-30'], '--issued is wrong'],
    ['a day before the law', ['timetable', '--method', 'open-tender', '--issued', '1999-06-03'], 'no such rule yet'],
    ['an unknown kind', ['check', 'ok'], 'kind in the file'],
    ['an unknown kind of record', ['report', 'ok'], 'kind in the file'],
  ])('%s', async (_, argv, sentence) => {
    const { code, out, err } = await run(argv, {
      ok: payment,
      text: 'not json',
      list: [],
      undated: { ...payment, lawDay: undefined },
      number: { ...payment, amount: 1, asOf: '2026-09-01' },
      misspelt: { ...payment, deliveredon: '2026-01-01' },
      early: { ...payment, deliveredOn: undefined },
    })
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(sentence)
    expect(err).toMatch(/[\u4e00-\u9fff]/)
    expect(err).not.toContain('    at ')
  })
  test('no command at all shows the help as an error', async () => expect(await run([])).toMatchObject({ code: 1, out: '' }))
})

describe('help', () => {
  test('names every command', async () => {
    const { code, out } = await run(['--help'])
    expect(code).toBe(0)
    for (const name of [
      'list',
      'show',
      'timetable',
      'price-score',
      'low-bid',
      'panel',
      'payment',
      'challenge',
      'complaint',
      'cost-floor',
      'check',
      'report',
    ])
      expect(out).toContain(`tandem law ${name}`)
  })
  // The names are read off the help itself, so that a new command brings its example with it.
  test('every command has an example that works as it stands', async () => {
    const names = [...(await run(['--help'])).out.matchAll(/^(\S+)\n {2}\S/gm)].map((m) => m[1]!)
    expect(names).toEqual([
      'list',
      'show',
      'timetable',
      'price-score',
      'low-bid',
      'panel',
      'payment',
      'challenge',
      'complaint',
      'cost-floor',
      'check',
      'report',
    ])
    for (const name of names) {
      const { out, code } = await run([name, '--help'])
      expect([name, code]).toEqual([name, 0])
      const [, line] = /^ {2}tandem law (.*)$/m.exec(out)!
      const argv = line!.split(' ')
      const [, file, content] = /^ {2}(\S+\.json): (\{.*\})$/m.exec(out) ?? []
      const answer = await answered(argv, file ? { [file]: content! } : {})
      expect([name, JSON.stringify(answer).length > 100]).toEqual([name, true])
    }
  })
  test('every command, also of a help that is long, says what it does in both languages', async () => {
    for (const name of ['list', 'check', 'cost-floor']) expect((await run([name, '--help'])).out).toMatch(/[\u4e00-\u9fff].*\n[a-z]/)
  })
})

describe('the documentation', () => {
  const text = readFileSync(new URL('../../docs/law-command.md', import.meta.url), 'utf8')
  const sections = [...text.matchAll(/^## (\S+)\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)].map((m) => [m[1]!, m[2]!] as const)
  /** Indented blocks that begin with a brace are files for the command of their section. */
  const files = sections.flatMap(([name, body]) =>
    [...body.matchAll(/(?:^ {4}.*\n)+/gm)]
      .map((m) => m[0].replace(/^ {4}/gm, ''))
      .filter((b) => b.startsWith('{'))
      .map((b) => [name, b] as const),
  )
  test('shows a file for every command that takes one', () =>
    expect([...new Set(files.map(([name]) => name))]).toEqual([
      'price-score',
      'low-bid',
      'panel',
      'payment',
      'challenge',
      'complaint',
      'cost-floor',
      'check',
      'report',
    ]))
  test.each(files.map(([name, content], i) => [name, i, content] as const))(
    'the file of %s (%i) works as it stands',
    async (name, _, content) => {
      await answered([name, 'f.json'], { 'f.json': content })
    },
  )
})

describe('the clocks of challenges and complaints, on worked days of 2026', () => {
  const days = async (name: 'challenge' | 'complaint', facts: object) => {
    const rows = (await answered([name, '-'], { '-': { lawDay: '2026-03-01', ...facts } })) as Record<
      'clock' | 'safeUntilOn' | 'lastOn' | 'unknown',
      string
    >[]
    return Object.fromEntries(
      rows.map((r) => [r.clock, r.unknown ? 'unknown' : r.safeUntilOn === r.lastOn ? r.lastOn : `${r.safeUntilOn} ${r.lastOn}`]),
    )
  }
  test.each<['challenge' | 'complaint', string, object, Record<string, string>]>([
    [
      'challenge',
      'a result that stands for one working day',
      { about: 'result', publishedOn: '2026-03-02', noticeWorkingDays: 1 },
      { notice: '2026-03-03', challenge: '2026-03-12' },
    ],
    ['challenge', 'received 9 March', { about: 'result', challengeReceivedOn: '2026-03-09' }, { answer: '2026-03-18' }],
    ['complaint', 'no answer came', { challengeReceivedOn: '2026-03-09' }, { complaint: '2026-04-09' }],
    [
      'complaint',
      'the answer came early',
      { challengeReceivedOn: '2026-03-09', repliedOn: '2026-03-12' },
      { complaint: '2026-04-02 2026-04-09' },
    ],
    [
      'complaint',
      'received 1 April',
      { complaintReceivedOn: '2026-04-01' },
      { intake: '2026-04-09', 'not-admissible': '2026-04-07 2026-04-14', served: '2026-04-14', decision: '2026-05-18' },
    ],
    ['complaint', 'the copy came 10 April', { copyReceivedOn: '2026-04-10' }, { respondent: '2026-04-17' }],
    ['complaint', 'suspended 13 April', { suspendedOn: '2026-04-13' }, { suspension: '2026-05-13' }],
    [
      'challenge',
      'documents received before the notice ended',
      { about: 'documents', receivedOn: '2026-09-22', noticeEndedOn: '2026-09-24' },
      { challenge: '2026-10-09 2026-10-12' },
    ],
    [
      'complaint',
      'over the holidays of October',
      { complaintReceivedOn: '2026-09-24' },
      { intake: '2026-10-09', 'not-admissible': '2026-09-30 2026-10-13', served: '2026-10-13', decision: '2026-11-12' },
    ],
    [
      'complaint',
      'a test of eight working days, told twice in part, stands outside',
      {
        complaintReceivedOn: '2026-09-24',
        outside: [
          { from: '2026-10-14', to: '2026-10-23' },
          { from: '2026-10-20', to: '2026-10-22' },
        ],
      },
      { intake: '2026-10-09', 'not-admissible': '2026-09-30 2026-10-13', served: '2026-10-13', decision: '2026-11-24' },
    ],
    [
      'complaint',
      'a decision to be reconsidered, the sixtieth day a Sunday, or brought before the court',
      { decisionReceivedOn: '2026-05-20' },
      { reconsideration: '2026-07-20', litigation: '2026-11-20' },
    ],
    ['challenge', 'an inquiry', { about: 'result', inquiryReceivedOn: '2026-03-02' }, { inquiry: '2026-03-05' }],
    [
      'complaint',
      'received in December: what ends in a year nobody entered is told apart',
      { complaintReceivedOn: '2026-12-01' },
      { intake: '2026-12-08', 'not-admissible': '2026-12-04 2026-12-11', served: '2026-12-11', decision: 'unknown' },
    ],
    [
      'complaint',
      'by a law day before the period existed',
      { lawDay: '2010-03-01', complaintReceivedOn: '2026-04-01', suspendedOn: '2026-04-13', decisionReceivedOn: '2026-05-20' },
      {
        intake: 'unknown',
        'not-admissible': 'unknown',
        served: 'unknown',
        suspension: '2026-05-13',
        decision: '2026-05-18',
        reconsideration: '2026-07-20',
        litigation: 'unknown',
      },
    ],
    [
      'complaint',
      'about arrears',
      { arrearsAcceptedOn: '2026-03-02', arrearsPapersReceivedOn: '2026-03-16' },
      { 'arrears-passed-on': '2026-03-16', 'arrears-handled': '2026-04-15', 'arrears-latest': '2026-06-14 2026-06-15' },
    ],
    [
      'challenge',
      'the notice of a single source',
      { about: 'single-source', publishedOn: '2026-06-15', noticeWorkingDays: 5 },
      { notice: '2026-06-23', argument: '2026-06-30' },
    ],
  ])('%s: %s', async (name, _, facts, expected) => expect(await days(name, facts)).toEqual(expected))
  test('days that cannot follow each other are refused, each with its name', async () => {
    const { code, err } = await run(['complaint', '-'], {
      '-': {
        lawDay: '2026-03-01',
        challengeReceivedOn: '2026-03-09',
        repliedOn: '2026-03-06',
        outside: [{ from: '2026-04-03', to: '2026-04-02' }],
      },
    })
    expect([code !== 0, /repliedOn/.test(err), /outside\.0/.test(err)]).toEqual([true, true, true])
  })
  test('a test that the longer clock only then reaches counts too, and one outside it does not', async () => {
    const decided = async (outside: object[]) => (await days('complaint', { complaintReceivedOn: '2026-09-24', outside })).decision
    // 11-12 and two days more are 11-16; the first of another test is that day.
    expect(await decided([{ from: '2026-10-14', to: '2026-10-15' }])).toBe('2026-11-16')
    expect(
      await decided([
        { from: '2026-10-14', to: '2026-10-15' },
        { from: '2026-11-16', to: '2026-11-16' },
      ]),
    ).toBe('2026-11-17')
    expect(
      await decided([
        { from: '2026-09-20', to: '2026-09-24' },
        { from: '2026-12-01', to: '2026-12-04' },
      ]),
    ).toBe('2026-11-12')
  })
})

describe('the place of a jurisdiction', () => {
  const cite = { rule: 'R-49', instrument: { zh: '本区规定', en: 'Rules here' }, article: { zh: '1', en: '1' }, confidence: 'B' }
  const dates = { from: '2026-01-01', enteredOn: '2026-01-01' }
  const own = [
    { key: 'tender.bid-period', value: '40 days', ...dates, cites: [cite] },
    { key: 'threshold.open-tender', value: '1000.00', ...dates, cites: [cite] },
  ]
  const placeOf: PlaceOf = (code) =>
    Promise.resolve(
      code === 'xinghe' ? { within: 'cn-gd', code, says: { zh: '星河区', en: 'Xinghe' }, own } : refuse('no-jurisdiction', code, 'xinghe'),
    )
  const runHere = async (argv: readonly string[], file?: object) => {
    const [out, err]: [string[], string[]] = [[], []]
    const io = {
      read: () => Promise.resolve(JSON.stringify(file)),
      out: (x: string) => void out.push(x),
      err: (x: string) => void err.push(x),
    }
    return { code: await lawCommand(argv, io, placeOf), out: out.join(''), err: err.join('') }
  }
  test('its timetable counts by the numbers it has entered', async () => {
    const asked = ['timetable', '--method', 'open-tender', '--issued', '2026-03-02']
    const deadline = async (more: string[]) => {
      const rows = JSON.parse((await runHere([...asked, ...more])).out) as { step: string; earliestOn?: string }[]
      return rows.find((r) => r.step === 'deadline')!.earliestOn
    }
    expect([await deadline([]), await deadline(['--jurisdiction', 'xinghe'])]).toEqual(['2026-03-23', '2026-04-13'])
  })
  test('a file that says here is in it, one that names a place is there', async () => {
    const buy = (id: string) => ({
      ...{ id, fiscalYear: 2026, budgetItem: 'x', category: 'y', amount: '600.00', method: 'competitive-consultation' },
      ...{ wasApproved: false, fromBudgetAdjustment: false },
    })
    const file = (place: string) => ({ kind: 'purchases', lawDay: '2026-03-01', place, purchases: [buy('a'), buy('b')] })
    const found = async (place: string) =>
      (JSON.parse((await runHere(['check', 'f', '--jurisdiction', 'xinghe'], file(place))).out) as { findings: unknown[] }).findings.length
    expect([await found('here'), await found('cn-fj')]).toEqual([1, 0])
    expect((await runHere(['check', 'f'], file('here'))).code).toBe(1)
  })
  test('another than there is is refused with those there are', async () => {
    const r = await runHere(['timetable', '--jurisdiction', 'nowhere', '--method', 'open-tender', '--issued', '2026-03-02'])
    expect([r.code, r.out]).toEqual([1, ''])
    expect(r.err).toContain('“nowhere”. There are: xinghe')
  })
})
