import { day, type Id, isRefusal, type UnitTerms, unsaid, yuan } from '#kernel'
import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import type { Contract, ContractLine, ContractText } from './contract.ts'
import { combined, milestoneLine, projectLine } from './contract.sample.ts'
import { fairnessOf } from './fairness.ts'
import { checkSupplement } from './supplement.ts'
import { weakerConditions } from './weakened.ts'

const law = knownLaw('cn')
const lawDay = day('2026-02-03')
const group: UnitTerms = { what: ['group'], minutes: 540, people: 42, sessions: 6, members: 8 }

describe('conditions of signed work that ask for less', () => {
  test.each<[string, UnitTerms | null, UnitTerms | null, string[]]>([
    ['as they are', group, group, []],
    ['all dropped', group, null, ['what', 'sessions', 'people', 'members', 'minutes']],
    ['fewer sessions', group, { ...group, sessions: 5 }, ['sessions']],
    ['one session', group, { ...group, sessions: null }, ['sessions']],
    ['fewer person-times', group, { ...group, people: 41 }, ['people']],
    ['no person-times', group, { ...group, people: null }, ['people']],
    ['fewer different people', group, { ...group, members: 7 }, ['members']],
    ['no word of different people', group, { ...group, members: undefined }, ['members']],
    ['shorter', group, { ...group, minutes: 539 }, ['minutes']],
    ['any length', group, { ...group, minutes: null }, ['minutes']],
    ['a call counts as well', group, { ...group, what: ['group', 'phone'] }, ['what']],
    ['any kind', group, { ...group, what: [] }, ['what']],
    ['another kind', group, { ...group, what: ['phone'] }, ['what']],
    ['stricter in everything', group, { what: ['group'], minutes: 600, people: 50, sessions: 7, members: 9 }, []],
    ['more sessions and no people', group, { ...group, sessions: 8, people: null }, ['people']],
    // Where nothing was agreed the house asks for 30 minutes and 3 people of each session; six minutes in all would take that away.
    ['a sum below what the house asks', { ...group, minutes: null }, { ...group, minutes: 6 }, ['minutes']],
    ['a sum of people below what the house asks', { ...group, people: null, members: undefined }, { ...group, people: 6 }, ['people']],
    ['a sum above it', { ...group, minutes: null }, { ...group, minutes: 540 }, []],
    ['something where nothing was agreed', null, { ...group, what: ['event'] }, []],
  ])('%s', (_, was, now, weaker) => expect(weakerConditions(was, now)).toEqual(weaker))
})

const bought = { ...projectLine(yuan('1000'), 20, '小组', '个'), unitTerms: group } as ContractLine
const signed = (lines: readonly ContractLine[], tenderId: string | null): Contract => ({
  ...{ ...combined(), lines },
  ...{ id: 'con_0' as Id<'contract'>, number: 'HT-2026-001', purchaseId: 'p', noTenderReason: null, purchaserId: 'a', providerId: 'b' },
  ...{ tenderId: tenderId as never, state: 'active', versionNumber: 1, total: yuan('20000'), originalTotal: yuan('20000') },
  ...{ lawDay, noticeOn: null, signedOn: lawDay, publishedOn: null, closedOn: null, closeReason: null, version: 3 },
})
const changed = (now: Contract, lines: readonly ContractLine[]) => {
  const text: ContractText = { ...now, lines, effectiveOn: day('2026-05-01') }
  const said = checkSupplement(now, text, { today: day('2026-04-10'), law })
  return isRefusal(said) ? Object.entries(said.fields ?? {}).map(([at, w]) => `${at}: ${w.en}`) : said
}
const points = (now: Contract, lines: readonly ContractLine[]) =>
  fairnessOf({ ...now, lines }, { lawDay, noticeOn: null, signedOn: lawDay, law, signed: now }).findings.map((f) => f.words.en)

describe('a change of a signed contract', () => {
  const hollow = [{ ...bought, unitTerms: null } as ContractLine]
  test('that asks less of what was tendered and won is refused, at its line', () => {
    expect(changed(signed([bought], 'tnd_1'), hollow)).toEqual([
      'lines.0: A unit cannot be made of less than was signed: the kinds of work, the sessions, the people (person-times), the different people, the minutes. Put the signed conditions back, or stricter ones.',
    ])
    expect(changed(signed([bought], 'tnd_1'), [{ ...bought, unitTerms: { ...group, sessions: 7 } } as ContractLine])).toMatchObject({
      lines: [{ unitTerms: { sessions: 7 } }],
    })
  })
  test('without a tender is a point for both, and the same conditions are none', () => {
    expect(changed(signed([bought], null), hollow)).toMatchObject({ lines: [{ unitTerms: null }] })
    expect(points(signed([bought], null), hollow)).toEqual([expect.stringMatching(/“小组” asks for less than both signed/)])
    expect(points(signed([bought], null), [bought])).toEqual([])
  })
  test('that adds more of the same takes over its conditions, its content and its promise', () => {
    const won = { ...bought, scope: '每个小组有带领者', promise: '带领者持证' } as ContractLine
    const more = { ...projectLine(yuan('1000'), 1, '小组', '个'), unitTerms: null } as ContractLine
    expect(changed(signed([won], null), [won, more])).toEqual([expect.stringMatching(/^lines\.1: A unit cannot be made of less/)])
    expect(changed(signed([won], null), [won, { ...more, unitTerms: group } as ContractLine])).toMatchObject({
      lines: [{}, { scope: won.scope, promise: won.promise }],
    })
  })
  test('that pays a stage earlier or for less is a point', () => {
    const line = milestoneLine(yuan('9000'), [
      ['首付', '1/3', 'signing'],
      ['中期', '1/3', 'acceptance'],
      ['尾款', '1/3', 'acceptance'],
    ])
    const [first, middle, last] = line.milestones
    const agreed = { ...middle!, needs: [{ lineId: bought.id, count: 10 }] }
    const was = [{ ...line, milestones: [first!, agreed, last!] } as ContractLine, bought]
    const to = (m: object) =>
      points(signed(was, null), [{ ...was[0]!, milestones: [first!, { ...agreed, ...m }, last!] } as ContractLine, bought])
    expect(to({})).toEqual([])
    expect(to({ needs: [{ lineId: bought.id, count: 12 }] })).toEqual([])
    for (const less of [{ needs: [] }, { needs: [{ lineId: bought.id, count: 9 }] }, { when: 'signing', needs: undefined }])
      expect(to(less)).toEqual([expect.stringMatching(/stages are paid earlier, or for less.*中期/)])
  })
})

describe('numbers in the words of a unit without a condition', () => {
  const of = (unit: string, unitTerms: UnitTerms | null) =>
    unsaid({ title: '小组', unit, unitTerms }).map((w) => /do not say (.*?)\. Work/.exec(w.en)![1])
  const some = { what: [], minutes: null, people: null, sessions: null }
  test.each<[string, UnitTerms | null, string[]]>([
    ['个，6 节、8 人以上', null, ['the sessions', 'the people (person-times)']],
    ['个，6 节、8 人以上', { ...some, sessions: 6, people: 8 }, []],
    ['个，6 节、8 人以上', { ...some, sessions: 6, members: 8 }, []],
    ['个，6 节、8 人以上、42 人次以上', { ...some, sessions: 6, people: 42 }, ['the different people']],
    ['场，200 人以上', { ...some, people: 200 }, []],
    ['场，200 人以上', null, ['the people (person-times)']],
    ['场，每场 2 小时', { ...some, people: 20 }, ['the minutes']],
    ['场，不超过 30 人', null, []],
    ['次，每周 2 次', null, []],
    ['年', null, []],
  ])('%s with %j', (unit, terms, missing) => expect(of(unit, terms)).toEqual(missing))
})
