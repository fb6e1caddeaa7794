import { expect, test } from 'vitest'
import { sameName } from './same-name.ts'

test.each([
  '同心社會工作中心',
  '同心社会工作中心\ufe0f',
  '同心社会工作中心\u200b',
  '同心社会工作中心.',
  '同心社会工作中心。',
  '同心社会工作中心·',
  '同心・社会工作中心',
  ' 同心 社会工作中心',
])('%s looks like the name that is there', (name) => expect(sameName(name)).toBe(sameName('同心社会工作中心')))
test.each([
  ['东园', '東園'],
  ['ＡＢ 中心', 'ab中心'],
  ['Reed Centre', 'reed  centre.'],
])('%s and %s are one', (a, b) => expect(sameName(a)).toBe(sameName(b)))
test.each([
  ['同心社会工作中心', '同心社会工作中心（南山）'],
  ['东园一社区', '东园二社区'],
  ['东园', '西园'],
  ['第1社区', '第11社区'],
  ['1.1区', '11区'],
  ['...', '·'],
])('%s and %s are two', (a, b) => expect(sameName(a)).not.toBe(sameName(b)))
