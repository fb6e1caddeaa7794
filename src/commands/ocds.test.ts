import { describe, expect, test } from 'vitest'
import type { Lang } from '#kernel'
import { ocdsCommand, type OcdsIo } from './ocds.ts'

/** A machine with these files. What is written into a file is there only once it was ended. */
async function run(line: string, files: Record<string, string | Uint8Array> = {}, langs: readonly Lang[] = ['en']) {
  const [out, err]: [string[], string[]] = [[], []]
  const kept: Record<string, string> = {}
  const bytes = (path: string) => {
    if (!Object.hasOwn(files, path)) throw new Error(`ENOENT ${path}`)
    const f = files[path]!
    return typeof f === 'string' ? new TextEncoder().encode(f) : f
  }
  const io: OcdsIo = {
    read: async (path) => new TextDecoder().decode(bytes(path)),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    langs,
    pieces: async function* (path) {
      const all = bytes(path)
      for (let i = 0; i < all.length; i += 7) yield all.subarray(i, i + 7)
    },
    into: async (path) => {
      let half = ''
      return {
        write: async (text) => void (path === undefined ? out.push(text) : (half += text)),
        end: async () => void (path !== undefined && (kept[path] = half)),
        drop: async () => {},
      }
    },
  }
  const code = await ocdsCommand(line.split(' ').filter(Boolean), io)
  return { code, out: out.join(''), err: err.join('\n'), kept }
}

const release = (ocid: string, id: string, more: object = {}) => ({
  ocid,
  id,
  date: `2026-01-0${id}T00:00:00Z`,
  tag: ['tender'],
  initiationType: 'tender',
  ...more,
})
const one = JSON.stringify(release('ocds-abcdef-a', '1', { tender: { id: 't', title: '甲' } }))
const two = JSON.stringify(release('ocds-abcdef-a', '2', { tender: { id: 't', title: '乙' } }))
const other = JSON.stringify(release('ocds-abcdef-b', '1'))
const around = '"uri":"https://x.org/p","publisher":{"name":"P"},"publishedDate":"2026-02-01T00:00:00Z","version":"1.1"'
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as Record<string, unknown>)

describe('compile', () => {
  test('merges the releases of each process over all files, a line each', async () => {
    const r = await run('compile p.json -', { 'p.json': `{${around},"releases":[${two},${other}]}`, '-': `${one}\n` })
    expect(lines(r.out).map((x) => [x.ocid, x.tender])).toEqual([
      ['ocds-abcdef-a', { id: 't', title: '乙' }],
      ['ocds-abcdef-b', undefined],
    ])
    expect([r.code, r.err]).toEqual([0, ''])
  })
  test('a release that is in two packages counts once', async () => {
    const r = await run('compile a b --versioned', { a: one, b: `[${one},${two}]` })
    expect((lines(r.out)[0]!.tender as { title: unknown[] }).title).toHaveLength(2)
    expect(r.err).toBe('')
  })
  test('makes records, and a package of them', async () => {
    const r = await run('compile p --records --versioned --package --uri https://x.org/r --out r.json', {
      p: `{${around},"extensions":["https://x.org/e"],"releases":[${two},${one}]}`,
    })
    const made = JSON.parse(r.kept['r.json']!)
    expect(made).toMatchObject({
      uri: 'https://x.org/r',
      publisher: { name: 'P' },
      publishedDate: '2026-02-01T00:00:00Z',
      version: '1.1',
      extensions: ['https://x.org/e'],
    })
    expect(made.records[0].releases.map((x: { id: string }) => x.id)).toEqual(['1', '2'])
    expect(Object.keys(made.records[0])).toEqual(['ocid', 'releases', 'compiledRelease', 'versionedRelease'])
    const again = await run('check r.json', { 'r.json': r.kept['r.json']! })
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('No errors')])
  })
  test('and merges the releases of records', async () => {
    const r = await run('compile p', {
      p: `{${around},"records":[{"ocid":"ocds-abcdef-a","releases":[${one},${two}],"compiledRelease":{"ocid":"ocds-abcdef-a"}}]}`,
    })
    expect(lines(r.out)[0]!.tender).toEqual({ id: 't', title: '乙' })
  })
  test('asks for what a package needs and nobody said', async () => {
    const r = await run('compile p --package', { p: one })
    expect([r.code, r.out, r.err]).toEqual([1, '', 'A package needs --uri --publisher --published.'])
  })
  test('what cannot be merged is named and leaves no file, unless it may be left out', async () => {
    const files = { p: `[${one},${JSON.stringify({ ...release('ocds-abcdef-a', '2'), date: null })},${other}]` }
    const strict = await run('compile p --out o', files)
    expect([strict.code, strict.kept]).toEqual([1, {}])
    expect(strict.err).toContain('ocds-abcdef-a 2 /date: has no date')
    const rest = await run('compile p --out o --leave-out', files)
    expect([rest.code, lines(rest.kept.o!).map((x) => x.ocid)]).toEqual([1, ['ocds-abcdef-b']])
  })
  test.each([
    ['a file that is not there', 'compile nowhere', {}, 'Cannot read nowhere'],
    ['a file that ends too early', 'compile p', { p: one.slice(0, -3) }, 'p from byte'],
    [
      'a file in another encoding',
      'compile p',
      { p: Uint8Array.from([...new TextEncoder().encode('{"ocid":"a","x":"'), 0xd6, 0xd0, 0x22, 0x7d]) },
      'not UTF-8',
    ],
    ['what only looks like JSON', 'compile p', { p: '{"ocid":"a","x":01}' }, 'not JSON'],
    ['a release of nothing', 'compile p', { p: '{"id":"r9"}' }, 'has no ocid'],
    [
      'a record of links',
      'compile p',
      { p: '{"ocid":"a","releases":[{"url":"https://x.org","date":"2026-01-01T00:00:00Z"}]}' },
      'only links',
    ],
    ['nothing', 'compile p', { p: ' ' }, 'No releases'],
    ['an option that is none', 'compile p --fast', { p: one }, 'An option is wrong'],
    ['an extension that is no JSON', 'compile p --extension e', { p: one, e: 'x' }, 'e from byte 0'],
  ])('%s is refused and nothing is written', async (_name, line, files, said) => {
    const r = await run(line, files as Record<string, string>)
    expect([r.code, r.out]).toEqual([1, ''])
    expect(r.err).toContain(said)
  })
})

test('merge lays out one process, and sends several to compile', async () => {
  const r = await run('merge p', { p: `[${one},${two}]` })
  expect([r.code, JSON.parse(r.out).tender.title, r.out.split('\n').length > 5]).toEqual([0, '乙', true])
  expect(await run('merge p', { p: `[${one},${other}]` })).toMatchObject({
    code: 1,
    out: '',
    err: 'merge takes a single process, and here are 2: use compile.',
  })
})

test('an extension says how its lists merge', async () => {
  const e = JSON.stringify({
    definitions: {
      Tender: { properties: { tags: { type: 'array', wholeListMerge: true, items: { type: 'object', properties: { id: {} } } } } },
    },
  })
  const files = {
    e,
    p: [{ tags: [{ id: 'x' }, { id: 'y' }] }, { tags: [{ id: 'z' }] }]
      .map((tender, i) => JSON.stringify(release('ocds-abcdef-a', String(i + 1), { tender: { id: 't', ...tender } })))
      .join('\n'),
  }
  const tags = async (line: string) => (await run(line, files)).out.match(/"tags":(\[.*?\])/)![1]
  expect([await tags('compile p'), await tags('compile p --extension e')]).toEqual(['[{"id":"x"},{"id":"y"},{"id":"z"}]', '[{"id":"z"}]'])
})

describe('check', () => {
  test('says what is wrong, where, and how many times', async () => {
    const bad = Array.from({ length: 8 }, (_, i) => JSON.stringify({ ...release('ocds-abcdef-a', String(i + 1)), tag: ['nonsense'] })).join(
      '\n',
    )
    const r = await run('check p', { p: bad })
    expect(r.code).toBe(1)
    expect(r.out).toContain('Error not a code of this list, which is closed (8)')
    expect(r.out).toContain('p  1  /tag/0  nonsense')
    expect(r.out).toContain('and 3 more')
    expect((await run('check p --all', { p: bad })).out).toContain('p  8  /tag/0  nonsense')
  })
  test('as data, a line each', async () => {
    const r = await run('check p --json', { p: `${one.slice(0, -1)},"id":"1"}` })
    expect(JSON.parse(r.out)).toEqual({ kind: 'field-twice', pointer: '/id', about: '', file: 'p', release: '1', weight: 'error' })
  })
  test('nothing wrong is no error', async () => expect((await run('check p', { p: `{${around},"releases":[${one}]}` })).code).toBe(0))
  test('an extension makes its fields known', async () => {
    const e = JSON.stringify({ properties: { colour: { type: 'string' } } })
    const p = `${one.slice(0, -1)},"colour":"red"}`
    expect((await run('check p', { p })).out).toContain('/colour')
    expect((await run('check p --extension e', { p, e })).out).toContain('other findings: 0')
  })
})

describe('flatten and unflatten', () => {
  test('make tables, and releases of them again', async () => {
    const whole = JSON.stringify(
      release('ocds-abcdef-a', '1', {
        tender: { id: 't', title: '=甲,"乙"', value: { amount: -2.5, currency: 'CNY' }, items: [{ id: 'i' }, { id: 'k', quantity: 3 }] },
      }),
    )
    const { code, kept } = await run('flatten p --out f', { p: whole })
    expect([code, Object.keys(kept)]).toEqual([0, ['f/main.csv', 'f/tender_items.csv']])
    expect(kept['f/main.csv']).toContain(`"'=甲,""乙"""`)
    const again = await run('unflatten f/tender_items.csv f/main.csv', kept)
    expect([again.code, again.err, JSON.parse(again.out)]).toEqual([0, '', JSON.parse(whole)])
  })
  test.each([
    ['flatten p', { p: one }, 'Say with --out'],
    ['flatten p --out f', { p: '{"ocid":"a","x":01}' }, 'not JSON'],
    ['unflatten', {}, 'Name the tables'],
    ['unflatten t', { t: 'ocid,id,tender/value/amount\no,1,many\n' }, 't 2 tender/value/amount many: a number belongs here'],
    ['unflatten nowhere', {}, 'Cannot read nowhere'],
  ])('%s is refused and nothing is written', async (line, files, said) => {
    const r = await run(line, files as Record<string, string>)
    expect([r.code, r.out, r.kept]).toEqual([1, '', {}])
    expect(r.err).toContain(said)
  })
})

test('help is given in the language of whoever asks, and a verb that is none is refused with it', async () => {
  const zh = await run('--help', {}, ['zh'])
  expect([zh.code, zh.out]).toEqual([0, expect.stringMatching(/\p{Script=Han}/u)])
  const en = await run('dance')
  expect([en.code, en.out]).toEqual([1, ''])
  expect(en.err).not.toMatch(/\p{Script=Han}/u)
})

describe('flags', () => {
  const late = (ocid: string, days: number) =>
    JSON.stringify({
      ...release(ocid, '1'),
      parties: [{ id: 'b', name: '某街道', roles: ['buyer'] }],
      tender: {
        id: 't',
        procurementMethod: 'open',
        tenderPeriod: { startDate: '2026-03-01T00:00:00Z', endDate: `2026-03-${days + 1}T00:00:00Z` },
      },
    })

  test('says what is worth a look, of how many, and what that does not tell', async () => {
    const r = await run('flags a b', { a: late('ocds-abcdef-a', 10), b: late('ocds-abcdef-b', 20) })
    expect(r.out).toContain('R003 Little time to bid: 1 of 2')
    expect(r.out).toContain('ocds-abcdef-a  10')
    expect(r.out).not.toContain('ocds-abcdef-b')
    expect(r.out).toMatch(/The data lack what it needs: .*T11/)
    expect(r.out).toContain('None of them says that anybody did wrong.')
    expect(r.code).toBe(0)
  })

  test('for a program, with everything it was reckoned by, and with a line of one’s own', async () => {
    const r = await run('flags --json --only r003 --set R003.days=25 a b', { a: late('ocds-abcdef-a', 10), b: late('ocds-abcdef-b', 20) })
    expect(lines(r.out.replaceAll('}{', '}\n{')).map((x) => [x.code, x.subject, x.value, x.line, x.settings])).toEqual([
      ['R003', { kind: 'process', id: 'ocds-abcdef-a' }, 10, 25, { days: 25 }],
      ['R003', { kind: 'process', id: 'ocds-abcdef-b' }, 20, 25, { days: 25 }],
    ])
  })

  test('names everything that is no rule or setting at once, and reads nothing', async () => {
    const r = await run('flags --only R003,R999 --set R003.weeks=2 --set R003.days=soon a')
    expect(r.err).toContain('R999 R003.weeks=2 R003.days=soon')
    expect(r.code).toBe(1)
  })

  test('explains every rule', async () => {
    const r = await run('flags --list')
    expect(r.out).toContain('R038 Unusually many bids disqualified')
    expect(r.out.match(/What it does not tell: /g)).toHaveLength(21)
  })

  test('says of which processes nothing can be told, and tells the rest', async () => {
    const dateless = JSON.stringify({ ocid: 'ocds-abcdef-c', id: '2', tag: ['tender'] })
    const r = await run('flags a c d', { a: late('ocds-abcdef-a', 10), c: dateless, d: dateless.replace('"2"', '"3"') })
    expect(r.out).toContain('ocds-abcdef-a  10')
    expect(r.err).toContain('ocds-abcdef-c')
    expect(r.code).toBe(1)
  })
})
