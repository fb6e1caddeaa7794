import { count, dictionary } from '#kernel'

/** What is said of the record log that is checked or written out. */
export const words = dictionary('commands/log-words.words', {
  help: {
    zh: `tandem log verify [--url ADDRESS | --folder FOLDER] [--head FILE] [--key KEY]
tandem log verify --receipt FILE (--key KEY | --url ADDRESS | --folder FOLDER)
tandem log begin-heads [--jurisdiction CODE]
tandem log export FOLDER

verify 核对记录日志有没有被改写。给出 --url（例如 https://tandem.example.gov.cn/open/log）或 --folder（它的副本）时只用公布的文件核对；
都不给时核对数据库，同时找出没有编进日志的内容。--head 是以前留存的日志头，一个或多个，一个都没有时只能说明日志自身前后一致；--key 是必须用来签名的公钥，在不能相信日志旁边那一个时用。
--receipt 用下载的回执核对某一条，所用的公钥由 --key 给出，或者取公布的。
begin-heads 在库外的日志头文件丢失、又没有副本时，把库里的日志头重新写到库外，并记入日志。
export 把每个辖区公布的文件写进文件夹，放在任何网站服务器上都可以提供。

退出码：0 无误 · 1 有问题 · 2 没法核对，例如库外没有留存的日志头
`,
    en: `tandem log verify [--url ADDRESS | --folder FOLDER] [--head FILE] [--key KEY]
tandem log verify --receipt FILE (--key KEY | --url ADDRESS | --folder FOLDER)
tandem log begin-heads [--jurisdiction CODE]
tandem log export FOLDER

verify checks that the record log was not rewritten. With --url (as in https://tandem.example.gov.cn/open/log) or --folder (a copy of it) by the
published files alone; without, in the database, where it also finds what stands outside the order. --head names a file with heads kept from
earlier days, one or many; without any the log is only compared with itself, which is said. --key the public key that must have signed, where the one beside the log is not to be trusted.
--receipt checks a single entry by the receipt that was downloaded for it, under the public key given or published.
begin-heads writes the heads of the database outside anew, where their file was lost and there is no copy, and enters that in the log.
export writes the published files of each jurisdiction into a folder, from which any web server can hand them out.

Exit codes: 0 all is as it should be · 1 something is wrong · 2 the question could not be answered, as where no head was kept outside the database
`,
  },
  unreadable: { zh: (file: string) => `读不到 ${file}。`, en: (file: string) => `${file} cannot be read.` },
  logUnreadable: { zh: (why: string) => `读不到日志：${why}。`, en: (why: string) => `The log could not be read: ${why}.` },
  tooLarge: {
    zh: (address: string, megabytes: number) =>
      `${address} 给出的内容超过 ${megabytes} MB，日志里没有这么大的文件；已经停下，没有核对。请核对网址。`,
    en: (address: string, megabytes: number) =>
      `${address} sends more than ${megabytes} MB, and no file of a log is as large. Reading was stopped and nothing was checked. Check the address.`,
  },
  noKey: { zh: '没有可用的公钥。', en: 'There is no public key that can be read.' },
  receiptUnreadable: {
    zh: (why: string) => `读不到回执或公钥：${why}。`,
    en: (why: string) => `The receipt or the key could not be read: ${why}.`,
  },
  entryFits: {
    zh: (entry: number, of: number, origin: string) => `${origin} 第 ${entry} 条（共 ${of} 条），相符。`,
    en: (entry: number, of: number, origin: string) => `Entry ${entry} of ${of} in ${origin}: it stands there.`,
  },
  erased: {
    zh: (n: number) => `有 ${n} 条抹去过内容，每条都有抹去的记录。`,
    en: (n: number) => `Something was erased in ${count(n, 'entry')}, each with its entry.`,
  },
  waiting: {
    zh: (n: number) => `${n} 条等待编号。`,
    en: (n: number) => `${count(n, 'entry')} ${n === 1 ? 'waits' : 'wait'} for a place.`,
  },
  allFits: {
    zh: (size: number, root: string, heads: number, outside: number, newest: number | undefined) =>
      `${size} 条，根 ${root}：全部相符；核对了 ${heads} 个日志头，也相符，其中 ${outside} 个是另外留存的${newest === undefined ? '' : `（最新的一个到第 ${newest} 条）`}。`,
    en: (size: number, root: string, heads: number, outside: number, newest: number | undefined) =>
      `${count(size, 'entry')}, root ${root}: all fit, and so ${heads === 1 ? 'does' : 'do'} ${count(heads, 'head')} held against them, ${outside} of them kept outside${newest === undefined ? '' : ` (the newest over ${count(newest, 'entry')})`}.`,
  },
  noHeadIn: { zh: (file: string) => `${file} 里没有日志头。`, en: (file: string) => `There is no head in ${file}.` },
  fitsItself: {
    zh: '没有给出以前留存的日志头（--head）：只能说明日志自身前后一致，不能说明没有被整体改写。',
    en: 'No head kept from earlier was held against it (--head): it fits itself, which does not show that it was never rewritten.',
  },
  noneOutside: {
    zh: (file: string) =>
      `${file} 里没有日志头：只拿数据库和它自己核对过，能改写日志的人也能改写库里的日志头。请取回库外留存的日志头文件（TANDEM_LOG_HEADS），或用 --head 指明。`,
    en: (file: string) =>
      `There is no head in ${file}: the log was only compared with the database itself, and whoever can rewrite the one can rewrite the other. Bring the file of heads that was kept (TANDEM_LOG_HEADS), or name it with --head.`,
  },
  someNotOutside: {
    zh: (n: number, file: string) =>
      `库里有 ${n} 个以前签过的日志头不在 ${file} 里：文件被删掉过或截短过，更早的部分没有东西可以对照。请取回完整的副本，或用 --head 指明；确实没有时运行 tandem log begin-heads。`,
    en: (n: number, file: string) =>
      `${count(n, 'head')} of the database, signed earlier, ${n === 1 ? 'is' : 'are'} not in ${file}: it was deleted or shortened, and the older part is held against nothing. Bring a whole copy, or name one with --head; where there is none, run tandem log begin-heads.`,
  },
  noJurisdiction: {
    zh: (code: string) => `没有 ${code} 这个区划，却有它的日志或日志头：区划被改名或删掉了。`,
    en: (code: string) => `There is a log, or heads of one, of ${code}, and no such jurisdiction: it was renamed or taken away.`,
  },
  noLog: {
    zh: (files: string) => `没有任何区划，也没有日志和日志头（${files}）：没有可以核对的。`,
    en: (files: string) => `There is no jurisdiction, no log and no file of heads (${files}): there is nothing to check.`,
  },
  keyNotCompared: {
    zh: '这里没有主密钥（TANDEM_SECRET），没有核对公钥是不是由它得出的；可以用 --key 给出另外留存的公钥。',
    en: 'The master secret (TANDEM_SECRET) is not at hand: whether the public key is the one of it was not checked. A key kept elsewhere can be given with --key.',
  },
  begun: {
    zh: (file: string, n: number) => (n === 0 ? `${file} 是完整的，没有补写。` : `已把 ${n} 个日志头写入 ${file}。`),
    en: (file: string, n: number) => (n === 0 ? `${file} is whole; nothing was written.` : `${count(n, 'head')} written to ${file}.`),
  },
  folderNotEmpty: { zh: (folder: string) => `${folder} 不是空的。`, en: (folder: string) => `${folder} is not empty.` },
  notSigned: {
    zh: (code: string) => `${code}：还没有签过日志头。`,
    en: (code: string) => `${code}: no head has been signed yet.`,
  },
  written: {
    zh: (code: string, files: number) => `${code}：${files} 个文件。`,
    en: (code: string, files: number) => `${code}: ${count(files, 'file')}.`,
  },
})

/** What is wrong with a receipt. */
export const receiptWords = dictionary('commands/log-words.receiptWords', {
  form: { zh: '这不是记录日志的回执。', en: 'This is no receipt of a record log.' },
  signature: { zh: '回执里日志头的签名不对。', en: 'The signature under the head of the receipt is wrong.' },
  place: {
    zh: '这一条不在签过名的日志里它该在的位置。',
    en: 'The entry does not stand at its place under the signed head.',
  },
  content: { zh: '回执所说的内容与日志里的不符。', en: 'What the receipt says is not what stands in the log.' },
})
