import { dictionary } from '#kernel'

export const logWords = dictionary('9-open-data/log-words.logWords', {
  title: { zh: '可以核对的记录', en: 'A record anybody can check' },
  lead: {
    zh: '系统里发生的每一件事都记在一份只能添加的日志里。这里公布它的签名日志头和全部指纹：谁都能核对有没有人改过、删过或插过记录。',
    en: 'Everything that happens here is written into a log that can only grow. Its signed head and all its fingerprints are published, so that anybody can find out whether an entry was changed, taken out or slipped in.',
  },
  size: { zh: '条数', en: 'Entries' },
  root: { zh: '根', en: 'Root' },
  signedAt: { zh: '签名时间', en: 'Signed at' },
  name: { zh: '日志名称', en: 'Name of the log' },
  key: { zh: '公钥', en: 'Public key' },
  toHead: { zh: '签名的日志头', en: 'The signed head' },
  toKey: { zh: '公钥文件', en: 'The public key' },
  none: { zh: '还没有签过名的日志头。', en: 'No head has been signed yet.' },
  what: { zh: '公布的是什么', en: 'What is published' },
  whatSays: {
    zh: '每条记录只公布四个加盐的指纹：做了什么、是谁（编号）、姓名、细节。从指纹猜不出内容；有人出示某一条的内容和盐时，谁都能核对它确实就是当时那一条。按规定抹去的姓名，连同它的盐一起删掉，指纹留下，日志仍然对得上。',
    en: 'Of each entry four salted fingerprints: what was done, by whom (as an id), the name, and the details. Nobody can guess from them what they stand for; but whoever is shown an entry with its salts can check that it is the one that was written then. Where a name is erased by law, it goes together with its salt and its fingerprint stays, so the log still adds up.',
  },
  hidden: {
    zh: '投标在开标以前不进入这份日志，所以从条数看不出有几家投标。日志头每分钟最多签一次。',
    en: 'Bids enter the log only when they are opened, so its size does not tell how many there are. A head is signed once a minute at most.',
  },
  how: { zh: '怎么核对', en: 'How to check it' },
  howKeep: {
    zh: '把今天的日志头存到自己的电脑上，最好也发给别人一份。只要有一份在外面，就没有人能悄悄改写以前的记录。',
    en: 'Keep today’s head on a machine of your own, and better still give it to somebody else too. While one is out there, nobody can quietly rewrite what came before.',
  },
  howCheck: {
    zh: '以后随时用 tandem log verify 核对：签名、每一条的位置、总的根，以及今天的日志是否仍然包含您存下的日志头。',
    en: 'At any later time check with tandem log verify: the signature, the place of each entry, the root over all, and that the log of that day still contains the head you kept.',
  },
  howOther: {
    zh: '格式是公开的标准，也可以用别的程序核对。这里有一个只用 Python 标准库、不用本系统任何代码的：',
    en: 'The formats are public standards, so any other program that knows them will do. Here is one that uses the standard library of Python and nothing of ours:',
  },
  formats: {
    zh: '格式：c2sp.org 的 tlog-tiles、tlog-checkpoint、signed-note（Ed25519），哈希按 RFC 6962（SHA-256）。文件：',
    en: 'Formats: tlog-tiles, tlog-checkpoint and signed-note (Ed25519) of c2sp.org, hashed as in RFC 6962 (SHA-256). Files:',
  },
  goLog: { zh: '核对记录有没有被改过', en: 'Check that the record was not rewritten' },
})
