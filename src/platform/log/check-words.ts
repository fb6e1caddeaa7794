import { count, dictionary } from '#kernel'

/** What verifying the log says of erasures that do not fit what they did. */
export const checkWords = dictionary('platform/log/check-words.checkWords', {
  nobody: {
    zh: (id: string, by: string) => `记录 ${id} 说是由 ${by} 抹去的，可是日志里没有这样一条抹去的记录。`,
    en: (id: string, by: string) => `The entry ${id} is said to have been erased by ${by}, and the log has no such erasure.`,
  },
  tile: {
    zh: (level: number, number: string) => `哈希块 ${level}/${number} 比日志长或者短。`,
    en: (level: number, number: string) => `The tile ${level}/${number} is longer or shorter than the log.`,
  },
  saltless: {
    zh: (id: string) => `记录 ${id} 没有盐，排不进日志的顺序。`,
    en: (id: string) => `The entry ${id} has no salts and can get no place in the log.`,
  },
  waitsLong: {
    zh: (n: number, minutes: number) => `有 ${n} 条记录等了 ${minutes} 分钟以上还没有排进日志。`,
    en: (n: number, minutes: number) =>
      `${n} ${n === 1 ? 'entry has' : 'entries have'} waited more than ${minutes} minutes for a place in the log.`,
  },
  earlier: {
    zh: (id: string, by: string) => `记录 ${id} 说是由 ${by} 抹去的，可是那一条比它更早。`,
    en: (id: string, by: string) => `The entry ${id} is said to have been erased by ${by}, which is older than it.`,
  },
  uncounted: {
    zh: (id: string) => `抹去的记录 ${id} 没有说抹去了几条。`,
    en: (id: string) => `The erasure ${id} does not say of how many entries.`,
  },
  otherNumber: {
    zh: (id: string, said: number, n: number) => `抹去的记录 ${id} 说抹去了 ${said} 条，实际有 ${n} 条指着它。`,
    en: (id: string, said: number, n: number) =>
      `The erasure ${id} says that it emptied ${count(said, 'entry')}, and ${n} ${n === 1 ? 'points' : 'point'} to it.`,
  },
  moreGone: {
    zh: (said: number, gone: number) => `抹去的记录一共说抹去了 ${said} 处，实际少了 ${gone} 处。`,
    en: (said: number, gone: number) =>
      `The erasures say that they emptied ${count(said, 'part')} in all, and ${gone} ${gone === 1 ? 'is' : 'are'} gone.`,
  },
})

type Told = string | number | bigint

/** What is wrong with the log as the database keeps it. */
export const databaseWords = dictionary('platform/log/check-words.databaseWords', {
  severalKeys: {
    zh: (n: Told) => `公布的公钥有 ${n} 个，这份日志只该有一个：有人另放了一个。`,
    en: (n: Told) => `There are ${n} public keys where this log has one: somebody put in another.`,
  },
  otherKey: {
    zh: '库里公布的公钥不是由这个主密钥得出的：公钥和签名都被换过。',
    en: 'The public key in the database is not the one of this master secret: the key was put in by somebody, and the heads were signed with it.',
  },
  otherSize: {
    zh: (size: Told) => `库里放在第 ${size} 条的日志头，说的不是 ${size} 条。`,
    en: (size: Told) => `The head kept as the one of ${size} entries does not speak of ${size} entries.`,
  },
  headUnsigned: {
    zh: (size: Told) => `日志头（${size} 条）的签名不对。`,
    en: (size: Told) => `The signature under the head of ${size} entries is wrong.`,
  },
  shrunk: {
    zh: (size: Told, now: Told) => `日志变短了：签名时有 ${size} 条，现在 ${now} 条。`,
    en: (size: Told, now: Told) => `The log has shrunk: ${size} entries were signed, there are ${now} now.`,
  },
  entryGone: { zh: (place: Told) => `第 ${place} 条不见了。`, en: (place: Told) => `Entry ${place} is gone.` },
  contentGone: { zh: (place: Told) => `第 ${place} 条的内容不见了。`, en: (place: Told) => `What entry ${place} says is gone.` },
  changed: {
    zh: (place: Told, parts: readonly string[]) => `第 ${place} 条被改过（${parts.join('、')}）。`,
    en: (place: Told, parts: readonly string[]) => `Entry ${place} was changed (${parts.join(', ')}).`,
  },
  takenOut: {
    zh: (place: Told) => `第 ${place} 条有内容被抹去，却没有抹去的记录。`,
    en: (place: Told) => `Something of entry ${place} was taken out, and no entry says by whom.`,
  },
  rewritten: {
    zh: (size: Told) => `前 ${size} 条与签过名的日志头不符：日志被改写过。`,
    en: (size: Told) => `The first ${size} entries do not fit the head signed over them: the log was rewritten.`,
  },
  tile: {
    zh: (level: Told, number: Told) => `哈希块 ${level}/${number} 与记录不符。`,
    en: (level: Told, number: Told) => `The tile ${level}/${number} does not fit the entries.`,
  },
  outside: { zh: (id: Told) => `记录 ${id} 在日志的顺序之外。`, en: (id: Told) => `The entry ${id} stands outside the order of the log.` },
  waitsInVain: {
    zh: (what: Told) => `有记录在等 ${what}，但它已经不用等了。`,
    en: (what: Told) => `Entries wait for ${what}, which they need not wait for any more.`,
  },
})

/** What is wrong with a log as it is published. */
export const fileWords = dictionary('platform/log/check-words.fileWords', {
  noKey: { zh: '没有可用的公钥。', en: 'There is no public key that can be read.' },
  noHead: { zh: '没有可读的签名日志头（checkpoint）。', en: 'There is no signed head (checkpoint) that can be read.' },
  unsigned: { zh: '日志头的签名不对。', en: 'The signature under the head is wrong.' },
  earlierUnsigned: {
    zh: (size: Told) => `以前的日志头（${size} 条）签名不对。`,
    en: (size: Told) => `The signature under the earlier head of ${size} entries is wrong.`,
  },
  otherLog: {
    zh: (origin: Told) => `以前的日志头属于另一份日志：${origin}。`,
    en: (origin: Told) => `The earlier head belongs to another log: ${origin}.`,
  },
  shrunk: {
    zh: (size: Told, now: Told) => `日志变短了：以前有 ${size} 条，现在 ${now} 条。`,
    en: (size: Told, now: Told) => `The log has shrunk: ${size} entries before, ${now} now.`,
  },
  spoiled: {
    zh: (file: string, line: number) =>
      `日志头文件 ${file} 第 ${line} 行既不是日志头也不是空行：文件被改过，或者没有传完整。请用另外保存的完整副本再核对。`,
    en: (file: string, line: number) =>
      `Line ${line} of the file of heads ${file} is neither a head nor blank: the file was altered or cut off. Check again with a whole copy kept elsewhere.`,
  },
  rewritten: {
    zh: (size: Told) => `前 ${size} 条与以前签名的日志头不符：日志被改写过。`,
    en: (size: Told) => `The first ${size} entries do not fit the head signed over them: the log was rewritten.`,
  },
  entriesMissing: {
    zh: (first: Told, _width: Told) => `第 ${first} 条起的记录文件缺失或条数不对。`,
    en: (first: Told, width: Told) => `The file of entries from ${first} on is missing or has not ${width} entries.`,
  },
  otherForm: { zh: (place: Told) => `第 ${place} 条的格式不对。`, en: (place: Told) => `Entry ${place} is not of the form of this log.` },
  otherRoot: { zh: '全部记录算出的根与签名的根不符。', en: 'The root over all entries is not the one that was signed.' },
  misplaced: {
    zh: (place: number) => `第 ${place} 条与它在树里的位置不符。`,
    en: (place: number) => `Entry ${place} does not hash to its place in the tree.`,
  },
  tile: {
    zh: (level: number, number: number) => `哈希块 ${level}/${number} 不符或缺失。`,
    en: (level: number, number: number) => `The tile ${level}/${number} is missing or does not fit.`,
  },
})
