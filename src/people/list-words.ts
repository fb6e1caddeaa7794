import { dictionary, listIn } from '#kernel'
import { fileMegabytes } from '#platform'

/** What is said where a list is read from a file and shown before it is stored, whatever it is a list of. */
export const listWords = dictionary('people/list-words.listWords', {
  uploadLead: {
    zh: 'Excel（xlsx）或者 CSV，第一行是表头。保存之前先给您看会改什么。',
    en: 'Excel (xlsx) or CSV, with a first row of headings. You see what will change before anything is stored.',
  },
  file: { zh: '名单文件', en: 'The list' },
  chooseFile: {
    zh: `请选一个 xlsx 或 CSV 文件，不超过 ${fileMegabytes} MB。`,
    en: `Choose an xlsx or CSV file of at most ${fileMegabytes} MB.`,
  },
  look: { zh: '看一看会改什么', en: 'See what will change' },
  example: { zh: '表格的样子', en: 'What the table looks like' },
  understoodTitle: { zh: '会改这些', en: 'What will change' },
  nothingNew: { zh: '这份名单和现有的一样，没有要改的。', en: 'The list says what is there already; nothing would change.' },
  take: { zh: '确认，保存这些改动', en: 'Yes, store these changes' },
  what: { zh: '改动', en: 'Change' },
  new: { zh: '新增', en: 'new' },
  aside: {
    zh: (headings: readonly string[]) => `这几列没有用到：${listIn(headings, 'zh')}。表头要写成样子里的那样才会读。`,
    en: (headings: readonly string[]) =>
      `These columns were left aside: ${listIn(headings, 'en')}. A column is read where its heading is one of those of the example.`,
  },
  from: {
    zh: (what: string, was: string, now: string) => `${what}：${was || '（空）'} → ${now || '（空）'}`,
    en: (what: string, was: string, now: string) => `${what}: ${was || '(empty)'} → ${now || '(empty)'}`,
  },
  says: { zh: (what: string, is: string) => `${what}：${is}`, en: (what: string, is: string) => `${what}: ${is}` },
})
