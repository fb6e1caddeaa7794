import { both, isRefusal } from '#kernel'
import { describe, expect, it } from 'vitest'
import { parse } from 'csv-parse/sync'
import { ageRange, census, checkGroups, type Margin, misfits, readCensus } from './census.ts'
import { marginOptions } from './editing.ts'
import type { Answers, Question } from './questionnaire.ts'
import { estimateQuestions, rankByDiscrepancy } from './results.ts'
import { shownCounts } from './shown-counts.ts'
import { commonGroups, straddling } from './common-groups.ts'
import type { Respondent } from './respondent.ts'
import { weigh } from './weighting.ts'

const place = { id: 'c1', name: both('赤岗', 'Chigang'), residents: 114_926 }
const age: Question = {
  id: 'age',
  kind: 'single',
  label: both('年龄', 'Age'),
  required: false,
  margin: 'age',
  options: marginOptions('age'),
}
const sex: Question = {
  id: 'sex',
  kind: 'single',
  label: both('性别', 'Sex'),
  required: false,
  margin: 'sex',
  options: marginOptions('sex'),
}

/** Case F-22: Chigang street, 2023. Registered 114,926; from sixty on 14,123 + 7,678 + 4,096 + 604 + 12 = 26,513. */
const chigang: Margin[] = Object.entries({
  '0-59': 114_926 - 26_513,
  '60-69': 14_123,
  '70-79': 7_678,
  '80-89': 4_096,
  '90-99': 604,
  '100+': 12,
}).map(([category, people]) => ({ communityId: 'c1', variable: 'age' as const, category, people }))

/** The same with those under sixty split at eighteen; how many of them are children the street did not publish, so that is invented. */
const children = 18_000
const adults = 114_926 - children
const split: Margin[] = [
  ...chigang.filter((m) => m.category !== '0-59'),
  { communityId: 'c1', variable: 'age', category: '0-17', people: children },
  { communityId: 'c1', variable: 'age', category: '18-59', people: 88_413 - children },
]

const people = (n: number, answers: Answers): Respondent[] => Array.from({ length: n }, () => ({ communityId: 'c1', answers }))

describe('margins of case F-22', () => {
  it('add up: 26,513 of 114,926 are sixty or older, 23.07 %', () => {
    expect(14_123 + 7_678 + 4_096 + 604 + 12).toBe(26_513)
    expect(((100 * 26_513) / 114_926).toFixed(2)).toBe('23.07')
  })
  it('and the ages of the questionnaire meet in groups both know', () => {
    expect(
      commonGroups(
        'age',
        marginOptions('age').map((o) => o.value),
        chigang.map((m) => m.category),
      ).map((g) => [g.key, g.answers, g.counted]),
    ).toEqual([
      ['18-59', ['18-34', '35-59'], ['0-59']],
      ['60-69', ['60-69'], ['60-69']],
      ['70-79', ['70-79'], ['70-79']],
      ['80+', ['80+'], ['80-89', '90-99', '100+']],
    ])
    expect(commonGroups('age', ['18-59', '60+'], ['0-17', '18-59', '60+']).map((g) => [g.label.en, g.counted])).toEqual([
      ['18–59', ['18-59']],
      ['60 and over', ['60+']],
    ])
  })
  it('weigh a sample that is too old back to the census', () => {
    // 40 under sixty, 60 older, of a place where 72.65 % of the adults are under sixty.
    const sample = [
      ...people(40, { age: '35-59' }),
      ...people(30, { age: '60-69' }),
      ...people(20, { age: '70-79' }),
      ...people(10, { age: '80+' }),
    ]
    const w = weigh(sample, [age], split, [place])
    expect(w.weighted).toBe(true)
    const [table] = w.margins
    expect(table!.rows.map((r) => [r.population.toFixed(6), r.sample, r.weighted!.toFixed(6)])).toEqual([
      [((88_413 - children) / adults).toFixed(6), 0.4, ((88_413 - children) / adults).toFixed(6)],
      [(14_123 / adults).toFixed(6), 0.3, (14_123 / adults).toFixed(6)],
      [(7_678 / adults).toFixed(6), 0.2, (7_678 / adults).toFixed(6)],
      [(4_712 / adults).toFixed(6), 0.1, (4_712 / adults).toFixed(6)],
    ])
    // Kish: n Σw² / (Σw)², with one weight per group.
    const shares = [88_413 - children, 14_123, 7_678, 4_712].map((p, i) => [p / adults, [40, 30, 20, 10][i]!] as const)
    const squares = shares.reduce((s, [p, n]) => s + n * (p / n) ** 2, 0)
    expect(w.deff).toBeCloseTo(100 * squares, 10)
    expect(w.nEff).toBeCloseTo(1 / squares, 10)
  })
  it('do not weigh adults to a group that children are counted in, and say how to mend it', () => {
    const sample = [...people(40, { age: '35-59' }), ...people(30, { age: '60-69' }), ...people(30, { age: '80+' })]
    const w = weigh(sample, [age], chigang, [place])
    expect([w.weighted, w.margins, w.nEff]).toEqual([false, [], 100])
    expect(w.notes.map((n) => n.en)).toEqual([
      'Not weighted by age: the survey asks people of 18 and over, and the group 59 and under of the profile also holds people who are not asked. Split that group in the community profile, then the sample can be weighed.',
    ])
    expect(w.notes[0]!.zh).toContain('拆开')
  })
  it('leave out who is not asked: children move no weight, and counts that cannot be split are said to hold them', () => {
    const sample = [
      ...people(20, { age: '35-59', sex: 'female' }),
      ...people(20, { age: '35-59', sex: 'male' }),
      ...people(30, { age: '60-69', sex: 'female' }),
      ...people(30, { age: '80+', sex: 'male' }),
    ]
    const sexes: Margin[] = [
      { communityId: 'c1', variable: 'sex', category: 'female', people: 60_000 },
      { communityId: 'c1', variable: 'sex', category: 'male', people: 54_926 },
    ]
    const of = (margins: readonly Margin[]) => weigh(sample, [age, sex], [...margins, ...sexes], [place])
    const [withChildren, without] = [of(split), of(split.filter((m) => m.category !== '0-17'))]
    expect([...withChildren.weights]).toEqual([...without.weights])
    expect(withChildren.notes.map((n) => n.en).slice(0, 1)).toEqual([
      'Age: people who are not asked are left out of the weights: 17 and under.',
    ])
    expect(withChildren.notes.some((n) => n.en.startsWith('Sex: the counts also hold people who are not asked (17 and under)'))).toBe(true)
  })
  it('merge the oldest with their neighbours when fewer than five of them answered, and say so', () => {
    const sample = [
      ...people(40, { age: '35-59' }),
      ...people(30, { age: '60-69' }),
      ...people(20, { age: '70-79' }),
      ...people(4, { age: '80+' }),
    ]
    const w = weigh(sample, [age], split, [place])
    expect(w.margins[0]!.rows).toHaveLength(3)
    expect(w.margins[0]!.rows[2]!.population).toBeCloseTo((7_678 + 4_712) / adults, 12)
    expect(w.notes.some((n) => n.en.includes('taken together'))).toBe(true)
  })
})

describe('groups of ages that hold people who are not asked', () => {
  it.each([
    [['18-34', '35-59', '60+'], ['0-17', '18-59', '60-79', '80+'], []],
    [['18-34', '35-59', '60+'], ['0-14', '15-24', '25-59', '60+'], ['15-24']],
    [['18-59', '60+'], ['0-59', '60+'], ['0-59']],
    [['60-69', '70-79'], ['0-59', '60-69', '70+'], ['70+']],
    [['60+'], ['0-59', '60-69', '70-79', '80-89', '90-99', '100+'], []],
    [['18-34', '60+'], ['18-59', '60+'], ['18-59']],
    [['0-17', '18+'], ['0-9', '10-19', '20+'], []],
  ])('asked %j, counted %j: %j', (asked, counted, expected) => expect(straddling(asked, counted)).toEqual(expected))
})

describe('weighting', () => {
  it('leaves out what the profile lacks, and says so', () => {
    const w = weigh(people(20, { sex: 'male' }), [sex], [], [place])
    expect([w.weighted, w.nEff, w.deff]).toEqual([false, 20, 1])
    expect(w.notes[0]!.en).toBe('Not weighted by sex: the profile of Chigang lacks it.')
  })
  it('lets who did not say keep the share the sample gave them', () => {
    const margins: Margin[] = [
      { communityId: 'c1', variable: 'sex', category: 'female', people: 50 },
      { communityId: 'c1', variable: 'sex', category: 'male', people: 50 },
    ]
    const sample = [...people(60, { sex: 'female' }), ...people(20, { sex: 'male' }), ...people(20, {})]
    const w = weigh(sample, [sex], margins, [place])
    // 20 of 100 said nothing and keep 0.2; the rest is halved: 0.4 each.
    expect(w.margins[0]!.rows.map((r) => r.weighted!.toFixed(9))).toEqual(['0.400000000', '0.400000000', '0.200000000'])
  })
  it('is the raking of the reference: N = 100, M 48, F 52, young 60, old 40', () => {
    const margins: Margin[] = [
      ['sex', 'male', 48],
      ['sex', 'female', 52],
      ['age', '18-59', 60],
      ['age', '60+', 40],
    ].map(([variable, category, n]) => ({ communityId: 'c1', variable, category, people: n }) as Margin)
    const ages: Question = {
      ...age,
      kind: 'single',
      options: [
        { value: '18-59', label: both('青', 'young') },
        { value: '60+', label: both('老', 'old') },
      ],
    } as Question
    const cell = (n: number, s: string, a: string) => people(n * 10, { sex: s, age: a })
    // services-and-statistics.md 4.1 and 4.2, each respondent ten times over: deff stays 1.390778, effective n is ten times 7.190222.
    const sample = [...cell(1, 'male', '18-59'), ...cell(2, 'male', '60+'), ...cell(3, 'female', '18-59'), ...cell(4, 'female', '60+')]
    const w = weigh(sample, [sex, ages], margins, [{ ...place, residents: 100 }])
    expect(w.deff).toBeCloseTo(1.390778, 5)
    expect(w.nEff).toBeCloseTo(71.90222, 4)
  })
  it('brings each community to its own size', () => {
    const two = [
      { id: 'a', name: both('甲', 'A'), residents: 3000 },
      { id: 'b', name: both('乙', 'B'), residents: 1000 },
    ]
    const sample = [
      ...Array.from({ length: 10 }, () => ({ communityId: 'a', answers: {} })),
      ...Array.from({ length: 10 }, () => ({ communityId: 'b', answers: {} })),
    ]
    expect(weigh(sample, [], [], two).margins[0]!.rows.map((r) => r.weighted)).toEqual([0.75, 0.25].map((x) => expect.closeTo(x, 9)))
  })
  it('of nobody is nothing', () => {
    expect(weigh([], [sex, age], chigang, [place])).toMatchObject({ n: 0, weighted: false })
  })
})

describe('estimates', () => {
  const used: Question = {
    id: 'used',
    kind: 'single',
    label: both('用过吗', 'Used?'),
    required: true,
    options: ['yes', 'no', 'unsure'].map((value) => ({ value, label: both(value, value) })),
  }
  const flat = (sample: Respondent[]) => weigh(sample, [], [], [place])
  const estimated = (sample: Respondent[], questions: Question[]) =>
    estimateQuestions(sample, questions, flat(sample), shownCounts(sample, questions, []))
  it('of a share carry the Wilson interval of the reference: p .30 on 200', () => {
    const sample = [...people(60, { used: 'yes' }), ...people(140, { used: 'no' })]
    const [q] = estimated(sample, [used])
    const yes = q!.estimates[0]!
    // Wilson on the effective n of the linearised variance, p(1−p)/v = n − 1 = 199 without weights.
    const [p, n, z2] = [0.3, 199, 1.959964 ** 2]
    const centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    const half = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n)
    expect([yes.estimate, yes.low, yes.high, yes.n]).toEqual([0.3, expect.closeTo(centre - half, 6), expect.closeTo(centre + half, 6), 60])
  })
  it('hide a count under five, and another from which it could be worked out', () => {
    const sample = [...people(60, { used: 'yes' }), ...people(30, { used: 'no' }), ...people(3, { used: 'unsure' })]
    const [q] = estimated(sample, [used])
    expect(q!.estimates.map((e) => e.hidden)).toEqual([false, true, true])
    expect(q!.estimates.filter((e) => e.hidden).every((e) => e.n === null && e.estimate === 0)).toBe(true)
  })
  it('of boxes to tick hide what few ticked and what few did not', () => {
    const help: Question = {
      id: 'help',
      kind: 'multiple',
      label: both('帮助', 'Help'),
      required: false,
      options: ['a', 'b', 'c'].map((value) => ({ value, label: both(value, value) })),
    }
    const sample = [...people(20, { help: ['a', 'b'] }), ...people(3, { help: ['a', 'c'] }), ...people(2, { help: ['b'] })]
    const [q] = estimated(sample, [help])
    // a: 23 of 25, so 2 did not; b: 22 of 25, so 3 did not; c: 3.
    expect(q!.estimates.map((e) => e.hidden)).toEqual([true, true, true])
  })
  it('among those asked use only those asked', () => {
    const sample = [...people(20, { used: 'yes' }), ...people(20, { used: 'no' }), ...people(60, {})]
    const [q] = estimated(sample, [used])
    expect([q!.n, q!.estimates[0]!.estimate]).toEqual([40, 0.5])
  })
})

describe('needs in order', () => {
  const need = (id: string): Question => ({ id, kind: 'need', label: both(id, id), required: false })
  it('are those of the reference: C 9.0, B 4.375, A 2.375', () => {
    const rated = {
      A: [
        [5, 4],
        [5, 4],
        [4, 4],
        [5, 5],
      ],
      B: [
        [4, 2],
        [3, 2],
        [4, 3],
        [3, 2],
      ],
      C: [
        [5, 2],
        [4, 3],
        [4, 2],
        [5, 3],
      ],
    } as const
    // Each of the four respondents twice, so that every need has the five ratings it takes to be shown.
    const sample = [0, 1, 2, 3, 0, 1, 2, 3].map((i) => ({
      communityId: 'c1',
      answers: Object.fromEntries(Object.entries(rated).map(([k, v]) => [k, { importance: v[i]![0], met: v[i]![1] }])),
    }))
    const ranking = rankByDiscrepancy(
      sample,
      ['A', 'B', 'C'].map(need),
      weigh(sample, [], [], [place]),
      shownCounts(sample, ['A', 'B', 'C'].map(need), []),
    )
    expect(Array.isArray(ranking) && ranking.map((r) => [r.questionId, r.discrepancy])).toEqual([
      ['C', 9],
      ['B', 4.375],
      ['A', 2.375],
    ])
  })
  it('are not ranked on four ratings', () => {
    const sample = people(4, { A: { importance: 5, met: 1 } })
    expect(rankByDiscrepancy(sample, [need('A')], weigh(sample, [], [], [place]), shownCounts(sample, [need('A')], []))).toMatchObject({
      en: expect.stringContaining('at least 5'),
    })
  })
})

describe('a census table', () => {
  const places = [{ id: 'c1', name: '赤岗', name_en: 'Chigang', residents: 100 }]
  const census_ = (content: string) => {
    const rows = parse(content, { bom: true, delimiter: content.includes(';') ? ';' : ',', relax_column_count: true }) as string[][]
    return readCensus({ rows: rows.map((cells, i) => ({ row: i + 1, cells })).filter((r) => r.cells.some((c) => c !== '')) }, places)
  }
  it('is read as people type it: full-width digits, ranges in words, empty rows, semicolons', () => {
    expect(
      census_('社区;项目;组别;人数;\n赤岗;年龄;0～59;６０\n;;;\n赤岗;年龄;60周岁及以上;40人;\n赤岗;性别;女;５１\n赤岗;性别;男;49\n;;;;\n'),
    ).toEqual([
      { communityId: 'c1', variable: 'age', category: '0-59', people: 60 },
      { communityId: 'c1', variable: 'age', category: '60+', people: 40 },
      { communityId: 'c1', variable: 'sex', category: 'female', people: 51 },
      { communityId: 'c1', variable: 'sex', category: 'male', people: 49 },
    ])
  })
  it('is refused where two columns have one name, in whichever language, with their places', () => {
    for (const head of ['社区,项目,组别,人数,人数', '社区,项目,组别,人数,People']) {
      const read = census_(`${head}\n赤岗,性别,女,51,1\n赤岗,性别,男,49,1\n`)
      expect(isRefusal(read) && [read.code, read.words.en.includes('columns 4 and 5')]).toEqual(['column-twice', true])
    }
  })
  it('says what does not fit together', () => {
    const of = (variable: 'sex' | 'age', category: string, people: number) => ({ communityId: 'c1', variable, category, people })
    const said = (margins: Parameters<typeof misfits>[0], residents: number | null = 100) =>
      misfits(margins, [{ ...places[0]!, residents }]).map((w) => w.en)
    expect(said([of('sex', 'female', 51), of('sex', 'male', 49), of('age', '0-59', 60), of('age', '60+', 40)])).toEqual([])
    expect(said([of('sex', 'female', 51)])).toEqual([
      'Chigang: the groups of sex add up to 51 people, and 100 live there.',
      'Chigang: sex lacks male.',
    ])
    expect(said([of('age', '0-17', 20), of('age', '60+', 80)])).toEqual(['Chigang: ages 18–59 are lacking.'])
    expect(said([of('sex', 'female', 51), of('sex', 'male', 49), of('age', '0-59', 60), of('age', '60+', 30)], null)).toEqual([
      'Chigang: sex adds up to 100 people and age to 90.',
    ])
  })
  it('is read with Chinese or English headings, names and groups, in any order of columns', () => {
    expect(census_('\ufeff人数,组别,项目,社区\r\n"14,123",60-69岁,年龄,赤岗\r\n12,100岁以上,年龄,Chigang\r\n')).toEqual([
      { communityId: 'c1', variable: 'age', category: '60-69', people: 14_123 },
      { communityId: 'c1', variable: 'age', category: '100+', people: 12 },
    ])
  })
  it.each([
    ['community,variable,people\n', 'no-column'],
    ['community,variable,category,people\n', 'no-rows'],
    ['community,variable,category,people\n赤岗,sex,female,-3\n', 'wrong-cells'],
    ['community,variable,category,people\n赤岗,sex,female,3\n赤岗,sex,female,3\n', 'wrong-cells'],
    ['community,variable,category,people\n赤岗,age,60-69,3\n赤岗,age,65-75,3\n', 'wrong-cells'],
    ['community,variable,category,people\n<script>,sex,female,3\n', 'wrong-cells'],
  ])('%j is refused: %s', (csv, code) => {
    const read = census_(csv)
    expect(isRefusal(read) && read.code).toBe(code)
  })
  it('names the row and column of every wrong cell', () => {
    const read = census_('community,variable,category,people\n赤岗,sex,female,3\n哪里,sexx,female,3.5\n')
    expect(isRefusal(read) && Object.keys(read.fields!)).toEqual(['file.3.community', 'file.3.variable', 'file.3.people'])
  })
  it('knows what an age is', () => {
    expect([ageRange('60-69'), ageRange('100+'), ageRange('69-60'), ageRange('60'), ageRange('-5')]).toEqual([
      [60, 69],
      [100, Infinity],
      undefined,
      undefined,
      undefined,
    ])
    expect(
      checkGroups(
        'age',
        census.age.groups.map((g) => g.value),
      ),
    ).toBeUndefined()
    expect(checkGroups('age', ['60+', '100+'])).toBeDefined()
  })
})
