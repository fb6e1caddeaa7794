import { expect, test } from 'vitest'
import { inWords, readInWords, saidTwiceNotAlike } from './amount-in-words.ts'
import { minor, yuan } from './money.ts'

// The first six are the examples of the rules on filling in bills (银发〔1997〕393 号, annex 1); where they allow two ways, the one with 零.
test.each([
  ['1409.50', '壹仟肆佰零玖元伍角'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
  ['107000.53', '壹拾万零柒仟元零伍角叁分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['325.04', '叁佰贰拾伍元零肆分'],
  ['0', '零元整'],
  ['0.05', '伍分'],
  ['0.50', '伍角'],
  ['10', '壹拾元整'],
  ['15', '壹拾伍元整'],
  ['100', '壹佰元整'],
  ['1000000', '壹佰万元整'],
  ['1000001', '壹佰万零壹元整'],
  ['1050000', '壹佰零伍万元整'],
  ['10010', '壹万零壹拾元整'],
  ['20300400.06', '贰仟零叁拾万零肆佰元零陆分'],
  ['100000000', '壹亿元整'],
  ['100000001', '壹亿零壹元整'],
  ['100010000', '壹亿零壹万元整'],
  ['1234567890.12', '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分'],
  ['-20.30', '负贰拾元零叁角'],
])('%s is written %s, and read back', (figures, words) => {
  expect(inWords(yuan(figures))).toBe(`人民币${words}`)
  expect(readInWords(`人民币${words}`)).toBe(yuan(figures))
})

test('every amount is read back as it was written', () => {
  let n = 7n
  for (let i = 0; i < 2000; i++) {
    n = (n * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n
    const amount = minor(n % 10n ** BigInt(1 + (i % 15)))
    expect(readInWords(inWords(amount))).toBe(amount)
  }
})

test.each([
  ['壹拾万柒仟元零伍角叁分', '107000.53'],
  ['人民币 壹万圆正', '10000'],
  ['叄佰元整', '300'],
  ['拾元', undefined],
  ['壹元壹元', undefined],
  ['壹拾贰', undefined],
  ['一万元', undefined],
  ['壹佰壹仟元', undefined],
  ['', undefined],
  ['整', undefined],
])('%s is read as %s', (words, figures) => expect(readInWords(words)).toBe(figures === undefined ? undefined : yuan(figures)))

test.each([
  ['合同总价人民币壹拾万元整（¥100,000.00）。', []],
  ['合同总价人民币壹拾万元整（¥100,001.00）。', [['100000', '100001']]],
  ['合同总价（小写）100,001.00 元（大写：壹拾万元整）', [['100000', '100001']]],
  ['预付人民币叁万元整（小写：3 万元）。', []],
  ['预付人民币叁万元整（即 30 万元）；尾款壹拾元整(￥10)。', [['30000', '300000']]],
  [`${'1'.repeat(20_000)}${' '.repeat(20_000)}${'壹'.repeat(20_000)}（`, []],
  ['每季度 3 次（另行约定），共 12 元（含税）', []],
])('%s', (text, found) =>
  expect(saidTwiceNotAlike(text).map((f) => [f.inWords, f.inFigures])).toEqual(found.map((pair) => pair.map((x) => yuan(x)))),
)
