import { describe, expect, test } from 'vitest'
import { personalNumbersIn } from './personal-numbers.ts'

const kinds = (text: string) => [...personalNumbersIn(text)].sort()

describe('numbers by which a person is found', () => {
  // Made up: the check characters are right, the people are not.
  test.each([
    ['身份证 11010519491231002X', ['id-card']],
    ['身份证11010519491231002x，住三楼', ['id-card']],
    ['１１０１０５１９４９１２３１００２Ｘ', ['id-card']],
    ['110105 19491231 002X', ['id-card']],
    ['110105-19491231-002X', ['id-card']],
    ['1101 0519 4912 3100 2X', ['id-card']],
    ['旧证 110105491231002', ['id-card']],
    ['电话13800138000', ['phone']],
    ['电话 138 0013 8000', ['phone']],
    ['１３８－００１３－８０００', ['phone']],
    ['+86 13800138000', ['phone']],
    ['8613800138000', ['phone']],
    ['1 3 8 0 0 1 3 8 0 0 0', ['phone']],
    ['138\u200b0013\u200b8000', ['phone']],
    ['010-62345678', ['phone']],
    ['（0755）82345678', ['phone']],
    ['025 8234 5678', ['phone']],
    ['第2次13800138000', ['phone']],
    ['3 13800138000', ['phone']],
    ['卡号 6222 0212 3456 7890 128', ['bank-card']],
    ['卡号 4111 1111 1111 1111', ['bank-card']],
    ['5500-0000-0000-0004', ['bank-card']],
    ['110105 19491231 002X 13800138000', ['id-card', 'phone']],
  ] as const)('%s: %j', (text, expected) => expect(kinds(text)).toEqual(expected))
  test.each([
    '12345 热线去年 64 次来电',
    '打 400-820-8820 或 110',
    '2026-03-02 到 2026-12-31，共 305 天',
    '参加 18 22 35 40 1 20 人',
    '金额 1,050,000.00 元，17 期',
    'GF—2000—0301',
    '11010519491231002A',
    '110105194912310021',
    '110105194913310026',
    '30201 19491231 002X 号文件',
    '3.14159265358979',
    '发票 24312000000012345678',
    '91440300MA5EXAMPLE',
    'cmp_01kjp0y9m0e13800138000',
    '0000-0000000',
    'HT-2026-001',
    '4111111111111112',
  ])('not in %s', (text) => expect(kinds(text)).toEqual([]))
})

test('a long list of digits is read in no time', () => {
  const before = performance.now()
  expect(kinds('0 '.repeat(10_000))).toEqual([])
  expect(performance.now() - before).toBeLessThan(2000)
})
