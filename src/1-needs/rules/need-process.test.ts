import { whyNot } from '#kernel'
import { describe, expect, it } from 'vitest'
import type { EvidenceKind } from './evidence.ts'
import { needProcess, type NeedState } from './need-process.ts'

const need = (state: NeedState, kinds: EvidenceKind[]) => ({ state, evidence: kinds.map((kind) => ({ kind })) })

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
    expect(whyNot(needProcess, 'accept', need(state, [...kinds]))?.code).toBe(code)
  })
})
