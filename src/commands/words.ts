import { dictionary, refusals, type Words } from '#kernel'

/** What the command line says, whichever command was given. */
export const words = dictionary('commands/words.words', {
  help: {
    zh: `同行 · Tandem

  tandem serve                     在浏览器和 /api 提供服务；数据库为空时打印设置用的地址
  tandem migrate                   把数据表更新到最新
  tandem seed                      把演示区放进空的数据库
  tandem user add EMAIL --name NAME --role ROLE --organisation NAME [--jurisdiction CODE]
                                   添加用户
  tandem user invite EMAIL --role ROLE --organisation NAME [--jurisdiction CODE]
                                   打印一次性的邀请网址，例如给区划的第一位管理员
  tandem user reset EMAIL [--end-two-step]
                                   打印重设密码的链接，给没有别人能帮忙登录的人
  tandem jurisdiction …            一套系统、几个区划，各有各的网址（tandem jurisdiction --help）
  tandem sign-in …                 统一身份登录（tandem sign-in --help）
  tandem settings …                本区划的联系方式、名称、编号（tandem settings --help）
  tandem local …                   本区划自己定的标准：限额、工资、缴费、保留期限（tandem local --help）
  tandem backup FILE               把全部内容写进一个文件
  tandem restore FILE              恢复到空的数据库
  tandem erasures list             列出删除过的文字，与备份分开保存
  tandem erasures apply FILE       恢复旧备份以后重新删除
  tandem totals check|mend         核对随记录保存的合计，重新数不一致的
  tandem distribute [--look]       把数据表分到几台服务器上（docs/scale.md）
  tandem log verify …              核对记录日志有没有被改写（tandem log --help）
  tandem log begin-heads …         库外的日志头文件丢失时重新留存
  tandem log export FOLDER         把公布的日志写进空文件夹
  tandem export public FOLDER --url ADDRESS
                                   把一个网站公开的全部内容抄进文件夹，不用服务器就能看
  tandem law …                     法律说了什么（tandem law --help）
  tandem measure …                 怎么算（tandem measure --help）
  tandem ocds …                    任何人的 OCDS 数据：合并、检查（tandem ocds --help）

每个命令都可以加 --lang zh 或 --lang en；不加就看系统语言（LC_ALL、LC_MESSAGES、LANG），都没有就两种语言都说。
设置都来自环境变量，见 docs/settings.md。
`,
    en: `Tandem · 同行

  tandem serve                     answer in a browser and under /api; on an empty database it prints the address to set it up
  tandem migrate                   bring the tables up to date
  tandem seed                      put the demonstration district into an empty database
  tandem user add EMAIL --name NAME --role ROLE --organisation NAME [--jurisdiction CODE]
                                   add a person
  tandem user invite EMAIL --role ROLE --organisation NAME [--jurisdiction CODE]
                                   print a one-time address to join, as for the first administrator of a jurisdiction
  tandem user reset EMAIL [--end-two-step]
                                   print a link for a new password, for whom nobody else can let in
  tandem jurisdiction …            several jurisdictions in one installation, each at its own host (tandem jurisdiction --help)
  tandem sign-in …                 single sign-on (tandem sign-in --help)
  tandem settings …                contact lines, names and numbers of a jurisdiction (tandem settings --help)
  tandem local …                   what a jurisdiction sets for itself: thresholds, wages, contributions, how long things are kept (tandem local --help)
  tandem backup FILE               write everything into one file
  tandem restore FILE              read it back into an empty database
  tandem erasures list             what the data officers erased, to be kept apart from the backups
  tandem erasures apply FILE       erase it again after an older backup was read back
  tandem totals check|mend         hold the kept totals against the records; count anew what differs
  tandem distribute [--look]       spread the tables over several servers (docs/scale.md)
  tandem log verify …              check that the record log was not rewritten (tandem log --help)
  tandem log begin-heads …         keep the heads outside anew, where their file was lost
  tandem log export FOLDER         write the published log into an empty folder
  tandem export public FOLDER --url ADDRESS
                                   copy everything public of a site into a folder that needs no server
  tandem law …                     what the law says, from the command line (tandem law --help)
  tandem measure …                 how we count, from the command line (tandem measure --help)
  tandem ocds …                    anybody’s OCDS data: merge, check (tandem ocds --help)

Every command takes --lang zh or --lang en; else the language of the machine is spoken (LC_ALL, LC_MESSAGES, LANG), and both where it names neither.
Settings come from the environment; docs/settings.md lists them.
`,
  },
  noCommand: {
    zh: (name: string) => `没有「${name}」这个命令。`,
    en: (name: string) => `There is no command “${name}”.`,
  },
  diskFull: {
    zh: '磁盘满了，没有做完，没写完的已经撤回。请腾出空间再试。',
    en: 'The disk is full: this was not finished, and what was half written is undone. Make room and try again.',
  },
  notOpened: {
    zh: (why: Words) => `数据库打不开：${why.zh}。请检查 DATABASE_URL。`,
    en: (why: Words) => `The database cannot be opened: ${why.en}. Look at DATABASE_URL.`,
  },
})

/** What a database says, or the network, when it cannot be reached as the settings say: told in a line, not as a fault of ours. */
export const unreachable = dictionary('commands/words.unreachable', {
  '3D000': { zh: '没有这个数据库', en: 'there is no such database' },
  '28P01': { zh: '密码不对', en: 'the password is wrong' },
  '28000': { zh: '这个账号没有权限', en: 'this login may not' },
  ECONNREFUSED: { zh: '那个地址没有回应', en: 'nobody answers there' },
  ENOTFOUND: { zh: '没有这台主机', en: 'there is no such host' },
  EAI_AGAIN: { zh: '查不到这台主机', en: 'the host cannot be looked up' },
})

/** What the command line itself refuses. */
export const refuse = refusals({
  'lang-unknown': {
    status: 422,
    zh: '--lang 后面请写 zh 或 en。',
    en: 'Write zh or en after --lang.',
  },
})
