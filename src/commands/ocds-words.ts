import { count, dictionary, refusals, type Words } from '#kernel'

/** What `tandem ocds` says. */
export const words = dictionary('commands/ocds-words.words', {
  help: {
    zh: `tandem ocds：任何人的 OCDS 1.1 数据

  tandem ocds compile [FILE …]     把同一个 ocid 的发布合成一条，每个项目一行
  tandem ocds merge [FILE …]       只有一个项目时，排版成人能读的样子
  tandem ocds check [FILE …]       对照标准和常见错误检查，指出在哪里
  tandem ocds flags [FILE …]       指出值得看一眼的地方，按哪条规则，说明不了什么
  tandem ocds flatten [FILE …] --out FOLDER
                                   变成表格，每种列表一个 CSV
  tandem ocds unflatten TABLE …    把表格变回发布，每行一个

  FILE 可以是发布包、记录包、一串发布、单个发布，或每行一个（JSON Lines）；不写或写 - 就读标准输入
  --versioned                      每个字段带上历次的值
  --records                        每个项目一条记录：发布、合成结果
  --package --uri URI [--publisher NAME] [--published MOMENT]
                                   合成结果放进一个包
  --extension FILE                 按扩展的 release-schema.json 合并，可写几次
  --schema FILE                    用自己的完整 schema，代替 1.1.5
  --out FILE                       全部写完才有这个文件
  --leave-out                      合不了的项目略过，其余照写
  --json, --all                    检查结果和值得看的地方每行一条 JSON；每一处都列出
  --list, --only CODE,…, --set CODE.NAME=N
                                   列出全部规则；只看几条；改一条的线

  tandem ocds compile 2026-*.json --records --package --uri https://example.org/records.json --out records.json
`,
    en: `tandem ocds: anybody’s data in OCDS 1.1

  tandem ocds compile [FILE …]     merges the releases of each ocid into one, a line for each process
  tandem ocds merge [FILE …]       the same for a single process, laid out to be read
  tandem ocds check [FILE …]       holds them against the standard and against common faults, and says where
  tandem ocds flags [FILE …]       what is worth a look, by which rule, and what it does not tell
  tandem ocds flatten [FILE …] --out FOLDER
                                   as tables, a file of CSV for each kind of list
  tandem ocds unflatten TABLE …    tables as releases again, one a line

  FILE is a release package, a record package, a list of releases, a single one, or one a line (JSON Lines); without any, or as -,
  standard input is read
  --versioned                      every field with all the values it had
  --records                        a record for each process: its releases and what they come to
  --package --uri URI [--publisher NAME] [--published MOMENT]
                                   everything in one package
  --extension FILE                 merge by the release-schema.json of an extension as well; may be given several times
  --schema FILE                    a whole schema of one’s own in the place of 1.1.5
  --out FILE                       the file is there only when it is complete
  --leave-out                      leave out what cannot be merged and write the rest
  --json, --all                    findings or flags as JSON, one a line; every one of each kind
  --list, --only CODE,…, --set CODE.NAME=N
                                   explain the rules; take some of them; move the line of one

  tandem ocds compile 2026-*.json --records --package --uri https://example.org/records.json --out records.json
`,
  },
  noVerb: { zh: (name: string) => `tandem ocds 没有「${name}」。`, en: (name: string) => `tandem ocds has no “${name}”.` },
  looked: {
    zh: (releases: number, records: number, processes: number) => `看了 ${releases} 个发布、${records} 条记录，属于 ${processes} 个项目。`,
    en: (releases: number, records: number, processes: number) =>
      `Looked at ${count(releases, 'release')} and ${count(records, 'record')} of ${count(processes, 'process', 'processes')}.`,
  },
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '留意', en: 'Warning' },
  note: { zh: '说明', en: 'Note' },
  more: { zh: (n: number) => `还有 ${n} 处，加 --all 全部列出`, en: (n: number) => `and ${n} more; --all lists them` },
  sum: {
    zh: (errors: number, others: number) => (errors === 0 ? `没有错误；其他 ${others} 处。` : `错误 ${errors} 处，其他 ${others} 处。`),
    en: (errors: number, others: number) => `${errors === 0 ? 'No errors' : count(errors, 'error')}; other findings: ${others}.`,
  },
  table: {
    zh: (path: string, rows: number) => `${path}：${rows} 行`,
    en: (path: string, rows: number) => `${path}: ${count(rows, 'row')}`,
  },
  leftOut: {
    zh: (n: number, written: boolean) => `${n} 个项目合不了，${written ? '已略过' : '文件没有写出；加 --leave-out 可以略过它们'}。`,
    en: (n: number, written: boolean) =>
      `Cannot be merged: ${n}; ${written ? 'left out' : 'the file was not written. With --leave-out the rest is'}.`,
  },
})

/** Why a file cannot be read on. */
export const faults = dictionary('commands/ocds-words.faults', {
  'too-deep': { zh: '嵌套超过 128 层', en: 'nested deeper than 128 levels' },
  'too-large': { zh: '单个发布超过 256 MB', en: 'a single release of more than 256 MB' },
  unbalanced: { zh: '括号不配对', en: 'brackets that do not match' },
  unfinished: { zh: '文件没有写完', en: 'the file ends before it is finished' },
  stray: { zh: '这里应当是一个对象或一个列表', en: 'an object or a list belongs here' },
  'not-object': { zh: '这里应当是一个对象', en: 'an object belongs here' },
  'not-utf8': { zh: '不是 UTF-8', en: 'not UTF-8' },
})

/** What was found while reading. */
export const readNotes = dictionary('commands/ocds-words.readNotes', {
  'not-utf8': { zh: '不是 UTF-8，OCDS 只用 UTF-8', en: 'not UTF-8, which is all that OCDS is written in' },
  'not-json': { zh: '不是 JSON', en: 'not JSON' },
  'no-ocid': { zh: '没有 ocid，不知道属于哪个项目', en: 'has no ocid: nobody knows which process it belongs to' },
  linked: {
    zh: '记录里只有发布的链接，没有发布本身；请把发布也交给命令',
    en: 'the record only links to its releases; give the releases too',
  },
  'release-twice': { zh: '同一个发布编号有两种内容，都算了', en: 'one release id with two contents; both were taken' },
  'compiled-among': { zh: '这是合成过的结果，不是发布；照样合并了', en: 'this is a compiled release among others; merged all the same' },
})

/** What was found while merging. */
export const mergeNotes = dictionary('commands/ocds-words.mergeNotes', {
  'no-date': { zh: '没有日期，不知道先后', en: 'has no date: nobody knows its place among the others' },
  'mixed-zones': {
    zh: '时区不一，按文字排的先后与时间不符；标准按文字排',
    en: 'dates in several zones; the standard orders them as text, and that is not their order in time',
  },
  'kinds-clash': {
    zh: '以前是文字、数字或历次的值，现在是对象或列表',
    en: 'text, a number or a list of them earlier, an object or a list of objects now',
  },
  'literal-ignored': { zh: '以前是对象，现在是文字或数字；保留对象', en: 'an object earlier, a text or a number now; the object stays' },
  'null-ignored': { zh: '对象和列表不能用 null 去掉；保留原样', en: 'null does not remove an object or a list; it stays' },
  'id-twice': { zh: '同一列表里编号重复，合成了一项', en: 'an id that stands twice in one list; the two became one' },
  'id-odd': { zh: '编号应当是文字或数字', en: 'an id has to be a text or a number' },
})

/** What is lost or cannot be read between releases and tables. */
export const tableNotes = dictionary('commands/ocds-words.tableNotes', {
  parted: { zh: '列表里的文字含有分号，变回来时会分成两个', en: 'a text with a semicolon in a list: on the way back it becomes two' },
  'no-release': { zh: '没有 ocid 或发布编号，不知道属于哪个发布', en: 'has no ocid or no id: nobody knows which release it belongs to' },
  'not-a-number': { zh: '这里应当是数字', en: 'a number belongs here' },
  'not-a-flag': { zh: '这里应当是 true 或 false', en: 'true or false belongs here' },
  clash: { zh: '同一处既是文字又是对象或列表', en: 'both a text and an object or a list at one place' },
})

/** What a check finds. */
export const findings = dictionary('commands/ocds-words.findings', {
  required: { zh: '少了必填的字段', en: 'a required field is missing' },
  type: { zh: '类型不对', en: 'of the wrong type' },
  code: { zh: '不在代码表里，而这个表是封闭的', en: 'not a code of this list, which is closed' },
  format: { zh: '日期时间要带时区，网址要完整', en: 'dates need a time and a zone, addresses have to be whole' },
  empty: { zh: '空的；没有就不要写', en: 'empty; what is not known is better left out' },
  'item-twice': { zh: '同一项写了两次', en: 'the same item twice' },
  'id-twice': { zh: '同一列表里编号重复，合并时会成为一项', en: 'an id twice in one list: the two become one when merged' },
  'field-twice': { zh: '同一对象里字段写了两次，前一个会丢失', en: 'a field twice in one object: the first is lost' },
  'reference-missing': { zh: '提到的组织不在 parties 里', en: 'an organisation that is not among the parties' },
  'award-missing': { zh: '合同指向的授予不存在', en: 'a contract of an award that is not there' },
  'period-backwards': { zh: '结束早于开始', en: 'ends before it begins' },
  'prefix-wrong': {
    zh: 'ocid 应当以登记过的前缀开头：ocds- 加六个小写字母或数字',
    en: 'an ocid begins with a registered prefix: ocds- and six small letters or digits',
  },
  'compiled-differs': { zh: '记录里的合成结果与各发布合并的不一样', en: 'the compiled release is not what the releases come to' },
  'ocid-differs': { zh: '记录里有别的项目的发布', en: 'a release of another process in this record' },
  'not-in-order': { zh: '发布没有按日期排列', en: 'releases that are not in the order of their dates' },
  'code-own': { zh: '不在代码表里的代码（这个表可以加）', en: 'a code of one’s own (the list is open)' },
  'field-own': { zh: '标准和所给扩展里没有的字段', en: 'a field that neither the standard nor an extension given here has' },
  deprecated: { zh: '已不提倡的字段', en: 'a deprecated field' },
  'no-currency': { zh: '金额没有币种', en: 'an amount without its currency' },
  'amount-negative': { zh: '负的金额', en: 'a negative amount' },
})

/** What `tandem ocds` refuses. */
export const refuse = refusals({
  'file-unread': {
    status: 422,
    zh: (path: string, why: string) => `读不了 ${path}：${why}`,
    en: (path: string, why: string) => `Cannot read ${path}: ${why}`,
  },
  'file-unwritten': {
    status: 422,
    zh: (path: string, why: string) => `写不了 ${path}：${why}`,
    en: (path: string, why: string) => `Cannot write ${path}: ${why}`,
  },
  'file-broken': {
    status: 422,
    zh: (path: string, at: number, why: Words) => `${path} 第 ${at} 字节起：${why.zh}。什么也没有写。`,
    en: (path: string, at: number, why: Words) => `${path} from byte ${at}: ${why.en}. Nothing was written.`,
  },
  'option-wrong': { status: 422, zh: (why: string) => `选项不对：${why}`, en: (why: string) => `An option is wrong: ${why}` },
  'not-one-process': {
    status: 422,
    zh: (n: number) => `merge 只合一个项目，这里有 ${n} 个；请用 compile。`,
    en: (n: number) => `merge takes a single process, and here are ${n}: use compile.`,
  },
  'package-lacks': {
    status: 422,
    zh: (names: string) => `包里还缺：${names}。`,
    en: (names: string) => `A package needs ${names}.`,
  },
  'nothing-written': { status: 422, zh: '什么也没有写。', en: 'Nothing was written.' },
  'no-folder': { status: 422, zh: '请用 --out 写明放表格的文件夹。', en: 'Say with --out into which folder the tables go.' },
  'no-tables': { status: 422, zh: '请写明要读的表格（CSV 或 xlsx）。', en: 'Name the tables to read (CSV or xlsx).' },
  'no-indicator': {
    status: 422,
    zh: (wrong: string) => `没有这条规则或设定：${wrong}。写法：--only R003,T02，--set R003.days=20；tandem ocds flags --list 列出全部。`,
    en: (wrong: string) =>
      `There is no such rule or setting: ${wrong}. Write --only R003,T02 and --set R003.days=20; tandem ocds flags --list lists them all.`,
  },
  'no-releases': { status: 422, zh: '没有找到发布。', en: 'No releases were found.' },
})
