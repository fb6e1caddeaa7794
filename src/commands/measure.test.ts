import { describe, expect, test } from 'vitest'
import { measureCommand } from './measure.ts'

/** Runs the command on files that exist only here. */
async function run(argv: string[], files: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await measureCommand(argv, {
    read: (path) => (files[path] === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(files[path])),
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  })
  return { code, ...said }
}
const json = async (argv: string[], files: Record<string, string>): Promise<unknown> => {
  const { code, out, err } = await run(argv, files)
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

const vote = `META
key;value
budget;1100
vote_type;approval
PROJECTS
project_id;cost
bike;700
gym;400
park;250
play;200
lib;100
VOTES
voter_id;vote
1;bike,gym
2;bike,gym,park
3;bike,gym
4;bike,gym,park
5;bike,gym,park
6;bike,gym
7;park,play,lib
8;play
9;play,lib
10;park,play,lib
11;gym
`
const posts = {
  types: ['elderly', 'family'],
  need: [120, 80],
  weight: [
    [12, 6],
    [8, 7],
  ],
  provider_capacity: [2, 1],
  provider_area: [
    [1, 1],
    [0, 1],
  ],
  cost: [
    [10, 12],
    [9, 11],
  ],
  budget: 33,
  max_posts_per_community: 2,
  max_per_type: 2,
  marginal: [1, 0.5],
  must_serve: [],
}

describe('answers', () => {
  test('shares', async () => {
    expect(await json(['shares', 'v.pb'], { 'v.pb': vote })).toMatchObject({
      winners: ['gym', 'park', 'play', 'lib'],
      spent: 950,
      budget: 1100,
      share: '117/1',
      raises: 17,
      exhaustive: true,
      voters: 11,
    })
    expect(await json(['shares', 'v.pb', '--completion', 'none', '--ties', 'id'], { 'v.pb': vote })).toMatchObject({
      winners: ['gym', 'park', 'play'],
      share: '100/1',
      steps: [{ project: 'gym', rho: '400/7', effectiveVotes: '7/1' }, {}, {}],
    })
  })
  test('the published variants of add1 are options: how the shares are raised, and when that ends', async () => {
    const odd = vote.replace('1100', '1105')
    const of = async (...how: string[]) => {
      const { share, spent } = (await json(['shares', 'v.pb', ...how], { 'v.pb': odd })) as { share: string; spent: number }
      return [share, spent]
    }
    // Eleven voters have 1105/11 each. Whole shares end at 117, the others, each a unit above the last, at 1105/11 + 17.
    for (const how of [[], ['--endowments', 'integral', '--stop', 'exhaustive']]) expect(await of(...how)).toEqual(['117/1', 950])
    expect(await of('--endowments', 'fractional')).toEqual(['1292/11', 950])
    // From 57 1/7 + 116 2/3 on six voters could buy the bike as well, for more than there is: the last share below that counts.
    expect(await of('--stop', 'overspend')).toEqual(['173/1', 950])
    expect(await of('--endowments', 'fractional', '--stop', 'overspend')).toEqual(['1908/11', 950])
    for (const wrong of [
      ['--stop', 'later'],
      ['--endowments', 'half'],
    ])
      expect((await run(['shares', 'v.pb', ...wrong], { 'v.pb': odd })).code).toBe(1)
  })
  test('the winners that a file tells are held against those counted here', async () => {
    const told = vote
      .replace('project_id;cost', 'project_id;cost;selected')
      .replace(/^(bike);(\d+)$/m, '$1;$2;1')
      .replace(/^(gym|park|play);(\d+)$/gm, '$1;$2;1')
      .replace(/^(lib);(\d+)$/m, '$1;$2;0')
    const answer = (await json(['shares', 'v.pb'], { 'v.pb': told })) as { official: Record<string, unknown> }
    expect(answer.official).toMatchObject({ winners: ['bike', 'gym', 'park', 'play'], onlyOfficial: ['bike'], onlyHere: ['lib'] })
  })
  test('allocate', async () =>
    expect(await json(['allocate', 'p.json'], { 'p.json': JSON.stringify(posts) })).toMatchObject({
      objective: 27,
      optimal: true,
      bound: 27,
    }))
  test('agreement of named categories, with a gap', async () =>
    expect(
      await json(['agreement', 'a.csv', '--unit', 'id', '--kappa', 'none'], { 'a.csv': 'id,x,y\n1,yes,yes\n2,no,yes\n3,no,no\n4,yes,\n' }),
    ).toMatchObject({
      raters: ['x', 'y'],
      alpha: { level: 'nominal', units: 3, ratings: 6 },
      kappa: { categories: ['no', 'yes'], n: 3, left_out: 1, observed: 2 / 3 },
    }))
  test('a score nobody gave keeps its place in weighted kappa', async () => {
    const answer = (await json(['agreement', 'a.csv', '--level', 'ordinal', '--kappa', 'linear'], {
      'a.csv': 'x,y\n1,1\n2,2\n4,4\n2,4\n',
    })) as { kappa: { categories: number[] } }
    expect(answer.kappa.categories).toEqual([1, 2, 3, 4])
  })
  test('agreement that does not exist is null with its reason', async () =>
    expect(await json(['agreement', 'a.csv'], { 'a.csv': 'x,y\n1,1\n1,1\n' })).toMatchObject({
      alpha: { value: null, why: { value: { en: expect.stringContaining('undefined') } } },
    }))
  test('goals by client', async () =>
    expect(
      await json(['goals', 'g.csv', '--by', 'client'], { 'g.csv': '\uFEFFclient,weight,start,end\r\nC1,1,-2,0\r\nC2,1,−1,2\r\n' }),
    ).toEqual([
      { by: 'C1', goals: 1, start: 30, end: 50, change: 20, atLeastExpected: 1, medianEnd: 0 },
      { by: 'C2', goals: 1, start: 40, end: 70, change: 30, atLeastExpected: 1, medianEnd: 2 },
    ]))
  test('goals of one client', async () =>
    expect(await json(['goals', 'g.csv', '--weight', 'w'], { 'g.csv': 'w,start,end\n3,-1,0\n2,-1,1\n1,-2,-1\n' })).toMatchObject({
      goals: 3,
      medianEnd: 0,
      atLeastExpected: 2 / 3,
    }))
  test('workload', async () =>
    expect(
      await json(['workload', 'w.json'], {
        'w.json': JSON.stringify({
          hours: { paid: 160, leave: 16, training: 8, supervision: 4, travel: 10, administration: 22 },
          cases: [{ count: 4, hours: 6 }],
          sessions: [],
        }),
      }),
    ).toEqual({ available: 100, needed: 24, load: 0.24, free: 76 }))
})

test('help lists every measure with an example', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  for (const name of [
    'rake',
    'estimate',
    'needs',
    'concentration',
    'compare',
    'suppress',
    'shares',
    'allocate',
    'agreement',
    'goals',
    'workload',
  ])
    expect(out).toContain(`tandem measure ${name} `)
  expect((await run(['shares', '--help'])).out).toContain('tandem measure shares vote.pb')
})

describe('what is wrong is said in both languages, with exit code 1 and nothing on the way out', () => {
  test.each<[string, string[], string, string, string]>([
    ['an unknown measure', ['sums'], '', '没有「sums」', 'no measure called “sums”'],
    ['no file', ['shares'], '', '需要一个文件', 'takes one file'],
    ['two files', ['shares', 'f', 'g'], '', '给了 2 个', 'was given 2'],
    ['a file that is not there', ['shares', 'gone'], '', 'gone 读不了', 'gone cannot be read'],
    ['an unknown option', ['shares', 'f', '--fast'], '', '选项有误', 'option is wrong'],
    ['an option twice', ['shares', 'f', '--ties', 'id', '--ties', 'id'], '', '只能写一次', 'may be given once'],
    ['an unknown completion', ['shares', 'f', '--completion', 'add2'], '', 'add1 | add1,votes | none', 'add1 | add1,votes | none'],
    ['a broken vote', ['shares', 'f'], vote.replace('lib;100', 'gym;100'), '第 11 行第 1 个字符', 'line 11, column 1'],
    ['points that nobody gave', ['shares', 'f'], vote.replace('approval', 'cumulative'), '第 14 行', 'line 24'],
    ['broken JSON', ['allocate', 'f'], '{', '不是有效的 JSON', 'not valid JSON'],
    [
      'a wrong cell of JSON',
      ['allocate', 'f'],
      JSON.stringify({
        ...posts,
        cost: [
          [10, 12],
          [9, 'x'],
        ],
      }),
      'cost[1][1]',
      'cost[1][1]',
    ],
    ['a time of zero', ['allocate', 'f', '--seconds', '0'], '{}', '大于零', 'above zero'],
    ['a rating in words', ['agreement', 'f', '--level', 'interval'], 'x,y\n1,2\n3,good\n', '第 3 行「y」列', 'Line 3, column “y”'],
    ['a ratio below zero', ['agreement', 'f', '--level', 'ratio'], 'x,y\n-1,2\n', '第 2 行「x」列', 'Line 2, column “x”'],
    ['one rater', ['agreement', 'f', '--unit', 'id'], 'id,x\n1,2\n', '至少要两位', 'at least two raters'],
    ['kappa of three', ['agreement', 'f', '--kappa', 'none'], 'x,y,z\n1,2,3\n', 'Kappa 只比较两位', 'Kappa compares two'],
    ['a column that is not there', ['agreement', 'f', '--unit', 'bid'], 'x,y\n1,2\n', '没有「bid」列', 'no column “bid”'],
    ['a row too long', ['goals', 'f'], 'weight,start,end\n1,0,0\n1,0,0,9\n', '第 3 行 D 列的「9」', '“9” in row 3, column D'],
    ['a row too short', ['goals', 'f'], 'weight,start,end\n1,0,0\n1,0\n', '第 3 行有 2 个', 'Line 3 has 2'],
    ['a blank level', ['goals', 'f'], 'weight,start,end\n1,,0\n', '第 2 行「start」列', 'Line 2, column “start”'],
    ['a level of 3', ['goals', 'f'], 'weight,start,end\n1,0,3\n', '第 2 行「end」列', 'Line 2, column “end”'],
    ['a weight of zero', ['goals', 'f'], 'weight,start,end\n0,0,1\n', '第 2 行「weight」列', 'Line 2, column “weight”'],
    ['a column twice', ['goals', 'f'], 'weight,start,start\n0,0,1\n', '「start」出现了两次', '“start” appears twice'],
    ['an empty table', ['goals', 'f'], 'weight,start,end\n', '至少一行', 'at least one row'],
    ['an open quote', ['goals', 'f'], 'weight,start,end\n"1,0,1\n', '第 2 行', 'Row 2'],
    ['hours twice', ['workload', 'f'], '{"available":1,"hours":{}}', '其中之一', 'either available or hours'],
    ['a missing hour', ['workload', 'f'], '{"hours":{"paid":1}}', 'hours.leave', 'hours.leave'],
    ['a key that is not known', ['workload', 'f'], '{"availible":1}', 'availible', 'availible'],
    [
      'negative hours',
      ['workload', 'f'],
      '{"available":10,"cases":[{"count":1,"hours":-1}],"sessions":[]}',
      'cases[0].hours',
      'cases[0].hours',
    ],
  ])('%s', async (_, argv, text, zh, en) => {
    const { code, out, err } = await run(argv, { f: text })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(zh)
    expect(err).toContain(en)
  })
})
