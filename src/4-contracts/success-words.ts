import { count, dictionary } from '#kernel'

/** What both sides say will count as success: the duty, the page, and what stands on other pages. */
export const successWords = dictionary('4-contracts/success-words.successWords', {
  dutyTitle: { zh: '说明怎样算成功', en: 'Say what will count as success' },
  dutyWhy: {
    zh: '服务开始以前，双方各自按目标写明怎样算成功；都写了才互相看到。',
    en: 'Before the service begins each side says by its goals what will count as success; each is read once both have.',
  },
  dutyElse: {
    zh: '互评时只有一方的说法可以对照，并且看得出是谁没有写',
    en: 'marks can be held against the words of one side only, and it shows who gave none',
  },
  title: { zh: '怎样算成功', en: 'What counts as success' },
  lead: {
    zh: '双方先各写各的，都写了才互相看到；再看有没有一致的说法。互评时按这里写的来问。',
    en: 'Each side writes its own first, and each is read once both have; then they see whether they can agree. The rounds ask by what is written here.',
  },
  link: { zh: '怎样算成功：写或看', en: 'What counts as success: write or read' },
  waits: { zh: (side: string) => `${side}还没有写。`, en: (side: string) => `${side}: not said yet.` },
  saidOn: { zh: (side: string, on: string) => `${side}已于 ${on}写好。`, en: (side: string, on: string) => `${side}: said on ${on}.` },
  afterStart: {
    zh: (days: number) => `开始 ${days} 天以后才写`,
    en: (days: number) => `${count(days, 'day')} after the start`,
  },
  sealedNote: {
    zh: '对方写了什么，要等双方都写好才看得到。',
    en: 'What the other side wrote is read once both have.',
  },
  mine: { zh: '本方写的', en: 'What your side wrote' },
  say: { zh: '写好并封存', en: 'Keep it, sealed' },
  once: { zh: '只写一次，写好以后不能改。', en: 'It is said once and not changed afterwards.' },
  says: { zh: '这一项怎样算成功', en: 'What will count as success of this line' },
  saysHint: {
    zh: '结束时看到什么，您会说值得再买（或再做）？不写姓名。',
    en: 'What would you have to see at the end to say: buy it (or do it) again? No names.',
  },
  value: {
    zh: (name: string, unit: string) => `${name}：达到多少算成功（${unit}）`,
    en: (name: string, unit: string) => `${name}: a success from (${unit})`,
  },
  valueHint: {
    zh: (asked: string) => `合同：${asked}。成不成功不看它，就空着。`,
    en: (asked: string) => `In the contract: ${asked}. Leave it empty if success does not hang on it.`,
  },
  what: { zh: '项目', en: 'What' },
  words: { zh: '自己的话', en: 'In its own words' },
  promised: { zh: '合同里的承诺', en: 'Promised in the contract' },
  purchaser: { zh: '购买方', en: 'Purchaser' },
  provider: { zh: '承接方', en: 'Institution' },
  notNamed: { zh: '没有写', en: 'not named' },
  differs: { zh: '不一致', en: 'differs' },
  notAlike: { zh: '所说的要求不同，不能比较', en: 'said of different targets, not compared' },
  changedSince: {
    zh: '写好以后，双方改过这一项的目标。下面照写的时候的目标来看，不是现在的目标。',
    en: 'Both changed the goals of this line after it was said. Below it stands beside the goals as they were then, not as they are now.',
  },
  sameValue: { zh: '一致', en: 'the same' },
  differences: {
    zh: (n: number) => (n === 0 ? '各项指标上，双方的说法一致。' : `有 ${n} 项指标，双方的说法不一致。`),
    en: (n: number) =>
      n === 0 ? 'On every indicator both say the same.' : `On ${count(n, 'indicator')} the two sides do not say the same.`,
  },
  agreed: { zh: (on: string) => `双方一致的说法（${on}）`, en: (on: string) => `The words of both (${on})` },
  stands: {
    zh: '双方没有写共同的说法，差别照样保留。',
    en: 'The two sides have written no words together; the difference stands.',
  },
  ownWords: {
    zh: '双方没有写共同的说法，各说各的照样保留。',
    en: 'The two sides have written no words together; each keeps its own.',
  },
  written: {
    zh: (side: string, on: string) => `${side}提出的说法（${on}），对方还没有同意`,
    en: (side: string, on: string) => `Words of the ${side} (${on}), to which the other side has not agreed`,
  },
  write: { zh: '提出一致的说法', en: 'Propose words for both' },
  writeOther: { zh: '换一种说法', en: 'Propose other words' },
  writeHint: { zh: '对方同意以后，就是双方的说法。', en: 'Once the other side agrees, these are the words of both.' },
  agree: { zh: '同意这个说法', en: 'Agree to these words' },
  noGoals: { zh: '合同没有写目标，也就没有要说的。', en: 'The contract names no goal, so there is nothing to say.' },
  nobody: { zh: '双方都还没有写怎样算成功。', en: 'Neither side has said yet what will count as success.' },
  section: { zh: '双方事先说的：怎样算成功', en: 'What both sides said beforehand would count as success' },
})
