import { count, dictionary, refusals } from '#kernel'

export const importWords = dictionary('5-delivery/rules/import-words.importWords', {
  title: { zh: '从表格导入', en: 'Take from a table' },
  lead: {
    zh: 'Excel 或者 CSV，一行一条记录，第一行是栏名。先看一遍，再导入；有一行不对，就一行也不记。',
    en: 'Excel or CSV, one record in each row, the first row says what the columns are. You look at it first; where one row is wrong none is taken.',
  },
  file: { zh: '文件', en: 'File' },
  fileHint: {
    zh: '最多一万行、5 MB；一万行要等几秒到半分钟，要么全部记下，要么一行也不记。更多就按星期或者按社工分成几份。',
    en: 'Ten thousand rows and 5 MB at most. That many take some seconds, half a minute where much is going on: all are taken or none. Split what is longer by week or by worker.',
  },
  chooseFile: { zh: '请选一个文件，最大 5 MB。', en: 'Choose a file of at most 5 MB.' },
  read: { zh: '看一遍', en: 'Look at it' },
  lookLead: {
    zh: (rows: number) => `读到 ${rows} 行。看看哪一栏是什么，再导入。`,
    en: (rows: number) => `${count(rows, 'row')} read. See which column is what, then take them.`,
  },
  contract: { zh: '算在哪份合同', en: 'For which contract' },
  columns: { zh: '哪一栏是什么', en: 'Which column is what' },
  none: { zh: '没有这一栏', en: 'There is none' },
  rows: { zh: '表格', en: 'The table' },
  rowsHint: { zh: '可以直接在这里改。', en: 'It can be mended here.' },
  take: { zh: '导入', en: 'Take them' },
  first: { zh: '前几行', en: 'The first rows' },
  done: {
    zh: (added: number, there: number) => `记了 ${added} 条${there > 0 ? `；另外 ${there} 条已经在了，没有再记` : ''}。`,
    en: (added: number, there: number) =>
      `${added} recorded${there > 0 ? `; ${there} were there already and were not recorded again` : ''}.`,
  },
  servedOn: { zh: '日期', en: 'Day' },
  worker: { zh: '社工', en: 'Worker' },
  line: { zh: '算在哪一项', en: 'Counts for' },
  what: { zh: '服务', en: 'Service' },
  minutes: { zh: '分钟', en: 'Minutes' },
  people: { zh: '人数', en: 'People' },
  category: { zh: '类别', en: 'Category' },
  askedBy: { zh: '谁要求的', en: 'Who asked' },
  community: { zh: '社区', en: 'Community' },
  units: { zh: '单位', en: 'Units' },
  note: { zh: '说明', en: 'Note' },
  errandAbout: { zh: '交办的是什么事', en: 'What an errand was' },
  errandBy: { zh: '谁交办的', en: 'Who asked for an errand' },
})

/** What people call the columns of their own tables, beside what they are called here. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  servedOn: ['服务日期', '时间', 'date', 'served on'],
  worker: ['姓名', '社工姓名', '工作人员', 'name', 'staff'],
  line: ['项目', '服务项目', '岗位', 'line', 'project'],
  what: ['服务类型', '服务方式', '形式', 'type', 'kind'],
  minutes: ['时长', '时长（分钟）', '时长(分钟)', '服务时长', 'duration'],
  people: ['服务人数', '人次', '服务人次', 'persons'],
  category: ['工时类别', '类型'],
  askedBy: ['来源', '任务来源', 'asked by'],
  community: ['地点', '服务社区', '小区', 'place'],
  units: ['完成数', '单位数'],
  errandAbout: ['交办事项', '临时任务', 'errand'],
  errandBy: ['交办人', '交办部门', 'assigned by'],
  note: ['备注', '内容', '服务内容', 'notes', 'remark'],
}

/** What people write behind a number. */
export const behindNumbers = {
  minutes: ['分钟', '分', 'minutes', 'minute', 'mins', 'min'],
  hours: ['个小时', '小时', 'hours', 'hour', 'h'],
  people: ['人次', '人', '位', '名', '户'],
  units: ['次', '个', '节', '场', '例', '单位'],
} as const

/** What people call kinds of service in their own tables. */
export const otherKinds: Readonly<Record<string, readonly string[]>> = {
  'home-visit': ['家访', '上门', '探访', '走访'],
  phone: ['电访', '电话访问'],
  casework: ['面谈', '个案服务'],
  group: ['小组活动'],
  event: ['活动'],
}

export const importWrong = dictionary('5-delivery/rules/import-words.importWrong', {
  at: {
    zh: (row: number, field: string, says: string) => `第 ${row} 行“${field}”：${says}`,
    en: (row: number, field: string, says: string) => `Row ${row}, “${field}”: ${says}`,
  },
  more: { zh: (n: number) => `还有 ${n} 处。`, en: (n: number) => `And ${n} more.` },
  day: { zh: '没有这一天，写成 2026-03-01。', en: 'There is no such day; write it as 2026-03-01.' },
  whole: { zh: '请写整数。', en: 'Write a whole number.' },
  choose: {
    zh: (said: string, known: string) => `“${said}”不认识，可以写：${known}。`,
    en: (said: string, known: string) => `“${said}” is not known; it can be ${known}.`,
  },
  nobody: {
    zh: (said: string) => `本机构没有“${said}”，或者有两个。`,
    en: (said: string) => `Nobody here is called “${said}”, or two are.`,
  },
  empty: { zh: '请填写。', en: 'Fill this in.' },
})

export const refuseImport = refusals({
  'import-wrong': {
    status: 422,
    zh: '有几行对不上，一行也没有记。改了再导入。',
    en: 'Some rows do not fit, and none was recorded. Mend them and take the table again.',
  },
  'import-empty': {
    status: 422,
    zh: '表格里没有记录。第一行是栏名，第二行起一行一条。',
    en: 'The table has no records. The first row names the columns; each row after it is one record.',
  },
  'import-long': {
    status: 422,
    zh: (most: number) => `一次最多 ${most} 条。请按星期或者按社工分成几份，每份都带标题行；已经导入过的行不会再记一次。`,
    en: (most: number) =>
      `At most ${count(most, 'record')} at a time. Split the table by week or by worker, each part with its headings; rows that are there already are not taken twice.`,
  },
  'say-column': { status: 422, zh: '请选是哪一栏。', en: 'Say which column it is.' },
})
