import { count, dictionary, refusals } from '#kernel'

/** What a jurisdiction sets for itself: its contact lines, and under which names it publishes. */
export const ownSettingWords = dictionary('people/own-setting-words.ownSettingWords', {
  settings: { zh: '设置', en: 'Settings' },
  save: { zh: '保存', en: 'Save' },
  before: { zh: '以前的', en: 'As it was before' },
  since: { zh: '从', en: 'Since' },
  was: { zh: '内容', en: 'What it was' },
  again: { zh: '改回这个', en: 'Use this again' },

  nameTitle: { zh: '名称', en: 'Name' },
  nameLead: {
    zh: '居民和供应商在每一页上看到的名称。开放数据没有另写发布机构的，也用它。',
    en: 'What residents and suppliers see on every page, and the publisher of open data where no other is named.',
  },
  nameOf: { zh: '名称', en: 'Name' },
  nameOfEn: { zh: '英文名称', en: 'English name' },
  nameOfEnHint: { zh: '不填就用上面的名称。', en: 'Left empty it is the name above.' },
  nameFixed: { zh: '开始时定的，以后不能改', en: 'Chosen at the beginning and fixed since' },
  nameCode: { zh: '代码', en: 'Code' },
  nameZone: { zh: '时区', en: 'Time zone' },
  nameCurrency: { zh: '货币', en: 'Currency' },
  nameYear: { zh: '财政年度', en: 'Fiscal year' },
  nameYearFrom: {
    zh: (month: number, day: number) => `${month} 月 ${day} 日起`,
    en: (month: number, day: number) => `begins on ${day}/${month}`,
  },
  nameAddress: { zh: '大家使用的网址', en: 'Address people use' },
  nameAddressHint: {
    zh: '在服务器上设：TANDEM_ORIGIN，几个区划各有网址的用 tandem jurisdiction host。',
    en: 'Set on the server: TANDEM_ORIGIN, and tandem jurisdiction host where several have hosts of their own.',
  },

  contactTitle: { zh: '联系方式', en: 'Contact lines' },
  contactLead: {
    zh: '印在问卷纸条和海报上，也写在邀请信里。一次征询自己写了联系电话的，纸条上印它自己的；办公时间照印。',
    en: 'Printed on survey slips and posters and written in letters of invitation. A survey with a telephone of its own shows that one; the hours stay.',
  },
  office: { zh: '办公室（中文）', en: 'Office, in Chinese' },
  officeHint: { zh: '大家认得的叫法，例如「青石街道办事处民生科」。', en: 'As people know it.' },
  officeEn: { zh: '办公室（英文）', en: 'Office, in English' },
  phone: { zh: '电话', en: 'Telephone' },
  hours: { zh: '办公时间（中文）', en: 'Hours, in Chinese' },
  hoursHint: { zh: '例如「工作日 9:00—12:00，14:00—18:00」。', en: 'For example “Working days 9–12 and 14–18”.' },
  hoursEn: { zh: '办公时间（英文）', en: 'Hours, in English' },
  sample: { zh: '纸条上会这样印', en: 'As slips say it' },

  placeTitle: { zh: '适用哪里的规定', en: 'Whose rules apply' },
  placeLead: {
    zh: '开始时选定的地方，它的规定和全国的规定都适用。本地有自己的限额、工资标准的，给本地起个名字，自己的数字另外录入。',
    en: 'The rules of the place chosen at the beginning hold, and those of the nation. Where there are thresholds or wages of your own, name your place; its numbers are entered apart.',
  },
  placeNow: { zh: '从近到远', en: 'From the nearest' },
  placeFixed: {
    zh: '所在的省市定了就不改：以前的记录是按它检查的。',
    en: 'The place around it stays as it was chosen: what is there was judged by it.',
  },
  placeNumbers: { zh: '录入本地标准', en: 'Enter local numbers' },
  placeName: { zh: '本地的名称', en: 'Name of your own place' },
  placeNameHint: { zh: '例如 星河区。不填就直接用上面那个地方。', en: 'As Xinghe District. Left empty the place above is used as it is.' },
  placeNameEn: { zh: '英文名称', en: 'English name' },
  placeNone: { zh: '没有自己的名称', en: 'no name of its own' },

  voicesTitle: { zh: '答复居民留言的期限', en: 'Days to answer a resident' },
  voicesLead: {
    zh: '居民不用账号留的话，几天内要答复。法律没有定数，不填就是 15 天。改了只管以后的留言。',
    en: 'Within how many days words said without an account are answered. No law says so; without a number it is 15. A change counts for words said after it.',
  },
  answerDays: { zh: '几天内答复', en: 'Answer within' },
  answerDaysHint: { zh: '1 到 60 天，按日历算。', en: '1 to 60 days of the calendar.' },
  daysUnit: { zh: '天', en: 'days' },
  sayAnswerDays: { zh: (n: number) => `${n} 天`, en: (n: number) => count(n, 'day') },

  publishingTitle: { zh: '开放数据的名称', en: 'Names of open data' },
  publishingLead: {
    zh: '每个采购项目公开时得到一个 ocid，由前缀和项目编号组成。前缀在 open-contracting.org 登记；没有登记的用写明「测试」的前缀。',
    en: 'A purchase that is published gets an ocid: prefix and number. The prefix is registered at open-contracting.org; without one it says that it is a test.',
  },
  stays: {
    zh: '已经公开的项目保留原来的 ocid；改动只用于以后第一次公开的项目。',
    en: 'Purchases that are public keep their ocid. A change counts for those first published after it.',
  },
  prefix: { zh: 'OCDS 前缀', en: 'OCDS prefix' },
  prefixHint: { zh: 'ocds- 加六个小写字母或数字，例如 ocds-a1b2c3。', en: 'ocds- and six small letters or digits, as ocds-a1b2c3.' },
  publisher: { zh: '发布机构', en: 'Publisher' },
  publisherHint: { zh: (name: string) => `不填就用「${name}」。`, en: (name: string) => `Left empty it is “${name}”.` },
  ocidNow: { zh: '现在第一次公开的项目', en: 'Purchases first published now' },
  testOne: { zh: '测试前缀', en: 'the test prefix' },
})

export const refuseOwnSetting = refusals({
  'setting-changed': {
    status: 409,
    zh: '刚刚有人改过这一页，请刷新看最新的内容。',
    en: 'Somebody has just changed this. Reload the page to see it as it stands.',
  },
  'prefix-wrong': {
    status: 422,
    zh: '应为 ocds- 加六个小写字母或数字，例如 ocds-a1b2c3。',
    en: 'It has to be ocds- and six small letters or digits, as ocds-a1b2c3.',
  },
})
