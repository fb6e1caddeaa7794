import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import { clausesOf, generatedClauses } from './clauses.ts'
import { combined } from './contract.sample.ts'
import { figuresInWords } from './figures-in-words.ts'

const law = knownLaw('cn')
const added = String(generatedClauses + 1)
/** Where words of a text speak of figures, with what is quoted of them. */
const read = (words: string, lang: 'zh' | 'en' = 'zh') =>
  figuresInWords(clausesOf({ ...combined(), lang, clauseEdits: { [added]: words } }), lang, law).map((f) => f.words[lang])

describe('amounts, shares and quantities in words of the parties', () => {
  test.each([
    ['购买方另付管理费五万元。', '五万元'],
    ['总价增加 50，000 元。', '50,000 元'],
    ['另付￥3000。', '¥3000'],
    ['管理费按８％提取。', '8%'],
    ['管理费为合同价的百分之八。', '百分之八'],
    ['岗位增加到 16 名。', '16 名'],
    ['再做三场社区活动。', '三场'],
    ['另开展小组 5 个。', '5 个'],
  ])('%s', (words, quoted) => expect(read(words)).toEqual([expect.stringContaining(`「${quoted}」`)]))

  test.each([
    ['The purchaser pays 50,000 yuan more.', '50,000 yuan'],
    ['A fee of 8 % is kept.', '8 %'],
    ['Two posts become 16 posts.', '16 posts'],
    ['It holds 12 additional sessions.', '12 additional sessions'],
  ])('%s', (words, quoted) => expect(read(words, 'en')).toEqual([expect.stringContaining(`“${quoted}”`)]))

  test.each([
    '违约的，支付合同总价 20% 的违约金。',
    '双方指定一名联系人，三个工作日内互相通知。',
    '每一方都可以请一个第三方调解。',
    '三个月内完成交接，两方面都签字。',
    '两份具有同等效力。',
  ])('nothing in: %s', (words) => expect(read(words)).toEqual([]))
  test('what the model itself says is no finding', () => expect(figuresInWords(clausesOf(combined()), 'zh', law)).toEqual([]))
})

describe('what counts where words say otherwise', () => {
  const one = (precedence: boolean, lang: 'zh' | 'en') => clausesOf({ ...combined(), precedence }).find((c) => c.number === '1')!.text[lang]
  test('a text begun since says that table, figures and annex count; one begun before stays word for word', () => {
    expect(one(true, 'zh')).toContain('以表、数字和附件为准')
    expect(one(true, 'en')).toContain('these count; only a change under clause 14 changes them.')
    expect(one(true, 'zh').startsWith(one(false, 'zh'))).toBe(true)
    expect(one(false, 'zh').endsWith('由双方按第 14 条另行约定。')).toBe(true)
  })
})
