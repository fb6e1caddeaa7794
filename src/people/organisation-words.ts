import { count, dictionary, refusals } from '#kernel'

export const organisationWords = dictionary('people/organisation-words.organisationWords', {
  find: { zh: '查找', en: 'Find' },
  search: { zh: '按名称或信用代码查找', en: 'Find by name or credit code' },
  noneFound: {
    zh: (q: string) => `没有名称或代码含「${q}」的机构。`,
    en: (q: string) => `No organisation has “${q}” in its name or code.`,
  },
  none: { zh: '还没有机构', en: 'No organisations yet' },
  noneLead: {
    zh: '先登记街道办事处、主管部门、财政和服务机构，再给里面的人发邀请。',
    en: 'Register the office, the bureau, finance and the institutions first, then invite the people in them.',
  },
  add: { zh: '登记一个机构', en: 'Register an organisation' },
  allKinds: { zh: '所有类别', en: 'All kinds' },
  state: { zh: '状态', en: 'State' },
  people: { zh: '人数', en: 'People' },
  particulars: { zh: '机构信息', en: 'Particulars' },
  particularsLead: {
    zh: '写进以后签订的合同；已经签好的合同不变。以后改了账户，付款的页面会把两个账户都写出来。每次改动都有记录。',
    en: 'They go into contracts signed from now on; what was signed stays as it was. Where the account changes later, the page of a payment shows both. Every change is logged.',
  },
  change: { zh: '修改', en: 'Change' },
  history: { zh: '改动经过', en: 'What was changed' },
  address: { zh: '地址', en: 'Address' },
  representedBy: { zh: '法定代表人或负责人', en: 'Legal representative, or who is responsible' },
  phone: { zh: '联系电话', en: 'Telephone' },
  phoneHint: { zh: '机构的电话，不是个人的。', en: 'That of the organisation, not of a person.' },
  bank: { zh: '开户银行', en: 'Bank' },
  account: { zh: '银行账号', en: 'Account number' },
  accountHint: { zh: '单位账户。只填数字，空格可以留着。', en: 'An account of the organisation: digits; blanks do not matter.' },
  contractSeal: { zh: '合同用章', en: 'Seal for contracts' },
  contractSealHint: {
    zh: '签合同盖哪一枚章，有备案编码的写上，例如「合同专用章（1）」。写进合同，收到盖章件时可以对照。',
    en: 'Which seal goes on contracts, with the number it is registered under. The contract names it, so that a sealed copy can be held against it.',
  },
  notGiven: { zh: '未填', en: 'not given' },
  about: { zh: '简介', en: 'About it' },
  aboutHint: { zh: '做什么、在哪里，公开显示。', en: 'What it does and where; shown in public.' },
  save: { zh: '保存', en: 'Save' },
  nameTitle: { zh: '名称和登记信息', en: 'Name and registration' },
  nameLead: {
    zh: '机构改名、换了信用代码时在这里改。以前签的合同照旧写当时的名称。',
    en: 'For a new name or credit code. Contracts signed before keep the name of then.',
  },
  kindStays: {
    zh: '类别定了以后不能改：登记错了，请停用后重新登记。',
    en: 'The kind stays: if it is wrong, close it and register it again.',
  },
  closeTitle: { zh: '停用或并入', en: 'Close or merge' },
  closeLead: {
    zh: '机构注销了就停用；重复登记或者合并了，就并入另一个同类机构。正在进行的采购、合同和付款由原来的人照旧办完，新的不能再选它，它也不能再投标、开采购或者邀请人。随时可以恢复。',
    en: 'Close one that was dissolved; merge one registered twice, or joined to another of its kind. What runs is brought to its end by its people; nothing new can choose it, and it can bid, open a purchase or invite people no more. It can be taken into use again at any time.',
  },
  closeDo: { zh: '停用', en: 'Close' },
  mergeDo: { zh: '并入', en: 'Merge' },
  mergeInto: { zh: '并入哪个机构', en: 'Into which organisation' },
  mergedHere: { zh: '并入这里的机构：', en: 'Merged into this one:' },
  reopenDo: { zh: '恢复使用', en: 'Take into use again' },
  since: { zh: '停用日期', en: 'Closed on' },
  into: { zh: '并入', en: 'Merged into' },
  choose: { zh: '请选择', en: 'Choose' },
  inviteMany: { zh: '邀请多位', en: 'Invite several people' },
  inviteManyLead: {
    zh: '一行写一个邮箱，最多 200 行，可以从 Excel 或者邮件里整列粘贴过来。角色不一样的，写在邮箱后面。有一行不对，就谁也不邀请。邀请之前先给您看一遍。',
    en: 'One email to a line, 200 at most; paste them from a workbook or a letter. Write the role behind the email where it differs. If one line is wrong, nobody is invited. You see who will be invited before anybody is.',
  },
  list: { zh: '名单', en: 'The list' },
  listHint: {
    zh: (role: string) => `例如：lin@example.org ${role}`,
    en: (role: string) => `As: lin@example.org ${role}`,
  },
  roleOfAll: { zh: '没有写角色的，都是', en: 'Those without a role are' },
  inviteLook: { zh: '看一看会邀请谁', en: 'See who will be invited' },
  inviteSeenTitle: { zh: '会邀请这些人', en: 'Who will be invited' },
  inviteSeenLead: {
    zh: (n: number) => `会邀请 ${n} 人。还没有发出任何邀请。`,
    en: (n: number) => `${count(n, 'person', 'people')} will be invited. Nobody has been yet.`,
  },
  inviteByMail: { zh: '确认以后，链接也会发到这些邮箱。', en: 'Once you say yes, each link is sent to that address as well.' },
  inviteWhat: { zh: '会怎样', en: 'What happens' },
  inviteNew: { zh: '新邀请', en: 'is invited' },
  inviteAgain: { zh: '已有一个链接还有效，再给一个', en: 'has a link that still works; gets another' },
  inviteThere: { zh: '已经在这里任这个角色，不再邀请', en: 'works here in this role already; is not invited' },
  inviteChange: { zh: '改名单', en: 'Mend the list' },
  inviteAll: { zh: '确认，邀请他们', en: 'Yes, invite them' },
  invitedTitle: { zh: '邀请链接', en: 'The links' },
  invitedLead: {
    zh: '把链接分别交给每个人，七天内有效，用一次就失效。离开这一页就再也看不到了，可以先打印。',
    en: 'Hand each link to its person; it works once, for seven days. They are never shown again: print them if you need to.',
  },
  invitedMailed: { zh: '也已经发到各自的邮箱。', en: 'Each was sent by mail as well.' },
  link: { zh: '链接', en: 'Link' },
})

export const refuseOrganisation = refusals({
  'organisation-name-taken': {
    status: 409,
    zh: (name: string) => `已经有同类机构叫「${name}」。名称相同的，请写得能分清。`,
    en: (name: string) => `There is an organisation of this kind called “${name}” already. Give them names that can be told apart.`,
  },
  'account-wrong': {
    status: 422,
    zh: '银行账号是 6 到 30 位数字，请核对。',
    en: 'An account number has six to thirty digits; check it.',
  },
  'bank-with-account': {
    status: 422,
    zh: '开户银行和账号要一起填。',
    en: 'Give the bank and the account number together.',
  },
  'organisation-merge-where': {
    status: 422,
    zh: '请选择另一个在用的同类机构。',
    en: 'Choose another organisation of its kind that is in use.',
  },
  'organisations-merged-here': {
    status: 409,
    zh: (names: string) => `${names}并入了这个机构。请先恢复它们，或者先把它们并到别处。`,
    en: (names: string) => `${names} was merged into this one. Take it into use again first, or merge it elsewhere.`,
  },
  'organisation-closed': {
    status: 409,
    zh: (name: string) => `「${name}」已经停用，不能再办新的事项。请系统管理员恢复，或者改用它并入的机构。`,
    en: (name: string) =>
      `“${name}” is closed, and nothing new can be done in its name. Ask the administrator to take it into use again, or act for the one it went into.`,
  },
  'own-organisation': {
    status: 409,
    zh: '这是管理员自己的机构，停用以后就没有人能管理了。',
    en: 'This is the administrators’ own organisation; closed, nobody could keep anything.',
  },
})
