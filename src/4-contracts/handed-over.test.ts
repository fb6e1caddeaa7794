import { isRefusal } from '#kernel'
import { expect, test } from 'vitest'
import { evidenceOf } from './handed-over.ts'

test('a hand-over is done with what became of people, cases and records, and nothing of these is left out', () => {
  const parts = { people: '两人由新机构录用', cases: '11 个移交', records: '清单 JJ-2' }
  expect(evidenceOf('hand-over-clients', { handedOver: parts }, 'zh')).toBe(
    '人员：两人由新机构录用\n在办个案：11 个移交\n记录和资料：清单 JJ-2',
  )
  const no = evidenceOf('hand-over-clients', { evidence: '都交了', handedOver: { cases: '11 个', people: ' ' } }, 'en')
  expect(isRefusal(no) && Object.keys(no.fields ?? {})).toEqual(['people', 'records'])
})
test('every other duty is done with one sentence, and not without', () => {
  expect(evidenceOf('file-contract', { evidence: ' 备案号 2026-17 ' }, 'zh')).toBe('备案号 2026-17')
  expect(isRefusal(evidenceOf('file-contract', { handedOver: { cases: '11' } }, 'zh'))).toBe(true)
})
