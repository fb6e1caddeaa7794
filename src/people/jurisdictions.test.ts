import { isRefusal } from '#kernel'
import { theOperator } from '#platform'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lawFor } from './law-here.ts'
import { addJurisdiction, answerOthers, hostOf, isReached, jurisdictionAt, listedJurisdictions, setHost } from './jurisdictions.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const code = (x: unknown): string => (isRefusal(x) ? x.code : 'done')
const operator = async (jurisdiction: string) => ({ ...(await w.as('operator')), asker: theOperator, jurisdiction })
const second = { nameZh: '另一区', place: 'cn', zone: 'Asia/Shanghai' }

describe('a jurisdiction beside another', () => {
  test('with a code that sorts before it takes nothing that led to the first, and each has its own host', async () => {
    expect(code(await addJurisdiction(await operator('a0'), { ...second, host: 'Other.example:443' }))).toBe('done')
    const page = async (host: string) =>
      await (await w.app.request(`http://${host}/sign-in`, { headers: { host, cookie: 'language=zh' } })).text()
    expect(await page('test.example')).toContain('测试区')
    expect(await page('anything.example')).toContain('测试区')
    expect(await page('other.example')).toContain('另一区')
    expect(await page('other.example:3000')).toContain('另一区')
    const all = await listedJurisdictions(w.db)
    expect(all.map((j) => [j.code, isReached(all, j.code)])).toEqual([
      ['a0', true],
      ['test', true],
    ])
  })
  test('is refused in words where its code, host, place or zone cannot be', async () => {
    const add = async (c: string, more: object) => code(await addJurisdiction(await operator(c), { ...second, ...more }))
    expect(
      await Promise.all([
        add('a0', {}),
        add('Not A Code', {}),
        add('b1', { host: 'other.example' }),
        add('b2', { host: 'https://x/y' }),
        add('b3', { place: 'atlantis' }),
        add('b4', { zone: 'Europe/Paris' }),
        add('b5', { ocidPrefix: 'ocds-1' }),
      ]),
    ).toEqual([
      'jurisdiction-there',
      'jurisdiction-code',
      'jurisdiction-host-taken',
      'jurisdiction-host',
      'place-unknown',
      'jurisdiction-zone',
      'jurisdiction-ocid',
    ])
  })
  test('is a place of its own from its first moment, where it says what it is called', async () => {
    const own = { ...second, place: 'cn-gd', ownPlace: '双塔区', ownPlaceEn: 'Shuangta District' }
    expect(code(await addJurisdiction(await operator('d1'), own))).toBe('done')
    const found = (await listedJurisdictions(w.db)).find((j) => j.code === 'd1')!
    const law = await lawFor(w.db, found)
    expect(isRefusal(law) ? law.code : [law.place.says.en, law.place.within?.name, law.place.own]).toEqual([
      'Shuangta District',
      'cn-gd',
      [],
    ])
  })
  test('set up twice at the same moment is there once, and one alone answers others', async () => {
    const twice = await Promise.allSettled(
      ['c1', 'c1', 'c2'].map(async (c) => code(await addJurisdiction(await operator(c), { ...second, nameZh: c }))),
    )
    expect(twice.map((t) => (t.status === 'fulfilled' ? t.value : String(t.reason))).sort()).toEqual(['done', 'done', 'jurisdiction-there'])
    expect((await listedJurisdictions(w.db)).filter((j) => j.answers_others).map((j) => j.code)).toEqual(['test'])
  })
  test('the host can be changed and taken away, and the one that answers others too, each with its entry', async () => {
    expect(code(await setHost(await operator('c1'), 'c1.example'))).toBe('done')
    expect(code(await setHost(await operator('c1'), null))).toBe('done')
    expect(code(await setHost(await operator('c1'), 'other.example'))).toBe('jurisdiction-host-taken')
    expect(code(await answerOthers(await operator('c1')))).toBe('done')
    expect((await listedJurisdictions(w.db)).filter((j) => j.answers_others).map((j) => j.code)).toEqual(['c1'])
    const log = await w.db
      .selectFrom('record_log')
      .select('action')
      .where('jurisdiction', '=', 'c1')
      .where('outcome', '=', 'done')
      .execute()
    expect(log.map((l) => l.action).sort()).toEqual([
      'people.add-jurisdiction',
      'people.answer-others',
      'people.set-host',
      'people.set-host',
    ])
  })
})

describe('which jurisdiction a host leads to', () => {
  const j = (c: string, host: string | null, answers_others: true | null = null) => ({ code: c, host, answers_others })
  test.each([
    ['one alone answers every host', [j('a', null)], 'x', 'a'],
    ['a host that is named', [j('a', null, true), j('b', 'b.example')], 'B.example:8080', 'b'],
    ['one that is not named', [j('a', null, true), j('b', 'b.example')], 'x', 'a'],
    ['none answers others', [j('a', 'a.example'), j('b', 'b.example')], 'x', undefined],
    ['no host at all', [j('a', null, true), j('b', null)], '', 'a'],
  ] as const)('%s', (_, all, host, found) => expect(jurisdictionAt(all, host)?.code).toBe(found))
  test.each([
    ['Tandem.Example.gov.cn:443', 'tandem.example.gov.cn'],
    ['host.', 'host'],
    ['https://host', undefined],
    ['', undefined],
    ['a b', undefined],
  ])('%s is kept as %s', (typed, kept) => expect(hostOf(typed)).toBe(kept))
})
