import { describe, expect, test } from 'vitest'
import { numberOf, readUnit } from './unit-reading-words.ts'
import { contradictions } from './unit-terms.ts'

const said = (unit: string): string => {
  const read = readUnit(unit)
  return (['people', 'sessions', 'minutes', 'number'] as const)
    .flatMap((c) =>
      read[c].map((s) => `${c} ${s.least}${s.most === s.least ? '' : `–${s.most}`}${s.each ? ' each' : ''}${s.times ? ' times' : ''}`),
    )
    .join(', ')
}

describe('what the words of a unit say', () => {
  test.each([
    ['场，200 人以上', 'people 200'],
    ['场，２００人以上', 'people 200'],
    ['场，不少于1,200人', 'people 1200'],
    ['场，1.2 万人次', 'people 12000 times'],
    ['场，200～300 人', 'people 200–300'],
    ['场，200至300人', 'people 200–300'],
    ['场，每场 200-300 人', 'people 200–300'],
    ['场，不超过 30 人', 'people 0–30'],
    ['场，30 人以内', 'people 0–30'],
    ['场，约 200 人', 'people 100–400'],
    ['场，二十五人', 'people 25'],
    ['场，一百二十人以上', 'people 120'],
    ['6 节、42 人次以上', 'people 42 times, sessions 6'],
    ['个，6 节，每节 7 至 10 人', 'people 7–10 each, sessions 6'],
    ['个，共 6 节，每节不少于 90 分钟', 'sessions 6, minutes 90 each'],
    ['个，跟进 6 次以上', 'sessions 6'],
    ['节，一个半小时', 'minutes 90'],
    ['节，每节半小时', 'minutes 30'],
    ['节，1.5～2 小时', 'minutes 90–120'],
    ['节，2小时30分钟', 'minutes 150'],
    ['场，共 12 场', 'number 12'],
    ['event, 200+ people', 'people 200'],
    ['event, at least two hundred people, half an hour', 'people 200, minutes 30'],
    ['group, six sessions of 90 minutes each', 'sessions 6, minutes 90 each'],
    ['visit, 20 to 25 people, 2 hours', 'people 20–25, minutes 120'],
    ['event, up to 30 participants', 'people 0–30'],
    // What says nothing of one unit, or not for sure.
    ['场，几十人', ''],
    ['场，3万5人', ''],
    ['场，两三百人', ''],
    ['场，60 岁以上老人', ''],
    ['个，每周 2 次', ''],
    ['场，2 名社工、30 名居民', 'people 30'],
    ['场，社工 2 名', ''],
    ['场，全年 600 人次', ''],
    ['次，每 1000 人口一次', ''],
    ['第 3 期', ''],
    ['年', ''],
  ])('%s: %s', (unit, expected) => expect(said(unit)).toBe(expected))
  test.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零五', 105],
    ['三千', 3000],
    ['两万', 20_000],
    ['1.2万', 12_000],
    ['一百五', undefined],
    ['twenty-five', 25],
  ])('%s is %s', (text, n) => expect(numberOf(text)).toBe(n))
})

describe('conditions that say another thing than the words', () => {
  const none = { what: [], people: null, minutes: null, sessions: null }
  const of = (unit: string, terms: Partial<typeof none> | object, quantity = 7) =>
    contradictions({ title: '活动', unit, quantity, unitTerms: { ...none, ...terms } }).map((c) => `${c.condition} ${c.agreed}`)
  test.each([
    ['场，200 人以上', { people: 5 }, ['people 5']],
    ['场，200 人以上', { people: 200 }, []],
    ['场，２００人以上', { people: 300 }, ['people 300']],
    ['场，1.2万人次', { people: 12_000 }, []],
    ['场，1.2万人次', { people: 1200 }, ['people 1200']],
    ['场，200～300 人', { people: 250 }, []],
    ['场，200～300 人', { people: 150 }, ['people 150']],
    ['场，不超过 30 人', { people: 20 }, []],
    ['场，不超过 30 人', { people: 40 }, ['people 40']],
    ['6 节、42 人次以上', { people: 42, sessions: 6 }, []],
    ['6 节、42 人次以上', { people: 10, sessions: 3 }, ['sessions 3', 'people 10']],
    ['个，6 节，每节 7 人', { people: 42, sessions: 6 }, []],
    ['个，6 节，每节 7 人', { people: 7, sessions: 6 }, ['people 7']],
    // Ten people may be those who come, or all the times they came.
    ['个，6 节，10 人', { people: 10, sessions: 6 }, []],
    ['个，6 节，10 人', { people: 60, sessions: 6 }, []],
    ['节，每节 90 分钟', { minutes: 30 }, ['minutes 30']],
    ['节，每节 1.5 小时', { minutes: 90 }, []],
    ['个，6 节，每节 90 分钟', { minutes: 540, sessions: 6 }, []],
    ['场', { people: 5 }, []],
    // One way to read them is enough.
    ['场，30 人，其中老人 20 人', { people: 20 }, []],
  ] as const)('%s with %j: %j', (unit, terms, expected) => expect(of(unit, terms)).toEqual(expected))
  test('how many are bought', () => {
    expect([of('场，共 12 场', {}, 7), of('场，共 12 场', {}, 12), of('events, 12 in all', {}, 7)]).toEqual([
      ['number 7'],
      [],
      ['number 7'],
    ])
    expect(contradictions({ title: '活动', unit: '场，共 12 场', quantity: 7 }).length).toBe(1)
  })
  test('is said in both languages', () => {
    const [c] = contradictions({ title: '大型活动', unit: '场，200 人以上', quantity: 7, unitTerms: { ...none, people: 5 } })
    expect(c!.words.zh).toContain('「大型活动」的单位写的是「200 人以上」，条件却是每个单位至少 5 人')
    expect(c!.words.en).toContain('says “200 人以上”, and its conditions say at least 5 people to a unit')
  })
})
