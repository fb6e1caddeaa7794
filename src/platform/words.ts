import { count, dictionary, refusals, type Words } from '#kernel'

/** So many seconds as people say them: the larger the coarser. */
function long(seconds: number): Words {
  const units = [
    [365.25 * 86_400, '年', 'year'],
    [86_400, '天', 'day'],
    [3600, '小时', 'hour'],
    [60, '分钟', 'minute'],
  ] as const
  const [size, zh, en] = units.find(([s]) => seconds >= 2 * s) ?? ([1, '秒', 'second'] as const)
  const n = Math.round(seconds / size)
  return { zh: `${n.toLocaleString('zh-CN')} ${zh}`, en: count(n, en) }
}

/** What the house itself refuses, whichever record it is about. */
export const refuse = refusals(
  {
    'clocks-apart': {
      status: 503,
      zh: (n: number) =>
        `这台服务器的时钟与数据库相差 ${long(n).zh}，期限无法判断，所以现在什么都不能改；查看不受影响，发来的内容没有保存。请稍后再试，并告诉系统管理员。`,
      en: (n: number) =>
        `This server's clock and the database's are ${long(n).en} apart, so no deadline can be told and nothing can be changed now; reading goes on, and nothing that was sent was kept. Try again later, and tell the administrator.`,
    },
    'clock-unknown': {
      status: 503,
      zh: '这台服务器的时钟还没有与数据库核对，现在不能改动任何内容。请过几秒再试。',
      en: "This server's clock has not been compared with the database's yet, so nothing can be changed now. Try again in a few seconds.",
    },
    'signed-out-meanwhile': {
      status: 401,
      zh: '处理这份表的时候，您的登录已经结束，没有保存。请重新登录后再提交。',
      en: 'While this form was being taken your session ended, and nothing was stored. Sign in again and send it once more.',
    },
    'role-ended-meanwhile': {
      status: 403,
      zh: '处理这份表的时候，您在这里的角色变了，没有保存。请刷新页面，看看现在能做什么。',
      en: 'While this form was being taken your role here changed, and nothing was stored. Reload the page to see what you may do now.',
    },
    stale: {
      status: 409,
      zh: '在您填写的时候，这条记录已经变了。请刷新页面，看过最新内容再决定。',
      en: 'This record changed while you were filling in the form. Reload the page and look at it again before you decide.',
    },
    'not-there': { status: 404, zh: '没有这条记录，或者您不能看它。', en: 'There is no such record, or it is not for you to see.' },
    'sent-otherwise': {
      status: 409,
      zh: '这份表单已经提交过一次，这次的内容与上次不同，所以没有采用，保存的是上一次的内容。要修改，请重新打开表单再填。',
      en: 'This form was already sent with other contents, and those were stored; what you sent now was not taken. Open the form anew to change it.',
    },
    'shown-once': {
      status: 409,
      zh: '这份表单已经办过了，没有再办一次。办好时给出的内容只显示那一次，没有留存。没有记下的，请重新打开页面，另做一份，原来的作废。',
      en: 'This form was done already and was not done again. What it gave was shown once and is not kept. If you did not write it down, open the page anew, make another and end the first.',
    },
    'there-already': {
      status: 409,
      zh: '同样的内容已经在了，没有重复登记。请刷新页面核对。',
      en: 'The same is there already; it was not entered twice. Reload the page to see.',
    },
  },
  { house: true },
)

/** Why the program does not start or go on, told to whoever runs it. */
export const stoppedWords = dictionary('platform/words.stoppedWords', {
  headsSpoiled: {
    zh: (file: string, line: number) =>
      `日志头文件 ${file} 第 ${line} 行既不是日志头也不是空行：文件被改过或被截断，无法确定日志是否与它相符。已停止签名，请运行 tandem log verify 核查；用完整的副本替换它；确实没有副本时，改名留作证据，再运行 tandem log begin-heads 重新留存。`,
    en: (file: string, line: number) =>
      `In the file of heads ${file} line ${line} is neither a head nor blank: it was altered or cut off, and whether the record log fits it cannot be told. Nothing is signed. Run “tandem log verify”; put a whole copy of the file in its place; where there is none, keep it as evidence under another name and run “tandem log begin-heads”.`,
  },
  headsGone: {
    zh: (file: string, n: number) =>
      `${file} 里少了 ${n} 个以前留存的日志头：文件被删掉或截短了，记录日志没有东西可以对照。已停止签名。请把完整的副本放回原处；确实没有副本时，先运行 tandem log verify，再运行 tandem log begin-heads 重新留存（这件事会记入日志）。`,
    en: (file: string, n: number) =>
      `${count(n, 'head')} that ${n === 1 ? 'was' : 'were'} kept in ${file} ${n === 1 ? 'is' : 'are'} there no longer: the file was deleted or shortened, and the record log has nothing to be held against. Nothing is signed. Put a whole copy in its place; where there is none, run “tandem log verify” and then “tandem log begin-heads”, which is entered in the log.`,
  },
  headsNotKept: {
    zh: (file: string, why: string) => `签过的日志头写不进 ${file}（${why}）。写进去之前不再签名；腾出空间或恢复文件夹之后会自动补写。`,
    en: (file: string, why: string) =>
      `A head that was signed cannot be written to ${file} (${why}). No other is signed before it is; once there is room, or the folder is back, it is written by itself.`,
  },
  settings: {
    zh: (lines: readonly string[]) => `设置有误：\n${lines.map((l) => `  ${l}`).join('\n')}`,
    en: (lines: readonly string[]) => `These settings are wrong:\n${lines.map((l) => `  ${l}`).join('\n')}`,
  },
  inUse: {
    zh: (folder: string) => `另一个进程正在使用 ${folder} 里的数据库：请先停掉它，或把 TANDEM_DATA 指向别的文件夹。`,
    en: (folder: string) =>
      `The database in ${folder} is open in another process. Stop that one first, or set TANDEM_DATA to another folder.`,
  },
  diskFull: {
    zh: (folder: string, free: string, needed: string) =>
      `${folder} 所在的磁盘满了：只剩 ${free} MB，至少要有 ${needed} MB。什么也没有改动。请腾出空间，或把 TANDEM_DATA 指向别的磁盘，再重新启动。`,
    en: (folder: string, free: string, needed: string) =>
      `The disk that holds ${folder} is full: ${free} MB are free, and at least ${needed} MB are needed. Nothing was changed. Make room, or set TANDEM_DATA to another disk, and start again.`,
  },
  oldPostgres: {
    zh: (version: number) => `需要 PostgreSQL 15 或更新的版本，这里是 ${version}。`,
    en: (version: number) => `Tandem needs PostgreSQL 15 or later; this one is ${version}.`,
  },
  poolerNotSetUp: {
    zh: (wrong: readonly string[]) =>
      `连接池后面的连接没有按程序要求设置：${wrong.join('；')}。请对 TANDEM_DATABASE_APP_URL 的登录账号逐项运行 alter role … set …，再让连接池重新连接（PgBouncer 用 RECONNECT）。`,
    en: (wrong: readonly string[]) =>
      `Connections behind the pooler are not set as the program needs: ${wrong.join('; ')}. Run “alter role … set …” for each, of the login of TANDEM_DATABASE_APP_URL, and let the pooler connect anew (RECONNECT in PgBouncer).`,
  },
  noLogin: {
    zh: (why: Words, _role: string) =>
      `程序要用一个单独的 PostgreSQL 登录账号（不能改写记录日志），现在无法使用或创建：${why.zh}。请给 DATABASE_URL 的账号 CREATEROLE 权限，或者自己建一个登录账号并设置 TANDEM_DATABASE_APP_URL。`,
    en: (why: Words, role: string) =>
      `The application works under a PostgreSQL login of its own, which cannot rewrite the record log. It could not be used or made: ${why.en}. ` +
      `Give the account of DATABASE_URL the right CREATEROLE, or make a login yourself (create role tandem_web login password '…'; grant ${role} to tandem_web) ` +
      `and set TANDEM_DATABASE_APP_URL to its address.`,
  },
  loginOwns: {
    zh: '这个账号拥有这些表，或者可以成为其所有者',
    en: 'this account owns the tables, or can become their owner',
  },
  loginMayNot: {
    zh: (role: string) => `这个账号没有 ${role} 的权限`,
    en: (role: string) => `this account has not the rights of ${role}`,
  },
  rewritten: {
    zh: (size: number) =>
      `记录日志与此前签过名的前 ${size} 条对不上：日志被改写过，或者换成了另一份日志。已停止签名，请运行 tandem log verify 核查。`,
    en: (size: number) =>
      `The record log does not fit the head that was signed over its first ${count(size, 'entry')}: it has been rewritten, or it is another log. Nothing is signed. Run “tandem log verify”.`,
  },
  noSecret: {
    zh: (file: string) =>
      `这个数据库里有用主密钥加密的内容，但没有给出主密钥：没有设置 TANDEM_SECRET，${file} 也不存在。请设置当初的 TANDEM_SECRET，或者把当初的 secret 文件放回该位置。没有它，密封的标书永远打不开；本程序不会另造一个。`,
    en: (file: string) =>
      `This database holds what was sealed under a master secret, and none is given: TANDEM_SECRET is not set and there is no file ${file}. Set the TANDEM_SECRET it was begun with, or put its secret file back there. Without it sealed bids can never be opened, and no other is made in its place.`,
  },
  emptySecret: {
    zh: (file: string) =>
      `主密钥文件 ${file} 是空的，程序没有启动。如果这个数据库已经用过，请把当初的 secret 文件放回该位置；全新的数据库请删去这个空文件，程序会另造一个。`,
    en: (file: string) =>
      `The file of the master secret, ${file}, is empty, and nothing was started. For a database that was used before, put its secret file back there; for a new one delete the empty file, and a secret is made.`,
  },
  unreadableSecret: {
    zh: (file: string, code: string) =>
      `主密钥文件 ${file} 读不出来（${code}），程序没有启动。请核对它是一个文件，并且运行程序的用户有权读写。`,
    en: (file: string, code: string) =>
      `The file of the master secret, ${file}, cannot be read (${code}), and nothing was started. Check that it is a file and that the user who runs the program may read and write it.`,
  },
  shortSecret: {
    zh: (where: Words, shortest: number) =>
      `${where.zh} 里的主密钥不到 ${shortest} 个字符，太短，这个新数据库没有用它。请换一个足够长的；或者删去该文件，程序会另造一个。`,
    en: (where: Words, shortest: number) =>
      `The master secret in ${where.en} has fewer than ${count(shortest, 'character')}, which is too short; this new database was not begun with it. Give a longer one, or delete the file, and one is made.`,
  },
  foreignSecret: {
    zh: (where: Words) =>
      `给出的主密钥不是这个数据库的主密钥，程序没有启动。请核对${where.zh}，以及 DATABASE_URL 和 TANDEM_DATA 是否指向同一套系统。`,
    en: (where: Words) =>
      `The master secret given is not the one of this database, and nothing was started. Check ${where.en}, and that DATABASE_URL and TANDEM_DATA belong to the same installation.`,
  },
  inVariable: { zh: '环境变量 TANDEM_SECRET', en: 'TANDEM_SECRET' },
  inFile: { zh: (file: string) => `文件 ${file}`, en: (file: string) => `the file ${file}` },
})
