import { both, whyNot } from '#kernel'
import { describe, expect, it } from 'vitest'
import { type EvidenceKind, type FrozenEstimate, speaks } from './evidence.ts'
import { type NeedFacts, needProcess, type NeedState } from './need-process.ts'

const figure = (
  what: FrozenEstimate['what'],
  estimate: number,
  low: number | null,
  high: number | null,
  rating?: 'importance' | 'met',
) => ({
  question: both('问', 'asked'),
  what,
  ...(rating && { rating }),
  estimate,
  low,
  high,
  n: 40,
  nEff: 30,
  countedOn: '2026-01-01',
})
const need = (state: NeedState, kinds: EvidenceKind[]) => ({ purchaserId: 'p', state, evidence: kinds.map((kind) => ({ kind })) })

describe('a need', () => {
  it.each([
    ['noticed', [], 'too-few-kinds'],
    ['noticed', ['felt'], 'too-few-kinds'],
    ['noticed', ['felt', 'felt', 'felt'], 'too-few-kinds'],
    ['noticed', ['felt', 'expressed'], undefined],
    ['noticed', ['normative', 'comparative'], undefined],
    ['accepted', ['felt', 'expressed'], 'wrong-state'],
    ['set-aside', ['felt', 'expressed'], 'wrong-state'],
  ] as const)('%s with %j is accepted or not: %s', (state, kinds, code) => {
    expect(whyNot(needProcess, 'accept', need(state, [...kinds]), {})?.code).toBe(code)
  })
})

describe('what residents said', () => {
  it.each([
    ['a gap that is surely there', figure('discrepancy', 6.2, 4.1, 8.3), 'supports'],
    ['a gap that may be none', figure('discrepancy', 0.25, -1.98, 2.48), 'cannot-tell'],
    ['met better than it is important', figure('discrepancy', -1.2, -3, 0.6), 'against'],
    ['no gap', figure('discrepancy', 0, -1, 1), 'against'],
    ['all alike', figure('discrepancy', 15, null, null), 'supports'],
    ['important', figure('mean', 4.4, 4.1, 4.7, 'importance'), 'supports'],
    ['perhaps important', figure('mean', 3.1, 2.8, 3.4, 'importance'), 'cannot-tell'],
    ['not important', figure('mean', 2, 1.7, 2.3, 'importance'), 'against'],
    ['poorly met', figure('mean', 2, 1.7, 2.3, 'met'), 'supports'],
    ['well met', figure('mean', 4.4, 4.1, 4.7, 'met'), 'against'],
    ['a share', figure('share', 0.3, 0.2, 0.4), 'supports'],
    ['a share of nobody', figure('share', 0, 0, 0.1), 'against'],
  ] as const)('%s', (_, estimate, says) => expect(speaks({ kind: 'felt', estimate })).toBe(says))

  const against: NeedFacts = {
    purchaserId: 'p',
    state: 'noticed',
    evidence: [{ kind: 'felt', estimate: figure('discrepancy', 0.25, -1.98, 2.48) }, { kind: 'expressed' }],
  }
  const withAlso = (more: Partial<NeedFacts>): NeedFacts => ({ ...against, ...more })
  it('that speaks against a need or cannot tell is no second kind for it', () =>
    expect(whyNot(needProcess, 'accept', against, {})?.code).toBe('not-supported'))
  it('and the need is accepted only with a reason', () => {
    expect(whyNot(needProcess, 'accept', against, { reason: ' ' })?.code).toBe('not-supported')
    expect(whyNot(needProcess, 'accept', against, { reason: '残联名册上有 40 户' })).toBeUndefined()
  })
  it('a reason does not stand for a missing kind', () =>
    expect(whyNot(needProcess, 'accept', withAlso({ evidence: against.evidence.slice(0, 1) }), { reason: '因为' })?.code).toBe(
      'too-few-kinds',
    ))
  it('two other kinds that speak for it suffice', () =>
    expect(whyNot(needProcess, 'accept', withAlso({ evidence: [...against.evidence, { kind: 'normative' }] }), {})).toBeUndefined())
})
