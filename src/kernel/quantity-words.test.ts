import { expect, test } from 'vitest'
import { sayQuantity } from './quantity-words.ts'

test.each([
  // A measure word alone.
  [1000, '人次', '1000 人次', '1000 人次'],
  [1, '年度', '1 年度', '1 年度'],
  [2.5, '天', '2.5 天', '2.5 天'],
  [240, '次入户探访', '240 次入户探访', '240 次入户探访'],
  // What each of them must be follows a comma.
  [8, '个，6 节', '8 个，每个 6 节', '8 个 (each 6 节)'],
  [7, '场,200 人以上', '7 场，每场 200 人以上', '7 场 (each 200 人以上)'],
  [7, '个，跟进 6 次以上', '7 个，每个跟进 6 次以上', '7 个 (each 跟进 6 次以上)'],
  [7, '个，6 节、42 人次以上', '7 个，每个 6 节、42 人次以上', '7 个 (each 6 节、42 人次以上)'],
  [7, '个，6 节，每节 7 人', '7 个，每个 6 节，每节 7 人', '7 个 (each 6 节，每节 7 人)'],
  // Who wrote "each" is not made to say it twice.
  [8, '个，每个 6 节', '8 个，每个 6 节', '8 个 (每个 6 节)'],
  [8, '个，', '8 个', '8 个'],
  [8, '，个', '8 × ，个', '8 × ，个'],
  [7, '场（200 人以上）', '7 场（200 人以上）', '7 场（200 人以上）'],
  [240, '每次', '240 次', '240 次'],
  // No two numbers meet.
  [8, '10 人小组', '8 × 10 人小组', '8 × 10 人小组'],
  [8, '一场', '8 × 一场', '8 × 一场'],
  // A plural is not guessed.
  [1, 'group', '1 group', '1 group'],
  [8, 'group of six sessions, 42 person-times or more', '8 × group of six sessions, 42 person-times or more', null],
  [1000, 'person-times', '1000 person-times', null],
  [8, 'groups, 6 sessions each', '8 groups, 6 sessions each', null],
  [8, '  个 ', '8 个', '8 个'],
])('%s of %j is %j, in English %j', (quantity, unit, zh, en) => {
  expect([sayQuantity(quantity, unit, 'zh'), sayQuantity(quantity, unit, 'en')]).toEqual([zh, en ?? zh])
})
