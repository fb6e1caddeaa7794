import { describe, expect, test } from 'vitest'
import { surveyMeasures } from './measure-survey.ts'

const files: Record<string, string> = {
  // The ten people of the raking example, in five households of two.
  'ten.csv': `sex,age,yes,hours,people,all,household\nM,Y,1,4,2,100,a\nM,O,0,2,1,100,a\nM,O,1,3,1,100,b\nF,Y,1,5,2,100,b\nF,Y,0,1,1,100,c\nF,Y,0,2,2,100,c\nF,O,1,6,3,100,d\nF,O,0,0,1,100,d\nF,O,1,2,1,100,e\nF,O,0,1,1,100,e\n`,
  'margins.json': '{"sex": {"M": 48, "F": 52}, "age": {"Y": 60, "O": 40}}',
  'counts.csv': 'community,under 60,60 to 75,over 75\nA,42,3,15\nB,30,12,18\nC,25,9,11\n',
  'list.csv': 'service,people\nmeals,40\nvisits,3\nlifts,12\n',
  'four.csv': 'name,combined,y2024,y2025\nA,yes,58,71\nB,yes,62,73\nC,no,61,64\nD,no,63,68\n',
  'staggered.csv': 'name,from,y1,y2,y3\nA,y2,1,5,6\nB,,2,3,4\nC,,3,4,5\n',
  'needs.csv': 'A_importance,A_met,B_importance,B_met\n5,4,4,2\n5,4,3,2\n4,4,4,3\n5,5,3,2\n',
  'hours.csv': 'community,residents,hours,reached\neast,1000,300,100\nwest,2000,400,100\nsouth,3000,300,0\n',
  'gap.csv': 'sex,yes\nM,1\n,0\n',
  'ragged.csv': 'sex,yes\nM,1\nF\n',
  'twice.csv': 'sex,sex\nM,1\n',
  'empty.csv': 'sex,yes\n',
  'quote.csv': 'sex,yes\n"M,1\n',
  'blank.csv': 'sex,yes\nM,1\n\nF,0\n',
  'text.csv': 'sex,yes\nM,1\nF,1e\n',
  'list-of-margins.json': '[1]',
  'text-margins.json': '{"sex": {"M": "48"}}',
  'broken.json': '{"sex": ',
  'bom.csv': '\uFEFFsex,yes\r\nM,1\r\nF,0\r\n',
}
const run = async (line: string) => {
  const [name, ...argv] = line.split(' ')
  const said = { out: '', err: '' }
  const code = await surveyMeasures[name!]!.run(
    argv.map((a) => a.replaceAll('␣', ' ')),
    {
      read: (path) => (files[path] === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(files[path])),
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
    },
  )
  return { code, ...said }
}
const answer = async (line: string) => {
  const { code, out, err } = await run(line)
  expect([code, err]).toEqual([0, ''])
  expect(out.trimEnd()).not.toContain('\n')
  return JSON.parse(out)
}

describe('answers', () => {
  test('rake gives weights in row order', async () => {
    const r = await answer('rake --sample ten.csv --margins margins.json')
    expect(r).toMatchObject({ iterations: 5, converged: true, deff: expect.closeTo(1.390778, 6), nEff: expect.closeTo(7.190222, 6) })
    expect(r.weights[0]).toBeCloseTo(26.376468, 6)
    expect(r.weights[9]).toBeCloseTo(4.594117, 6)
    expect(r.maxMarginError).toBeLessThan(1e-6)
  })
  test('rake trims to multiples of the mean and starts from a weight column', async () => {
    const r = await answer('rake --sample ten.csv --margins margins.json --trim 0.3,2 --weight people')
    expect(r.trimmed.withinLimits).toBe(true)
    expect(Math.max(...r.weights)).toBeLessThanOrEqual(20.0001)
  })
  test('an empty row between the others is skipped', async () => {
    expect(await answer('estimate --sample blank.csv --design srs --mean yes')).toMatchObject([{ n: 2, estimate: 0.5 }])
  })
  test('estimate answers in rows, by domain', async () => {
    const r = await answer('estimate --sample ten.csv --design srs --population all --proportion yes=1 --by sex')
    expect(r.map((x: { by: string; n: number; estimate: number }) => [x.by, x.n, x.estimate])).toEqual([
      ['F', 7, 3 / 7],
      ['M', 3, 2 / 3],
    ])
    expect(Object.keys(r[0])).toEqual(['by', 'estimate', 'se', 'low', 'high', 'n', 'nEff', 'deff', 'df'])
  })
  test('estimate of a ratio, a total and a mean in clusters', async () => {
    expect((await answer('estimate --sample ten.csv --design cluster --cluster household --ratio hours/people'))[0]).toMatchObject({
      estimate: 26 / 15,
      df: 4,
      n: 10,
      deff: null,
    })
    expect(
      (await answer('estimate --sample ten.csv --design stratified --strata sex --population all --total hours'))[0].estimate,
    ).toBeCloseTo((100 * 9) / 3 + (100 * 17) / 7, 10)
    const [t, z] = [
      await answer('estimate --sample ten.csv --design srs --mean hours --level 0.9'),
      await answer('estimate --sample ten.csv --design srs --mean hours --interval normal'),
    ]
    // t(.95, 9) = 1.833113 and z(.975) = 1.959964.
    expect((t[0].high - 2.6) / t[0].se).toBeCloseTo(1.833113, 6)
    expect((z[0].high - 2.6) / z[0].se).toBeCloseTo(1.959964, 6)
  })
  test('needs ranks B before A', async () =>
    expect((await answer('needs --sample needs.csv')).map((s: { need: string }) => s.need)).toEqual(['B', 'A']))
  test('suppress hides the four cells of the example, and two of a list', async () => {
    expect((await answer('suppress counts.csv --k 10')).counts).toEqual([
      [42, null, null],
      [30, 12, 18],
      [25, null, null],
    ])
    expect(await answer('suppress list.csv --k 5')).toMatchObject({ counts: { meals: 40, visits: null, lifts: null }, total: 55 })
  })
  test('compare cannot tell from four communities', async () => {
    const r = await answer('compare four.csv --treated combined --before y2024 --after y2025 --community name --covariates y2024')
    expect(r).toMatchObject({ estimate: 8, verdict: { answer: 'cannot-tell' }, permutation: { floor: 2 / 6 } })
    expect(r.balance[0].covariate).toBe('y2024')
  })
  test('compare finds effects when changes come at different times', async () =>
    expect(
      (await answer('compare staggered.csv --starts from --periods y1,y2,y3 --community name')).effects.map(
        (e: { startsIn: string; period: string; estimate: number }) => [e.startsIn, e.period, e.estimate],
      ),
    ).toEqual([
      ['y2', 'y2', 3],
      ['y2', 'y3', 3],
    ]))
  test('concentration of hours per resident, and coverage', async () => {
    expect(await answer('concentration hours.csv --amount hours --name community --population residents')).toMatchObject({
      byPopulation: expect.closeTo(0.233333, 6),
      showList: true,
    })
    expect((await answer('concentration hours.csv --reached reached --population residents --name community')).coverage[0]).toMatchObject({
      group: 'east',
      share: 0.1,
      relative: expect.closeTo(3, 12),
    })
  })
  test('a byte-order mark and Windows line ends are no part of the data', async () =>
    expect((await answer('estimate --sample bom.csv --design srs --mean yes --by sex')).map((r: { by: string }) => r.by)).toEqual([
      'F',
      'M',
    ]))
})

describe('wrong files and options are refused with where and why, in both languages', () => {
  test.each([
    ['rake --sample gap.csv --margins margins.json', 'row 2'],
    ['rake --sample ten.csv --margins list-of-margins.json', 'should read'],
    ['rake --sample ten.csv --margins text-margins.json', '“M” in “sex”'],
    ['rake --sample ten.csv --margins broken.json', 'not valid JSON'],
    ['rake --sample ten.csv --margins margins.json --trim 5', 'LOW,HIGH'],
    ['rake --sample ten.csv --margins margins.json --trim 2,5', 'Limits of 2 and 5'],
    ['rake --sample ten.csv', '--margins is needed'],
    ['rake ten.csv --margins margins.json', 'ten.csv'],
    ['estimate --sample ragged.csv --design srs --mean yes', 'Row 2 of ragged.csv'],
    ['estimate --sample twice.csv --design srs --mean sex', 'two columns'],
    ['estimate --sample empty.csv --design srs --mean yes', 'no rows'],
    ['estimate --sample quote.csv --design srs --mean yes', 'quote.csv: Row 2'],
    ['estimate --sample text.csv --design srs --mean yes', '“1e” in row 2'],
    ['estimate --sample nowhere.csv --design srs --mean yes', 'cannot be read'],
    ['estimate --sample ten.csv --design srs --mean nothing', 'no column “nothing”'],
    ['estimate --sample ten.csv --design srs --mean yes --total yes', 'exactly one'],
    ['estimate --sample ten.csv --design srs', 'exactly one'],
    ['estimate --sample ten.csv --design quota --mean yes', 'srs, stratified, cluster'],
    ['estimate --sample ten.csv --design srs --strata sex --mean yes', '--strata has no use'],
    ['estimate --sample ten.csv --design cluster --mean yes', '--cluster is needed'],
    ['estimate --sample ten.csv --design srs --proportion yes', 'satisfied=yes'],
    ['estimate --sample ten.csv --design srs --ratio nothing/yes', 'no column “nothing”'],
    ['estimate --sample ten.csv --design srs --mean yes --level 95', 'level of 95'],
    ['estimate --sample ten.csv --design srs --mean yes --level much', 'must be a number'],
    ['estimate --sample ten.csv --design srs --mean yes --interval guess', 'wilson, logit, beta, normal'],
    ['estimate --sample ten.csv --design srs --mean yes --mean hours', 'given twice'],
    ['estimate --sample ten.csv --design srs --mean', 'needs a value'],
    ['estimate --sample ten.csv --design srs --meen yes', 'no option --meen'],
    ['estimate --sample ten.csv --design srs --total hours', 'Give weights'],
    ['needs --sample ten.csv', 'ends in “_importance”'],
    ['needs --sample needs.csv --suffixes _x', 'two different endings'],
    ['suppress counts.csv', '--k is needed'],
    ['suppress --k 10', 'one CSV file'],
    ['suppress ten.csv --k 10', 'is called “M”'],
    ['suppress counts.csv --k 10 --hide-zero=yes', 'takes no value'],
    ['compare four.csv --treated y2024 --before y2024 --after y2025', '“58” in row 1'],
    ['compare staggered.csv --starts name --periods y1,y2,y3', 'starts in “A”'],
    ['concentration hours.csv --amount hours --reached reached', 'exactly one'],
  ])('%s', async (line, says) => {
    const { code, out, err } = await run(line)
    expect([code, out]).toEqual([1, ''])
    const [zh, en] = err.split('\n')
    expect(en).toContain(says)
    expect(zh).toMatch(/[一-鿿]/)
  })
})

test('the example of each measure names it', () => {
  for (const [name, m] of Object.entries(surveyMeasures)) {
    expect(m.example).toContain(`tandem measure ${name} `)
    for (const says of [m.says.zh, m.says.en]) expect(says.length).toBeGreaterThan(10)
  }
})
