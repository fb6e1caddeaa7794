import { dictionary, listIn, type Words } from '#kernel'

export const settingsWords = dictionary('home/settings-words.settingsWords', {
  title: { zh: '设置', en: 'Settings' },
  lead: {
    zh: '系统管理员维护的都在这里。按这个顺序做，做完就可以征询需求、编计划、招标。',
    en: 'Everything an administrator keeps. Done in this order, surveys, plans and tenders can begin.',
  },
  what: { zh: '项目', en: 'What' },
  state: { zh: '情况', en: 'How it stands' },
  why: { zh: '做什么用', en: 'What it is for' },
  whoMay: { zh: '谁可以改', en: 'Who may change it' },
  done: { zh: '已有', en: 'there' },
  inPart: { zh: '还缺', en: 'in part' },
  notEntered: {
    zh: (numbers: readonly Words[]) =>
      `还没有录入：${listIn(
        numbers.map((n) => n.zh),
        'zh',
      )}`,
    en: (numbers: readonly Words[]) =>
      `not entered yet: ${listIn(
        numbers.map((n) => n.en),
        'en',
      )}`,
  },
  noHead: { zh: '还没有负责人', en: 'nobody is head of an office yet' },
  asItComes: { zh: '默认', en: 'as it comes' },
  allThere: { zh: '第一次采购需要的都有了。', en: 'Everything a first purchase needs is there.' },
  forFirst: {
    zh: (left: readonly string[]) => `第一次采购之前还缺：${listIn(left, 'zh')}。`,
    en: (left: readonly string[]) => `Still missing for a first purchase: ${listIn(left, 'en')}.`,
  },
  experts: { zh: '专家库', en: 'Pool of experts' },
  suppliers: { zh: '供应商登记', en: 'Registration of suppliers' },
  toDo: { zh: '还没有', en: 'still to do' },
  leftTitle: {
    zh: (n: number) => `设置还有 ${n} 项没做`,
    en: (n: number) => `${n} ${n === 1 ? 'setting is' : 'settings are'} still to do`,
  },
  left: { zh: '去设置', en: 'Go to the settings' },
  number: { zh: (n: number) => `${n} 个`, en: (n: number) => String(n) },
  haveNumber: { zh: (n: number) => `已有 ${n} 个`, en: (n: number) => `${n} so far` },
  missing: {
    zh: (kinds: readonly Words[]) =>
      `没有：${listIn(
        kinds.map((k) => k.zh),
        'zh',
      )}`,
    en: (kinds: readonly Words[]) =>
      `missing: ${listIn(
        kinds.map((k) => k.en),
        'en',
      )}`,
  },
  elsewhere: { zh: '还可以', en: 'Besides' },
  webhooks: { zh: '把提醒推送给其他程序', en: 'Notices to other programs' },
  signOn: { zh: '统一身份登录', en: 'Single sign-on' },
  log: { zh: '看操作记录', en: 'The record log' },
  onServer: {
    zh: '数据库、邮件、网址这些在服务器上设，见 docs/settings.md 和 docs/operations.md。',
    en: 'Database, mail and hosts are set on the server: docs/settings.md and docs/operations.md.',
  },
  organisations: { zh: '机构', en: 'Organisations' },
  organisationsWhy: {
    zh: '街道办事处、主管部门、财政、社工机构、第三方评估机构、社区居委会。',
    en: 'Sub-district office, bureau, finance, institutions, evaluators, residents’ committees.',
  },
  people: { zh: '人员', en: 'People' },
  peopleWhy: {
    zh: '打开一个机构，给它的人发邀请；签字要有负责人。',
    en: 'Open an organisation and invite its people; signing needs a head.',
  },
  communities: { zh: '社区', en: 'Communities' },
  communitiesWhy: {
    zh: '征询需求、定服务地点、抽居民都从这份名单里选。',
    en: 'Surveys, places of service and samples choose from this list.',
  },
  thresholds: { zh: '公开招标数额标准、采购限额标准', en: 'Open-tender threshold and procurement limit' },
  thresholdsWhy: { zh: '没有它们，采购方式无法判断。', en: 'Without them no method of buying can be judged.' },
  wages: { zh: '工资、缴费标准和预算科目', en: 'Wages, contributions and budget items' },
  wagesWhy: { zh: '算一个岗位最少要花多少。', en: 'They give the least a post can cost.' },
  calendar: { zh: '工作日历', en: 'Working days' },
  calendarWhy: { zh: '期限按工作日算；没有的年份算不出来。', en: 'Periods count working days; a year that is missing cannot be counted.' },
  dataOfficer: { zh: '个人信息保护负责人', en: 'Data officer' },
  dataOfficerWhy: { zh: '答复居民查询、删除个人信息的请求。', en: 'Answers requests about personal data.' },
  contact: { zh: '联系方式', en: 'Contact lines' },
  contactWhy: { zh: '印在问卷纸条、海报上，写在邀请信里。', en: 'Printed on slips and posters and written in invitations.' },
  contactDefault: { zh: '纸条上只印每次征询自己写的电话', en: 'slips show only the telephone that a survey gives' },
  logo: { zh: '标志', en: 'Logo' },
  logoWhy: {
    zh: '显示在页首和打印件上；每个机构可以另有自己的。',
    en: 'Shown at the head of pages and in print; each organisation may have its own.',
  },
  logoDefault: { zh: '页首只有「同行」', en: 'the head of a page says Tandem only' },
  publishing: { zh: '开放数据的前缀和发布机构', en: 'Prefix and publisher of open data' },
  publishingWhy: { zh: '开放数据的编号要用登记过的前缀。', en: 'Open data is numbered under a registered prefix.' },
  numbering: { zh: '编号', en: 'Numbering' },
  numberingWhy: {
    zh: '采购、计划、招标文件、合同、请款的编号样式。',
    en: 'The pattern of numbers of purchases, plans, tenders, contracts and claims.',
  },
  numberingDefault: { zh: '像 2026-001、HT-2026-001 这样', en: 'as 2026-001 and HT-2026-001' },
  place: { zh: '适用哪里的规定', en: 'Whose rules apply' },
  placeWhy: { zh: '本地有自己标准的，给本地起个名字。', en: 'Where there are numbers of your own, your place has a name of its own.' },
  name: { zh: '名称', en: 'Name of the jurisdiction' },
  nameWhy: { zh: '居民和供应商在每一页上看到的。', en: 'What residents and suppliers see on every page.' },
  voices: { zh: '答复居民留言的期限', en: 'Days to answer a resident' },
  voicesWhy: { zh: '居民留言以后，几天内要答复。', en: 'Within how many days words of residents are answered.' },
  voicesDefault: { zh: '15 天', en: '15 days' },
  retention: { zh: '保留期限', en: 'How long things are kept' },
  retentionWhy: { zh: '登录记录、链接、信件、草稿到期自动删。', en: 'Sessions, links, letters and drafts are deleted after their time.' },
  retentionDefault: { zh: '用系统自己的期限', en: 'the periods of the program' },
  publishingDefault: { zh: '用写明「测试」的前缀', en: 'a prefix that says it is a test' },
})
