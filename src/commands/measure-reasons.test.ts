import { describe, expect, test } from 'vitest'
import { measureCommand } from './measure.ts'

const run = async (line: string, files: Record<string, string>) => {
  const said = { out: '', err: '' }
  const code = await measureCommand(line.split(' '), {
    read: (path) => (files[path] === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(files[path])),
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  })
  return { code, ...said }
}
const answer = async (line: string, f: string) => {
  const { code, out, err } = await run(line, { f })
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

describe('where no ballot counts, each is named with its line and the reason', () => {
  const vote = (rows: string) =>
    `META\nkey;value\nbudget;100\nvote_type;cumulative\nmax_length;1\nPROJECTS\nproject_id;cost\na;10\nb;20\nVOTES\nvoter_id;vote;points\n${rows}`
  test('all left out', async () => {
    const { code, out, err } = await run('shares f', { f: vote('1;a,b;1,1\n2;a;\n2;b;1\n') })
    expect([code, out]).toEqual([1, ''])
    for (const place of ['第 12 行', '第 13 行', '第 14 行', 'line 12', 'line 13', 'line 14']) expect(err).toContain(place)
    expect(err).toContain('最多 1 个')
    expect(err).toContain('voter 2 has voted above')
    expect(err).not.toContain('还没有选票')
  })
  test('a file without ballots has none yet', async () => expect((await run('shares f', { f: vote('') })).err).toContain('还没有选票'))
  test('an estimate of which no row has a value says what stands there instead', async () => {
    const { code, err } = await run('estimate --sample f --design srs --mean x', { f: 'x,y\nNA,1\n,2\n缺失,3\nNA,4\n' })
    expect(code).toBe(1)
    expect(err).toContain('「x」')
    expect(err).toContain('“NA” in rows 1, 4')
    expect(err).toContain('empty in row 2')
    expect(err).toContain('“缺失” in row 3')
  })
})

describe('one answer in several spellings is one answer', () => {
  const of = (value: string, cells: readonly string[], more = '') =>
    run(`estimate --sample f --design srs --proportion answer=${value}${more}`, {
      f: `answer,x\n${cells.map((c) => `${c},1`).join('\n')}\n`,
    })
  test('case, width and blanks', async () => {
    const { code, out, err } = await of('yes', ['yes', 'Yes', ' YES ', 'ｙｅｓ', 'no', 'no', 'NA', 'ＮＡ'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ n: 6, estimate: 4 / 6, missing: 2 }])
    for (const spelling of ['Yes', 'YES', 'ｙｅｓ']) expect(err).toContain(spelling)
    expect(err).toMatch(/counted as “yes”/)
  })
  test('the value asked for may itself be written otherwise than in the file', async () => {
    const { code, out, err } = await of('YES', ['yes', 'no'])
    expect(code).toBe(0)
    expect(JSON.parse(out)[0].estimate).toBe(0.5)
    expect(err).toContain('yes')
  })
  test.each([
    ['yes', ['yes', '是', 'no']],
    ['是', ['是', 'Yes', '否']],
    ['no', ['no', '否', 'yes']],
    ['1', ['1', 'TRUE', '0']],
    ['yes', ['yes', 'yes.', 'no']],
    ['很满意', ['很满意', '很滿意', '不满意']],
    ['满意', ['满意', '满 意', '不满意']],
    ['yes', ['yes', 'ye', 'no']],
    ['yes', ['yes', 'Y', 'no']],
  ])('%s beside what may mean the same is asked about, not guessed: %j', async (value, cells) => {
    const { code, out, err } = await of(value, cells)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(cells[1])
    expect(err).toContain('--same')
    expect(err).toContain('--apart')
  })
  test('who says what is the same, or another answer, is answered', async () => {
    const cells = ['yes', '是', 'no', '否']
    expect(JSON.parse((await of('yes', cells, ' --same 是')).out)[0].estimate).toBe(0.5)
    expect(JSON.parse((await of('yes', cells, ' --apart 是')).out)[0].estimate).toBe(0.25)
    expect((await of('yes', cells, ' --same 好')).err).toContain('No cell')
    expect((await of('yes', cells, ' --same 是 --apart 是')).code).toBe(1)
  })
  test.each([
    ['满意', ['满意', '很满意', '不满意']],
    ['3', ['3', '13', '30', '2']],
    ['A1', ['A1', 'A2', 'B1']],
    ['否', ['否', '是', '否']],
    ['有时', ['有时', '没有', '有']],
  ])('%s is not taken for another of its answers: %j', async (value, cells) => expect((await of(value, cells)).code).toBe(0))
  test('a value that never occurs is an error', async () => expect((await of('maybe', ['yes', 'no'])).code).toBe(1))
  test('raters who write an answer differently agree', async () => {
    const { code, out, err } = await run('agreement f', { f: 'a,b\nyes,Yes\nno,ＮＯ\nyes,no\n' })
    expect(code).toBe(0)
    const plain = await answer('agreement f', 'a,b\nyes,yes\nno,no\nyes,no\n')
    expect(JSON.parse(out).alpha.value).toBe(plain.alpha.value)
    expect(err).toContain('ＮＯ')
  })
  test('domains whose names differ only so are said to be counted apart', async () => {
    const { code, out, err } = await run('estimate --sample f --design srs --mean x --by area', {
      f: 'area,x\neast,1\nEast,2\neast,3\nwest,1\n',
    })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toHaveLength(3)
    expect(err).toContain('East')
  })
  test('yes and no as people type them', async () => {
    const f = 'name,combined,a,b\nA,Yes,1,3\nB,ＹＥＳ,2,4\nC,No,1,2\nD, 否 ,2,3\n'
    expect(await answer('compare f --treated combined --before a --after b', f)).toMatchObject({ estimate: 1 })
  })
})

/** Every null in an answer that no reason stands beside. A null in a list is told by the `hidden` beside the list. */
function withoutReason(json: unknown, path = ''): string[] {
  if (Array.isArray(json)) return json.flatMap((x, i) => (x === null ? [] : withoutReason(x, `${path}[${i}]`)))
  if (typeof json !== 'object' || json === null) return []
  const o = json as Record<string, unknown>
  const why = (o['why'] ?? {}) as Record<string, { zh?: string; en?: string }>
  const hidden = JSON.stringify(o['hidden'] ?? '')
  return Object.entries(o).flatMap(([key, value]) => {
    // Names of a total, and no limit above: no figures. See docs/measure-command.md.
    if (value === null && 'low' in o && 'why' in o && typeof o['why'] === 'string' && ['row', 'column', 'high'].includes(key)) return []
    if (value === null && key === 'name' && typeof o['why'] === 'string') return []
    if (value === null && key === 'startsIn') return []
    if (value === null && key === 'total' && hidden.includes('null')) return []
    if (value === null) return /[一-鿿]/.test(why[key]?.zh ?? '') && why[key]?.en ? [] : [`${path}.${key}`]
    if (path === '' && key === 'counts' && !Array.isArray(value))
      return Object.entries(value as object).flatMap(([name, n]) =>
        n === null && !hidden.includes(`"${name}"`) ? [`.counts.${name}`] : [],
      )
    return withoutReason(value, `${path}.${key}`)
  })
}
const nulls = (text: string) => text.match(/null/g)?.length ?? 0

describe('where a figure does not exist the reason stands beside it', () => {
  test.each<[string, string, string]>([
    ['equal answers', 'estimate --sample f --design srs --mean x', 'x\n3\n3\n3\n'],
    ['one block of two', 'estimate --sample f --design cluster --cluster b --mean x --by d', 'x,b,d\n1,p,u\n2,p,u\n4,q,v\n3,r,v\n'],
    [
      'a total of one block',
      'estimate --sample f --design cluster --cluster b --weight w --total x --by d',
      'x,b,d,w\n1,p,u,3\n2,p,u,3\n4,q,v,3\n3,r,v,3\n',
    ],
    ['one answer', 'estimate --sample f --design srs --proportion x=1 --by d', 'x,d\n1,u\n1,v\n2,v\n'],
    ['all yes, normal', 'estimate --sample f --design srs --proportion x=1 --interval normal', 'x\n1\n1\n1\n'],
    ['all yes, logit', 'estimate --sample f --design srs --proportion x=1 --interval logit', 'x\n1\n1\n1\n'],
    ['all yes, beta', 'estimate --sample f --design srs --proportion x=1 --interval beta', 'x\n1\n1\n1\n'],
    ['a census', 'estimate --sample f --design srs --population n --mean x', 'x,n\n1,3\n2,3\n4,3\n'],
    ['a census of equals', 'estimate --sample f --design srs --population n --mean x', 'x,n\n4,3\n4,3\n4,3\n'],
    ['a ratio of one', 'estimate --sample f --design srs --ratio x/y --by d', 'x,y,d\n1,2,u\n1,3,v\n2,4,v\n'],
    ['some without an answer', 'estimate --sample f --design srs --mean x --by d', 'x,d\n1,u\nNA,u\n1,v\n2,v\n'],
    ['needs rated alike', 'needs --sample f', 'A_importance,A_met,B_importance,B_met\n5,2,4,4\n5,2,,\n5,2,,\n'],
    ['needs with a sign that all share', 'needs --sample f', 'A_importance,A_met\n5,2\n4,2\n5,3\n'],
    ['kappa of full agreement', 'agreement f --kappa none', 'a,b\n1,1\n2,2\n'],
    ['kappa of one pair', 'agreement f --kappa none', 'a,b\n1,2\n'],
    ['kappa of none', 'agreement f --kappa none', 'a,b\n1,\n,2\n'],
    ['ratings all alike', 'agreement f --kappa none', 'a,b\n1,1\n1,1\n'],
    [
      'communities that changed alike',
      'compare f --treated t --before a --after b --covariates a,c',
      't,a,b,c\n1,1,2,5\n1,1,2,5\n0,1,1,5\n0,1,1,5\n',
    ],
    ['one period before', 'compare f --treated t --before a --after b', 't,a,b\n1,1,2\n1,3,5\n0,1,1\n0,2,3\n'],
    ['one start', 'compare f --starts s --periods p,q', 's,p,q\nq,1,2\n,1,3\n,2,2\n'],
    ['starts that changed alike', 'compare f --starts s --periods p,q', 's,p,q\nq,1,2\nq,1,2\n,1,3\n,1,3\n'],
    ['one amount', 'concentration f --amount x', 'x\n3\n'],
    ['a group of nobody', 'concentration f --reached r --population p', 'r,p\n0,0\n1,4\n'],
    ['nobody reached', 'concentration f --reached r --population p', 'r,p\n0,3\n0,4\n'],
    ['a short list', 'suppress f --k 5', 's,n\na,40\nb,3\nc,12\n'],
    ['a table', 'suppress f --k 10', 'c,x,y,z\nA,42,3,15\nB,30,12,18\nC,25,9,11\n'],
    ['a list all hidden', 'suppress f --k 10', 's,n\na,1\nb,2\n'],
  ])('%s', async (_, line, f) => {
    const r = await run(line, { f })
    expect([r.code, r.err]).toEqual([0, ''])
    expect(nulls(r.out)).toBeGreaterThan(0)
    expect(withoutReason(JSON.parse(r.out))).toEqual([])
  })
})
