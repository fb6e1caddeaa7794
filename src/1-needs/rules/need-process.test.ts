import { readFileSync } from 'node:fs'
import { drawProcess, whyNot } from '#kernel'
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
  it('is drawn in the page of the step as it is', () => {
    const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    expect(page.split('<!-- states -->')[1]).toBe(`\n\`\`\`mermaid\n${drawProcess(needProcess)}\n\`\`\`\n`)
  })
})
