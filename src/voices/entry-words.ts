import { dictionary, refusals } from '#kernel'

/** The form by which an institution completes what the contract says of a service. */
export const entryWords = dictionary('voices/entry-words.entryWords', {
  title: { zh: '服务目录', en: 'Directory of services' },
  lead: {
    zh: '合同里的每一项，居民在公开的目录里都看得到。时间、地点、怎么来，由你们补上；保存后马上公开，合同一结束自动撤下。',
    en: 'Residents see every line of your contracts in the public directory. Complete it with when, where and how to come: it is public as soon as it is saved, and taken down when the contract ends.',
  },
  line: { zh: '哪一项', en: 'Line' },
  contract: { zh: '合同', en: 'Contract' },
  kept: { zh: '补上了', en: 'Completed' },
  keptOn: { zh: (day: string) => `${day}`, en: (day: string) => day },
  notYet: { zh: '还没有补', en: 'not yet' },
  none: { zh: '没有正在履行的合同', en: 'No contract is running' },
  noneHelp: { zh: '合同一开始履行，它的每一项就列在这里。', en: 'As soon as a contract runs its lines stand here.' },
  toPublic: { zh: '看公开的目录', en: 'See the public directory' },
  says: { zh: '这是什么服务', en: 'What it is' },
  saysHint: {
    zh: '用居民的话说：来了能得到什么帮助。不要写人名。',
    en: 'In words of residents: what help one gets. No names of people.',
  },
  forWhom: { zh: '给谁', en: 'For whom' },
  address: { zh: '地址', en: 'Address' },
  addressHint: {
    zh: '例如「东园社区服务中心一楼」。只上门的不填。',
    en: 'As “Dongyuan community centre, ground floor”. Leave it empty where you only visit.',
  },
  weekdays: { zh: '星期几开', en: 'Days' },
  opens: { zh: '几点开', en: 'From' },
  closes: { zh: '几点关', en: 'To' },
  timeHint: { zh: '例如 9:00', en: 'As 9:00' },
  hoursNote: { zh: '时间另外要说的', en: 'More about the hours' },
  hoursNoteHint: { zh: '例如「节假日休息」「小组每两周一次」。', en: 'As “closed on holidays”.' },
  ways: { zh: '怎么来', en: 'How to come' },
  phone: { zh: '电话', en: 'Telephone' },
  phoneHint: { zh: '机构的电话，不要写个人手机。', en: 'Of the institution, not somebody’s own.' },
  languages: { zh: '说什么话', en: 'Languages' },
  accessible: { zh: '轮椅进得去吗', en: 'Does a wheelchair get in' },
  room: { zh: '现在有名额吗', en: 'Is there room now' },
  roomHint: { zh: '会写明是哪天说的。情况变了再来改。', en: 'The day on which you said so is shown. Change it when it changes.' },
  save: { zh: '保存并公开', en: 'Save and publish' },
  savedOn: { zh: (day: string) => `上次保存：${day}`, en: (day: string) => `Last saved ${day}` },
})

export const refuseEntry = refusals({
  'time-wrong': { status: 422, zh: '时间写成 9:00 这样，0:00 到 24:00。', en: 'Write the time as 9:00, from 0:00 to 24:00.' },
  'hours-half': { status: 422, zh: '几点开和几点关要一起写，也要勾星期几。', en: 'Say from, to and the days together.' },
  'hours-order': { status: 422, zh: '关门要晚于开门。', en: 'It closes after it opens.' },
  'no-phone': { status: 422, zh: '说了可以打电话，就要写电话。', en: 'Where people may telephone, give the number.' },
  'no-address': { status: 422, zh: '说了可以直接去，就要写地址。', en: 'Where people may walk in, give the address.' },
  'entry-old': {
    status: 409,
    zh: '刚刚有人改过这一项，请刷新看最新的内容。',
    en: 'Somebody has just changed this. Reload the page to see it as it stands.',
  },
  'entry-not-running': {
    status: 409,
    zh: '这份合同没有在履行，目录里已经没有它了。',
    en: 'This contract is not running, so it stands in the directory no more.',
  },
})
