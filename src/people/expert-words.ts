import { dictionary, refusals } from '#kernel'

export const expertWords = dictionary('people/expert-words.expertWords', {
  title: { zh: '评审专家库', en: 'Expert pool' },
  lead: {
    zh: '评审小组的专家从这里随机抽取。专家要有账户才能被抽中：先加进来，再从他们所在的第三方机构发邀请。',
    en: 'Experts of panels are drawn from here by lot. Only those with an account can be drawn: enter them, then invite them from the organisation they work with.',
  },
  add: { zh: '加一位专家', en: 'Add an expert' },
  upload: { zh: '导入名单', en: 'Upload a list' },
  specialties: { zh: '评审专业', en: 'Specialties' },
  specialtiesLead: {
    zh: '抽取专家时按这里的专业选。停用的专业不能再选，已有的专家和抽签记录照旧写着它。',
    en: 'Draws choose among these. A closed one is chosen no more; experts and draws of before keep it.',
  },
  addSpecialty: { zh: '加一个专业', en: 'Add a specialty' },
  noSpecialties: { zh: '还没有专业。没有专业的时候，从全部专家里抽。', en: 'No specialties yet. Without any, draws are from all experts.' },
  noSpecialtiesYet: { zh: '还没有专业，', en: 'There are no specialties yet: ' },
  specialtyName: { zh: '专业名称', en: 'Specialty' },
  englishName: { zh: '英文名称', en: 'English name' },
  closeSpecialty: { zh: '停用', en: 'Close' },
  reopenSpecialty: { zh: '恢复使用', en: 'Take into use again' },
  inPool: { zh: '在库专家', en: 'Experts' },
  change: { zh: '修改', en: 'Change' },
  search: { zh: '按姓名、邮箱、职称或单位查找', en: 'Find by name, email, title or employer' },
  find: { zh: '查找', en: 'Find' },
  allSpecialties: { zh: '所有专业', en: 'All specialties' },
  none: { zh: '专家库还是空的', en: 'The pool is empty' },
  noneLead: {
    zh: '先把评审专业定下来，再逐个添加专家，或者导入一份名单。',
    en: 'Settle the specialties first, then add experts one by one or upload a list.',
  },
  noneFound: { zh: '没有符合的专家。', en: 'No expert matches.' },
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '邮箱', en: 'Email' },
  ownAccount: { zh: '姓名和邮箱由本人在自己的账户里改。', en: 'Name and email are changed on their own account.' },
  ofSpecialties: { zh: '专业', en: 'Specialties' },
  qualification: { zh: '职称或资格', en: 'Title or qualification' },
  titleUntil: { zh: '有效期至', en: 'Valid until' },
  titleUntilHint: {
    zh: '长期有效的不填。过期以后不再抽到。',
    en: 'Leave it empty where it does not expire. Once expired they are not drawn.',
  },
  employer: { zh: '工作单位', en: 'Employer' },
  employerHint: {
    zh: '和采购人、投标人同名的，抽取时自动排除。',
    en: 'Where it is the purchaser or a bidder by name, they are left out of the draw.',
  },
  availability: { zh: '能否参加', en: 'Availability' },
  available: { zh: '可以', en: 'available' },
  away: { zh: (from: string, to: string) => `${from} 至 ${to} 不能参加`, en: (from: string, to: string) => `away ${from} to ${to}` },
  expired: { zh: '资格已过期', en: 'title expired' },
  noAccount: { zh: '还没有账户', en: 'no account yet' },
  state: { zh: '状态', en: 'State' },
  save: { zh: '保存', en: 'Save' },
  history: { zh: '改动经过', en: 'What was changed' },
  toInvite: {
    zh: '还没有账户，抽不到。请从他们所在的机构发邀请：',
    en: 'No account yet, so not drawn. Invite them from the organisation they work with:',
  },
  awayTitle: { zh: '不能参加的日子', en: 'When away' },
  awayLead: {
    zh: '开标或者评审正好在这段时间的，不会抽到。两个日子都空着，就是随时可以。',
    en: 'Not drawn where a panel would begin within these days. Both empty: always available.',
  },
  awayFrom: { zh: '从', en: 'From' },
  awayTo: { zh: '到', en: 'To' },
  ties: { zh: '有利害关系的机构', en: 'Organisations they have ties with' },
  tiesLead: {
    zh: '它采购或者投标的项目，不会抽到。这里只记是哪一类关系，不记细节。',
    en: 'Not drawn where one of these buys or bids. Only the kind of tie is kept, nothing more of it.',
  },
  noTies: { zh: '没有登记利害关系。', en: 'No ties noted.' },
  tieTo: { zh: '机构', en: 'Organisation' },
  tieKind: { zh: '什么关系', en: 'What tie' },
  addTie: { zh: '登记这层关系', en: 'Note this tie' },
  dropTie: { zh: '删去', en: 'Take off' },
  choose: { zh: '请选择', en: 'Choose' },
  leaveTitle: { zh: '移出专家库', en: 'Take out of the pool' },
  leaveLead: {
    zh: '以后不再抽到。正在评审的项目照旧评完。随时可以放回。',
    en: 'Not drawn any more. Panels they sit on go on. They can be taken in again at any time.',
  },
  leaveDo: { zh: '移出', en: 'Take out' },
  returnDo: { zh: '放回专家库', en: 'Take in again' },
  since: { zh: '移出日期', en: 'Left on' },
  mine: { zh: '我的专家信息', en: 'What the pool knows of me' },
  mineLead: {
    zh: '不能参加的日子和利害关系由您自己维护；其他内容有误，请找管理员改。',
    en: 'When you are away and with whom you have ties is yours to keep; ask the administrator about the rest.',
  },
  exampleRows: {
    zh: '姓名,邮箱,专业,职称或资格,有效期至,工作单位\n蒋知行,jiang@example.org,社会工作、财务,高级社会工作师,2028-06-30,青石大学',
    en: 'name,email,specialties,title,valid until,employer\nJiang Zhixing,jiang@example.org,Social work; Finance,Senior social worker,2028-06-30,Qingshi University',
  },
  understoodLead: {
    zh: (n: { added: number; changed: number; same: number }) =>
      `新增 ${n.added} 位，修改 ${n.changed} 位，${n.same} 位没有变化。名单里没有的专家不动。`,
    en: (n: { added: number; changed: number; same: number }) =>
      `${n.added} added, ${n.changed} changed, ${n.same} as they are. Experts that are not in the list stay as they are.`,
  },
  andMore: {
    zh: (n: number) => `还有 ${n} 位没有列出，一起保存。`,
    en: (n: number) => `${n} more are not listed and are stored with them.`,
  },
  taken: {
    zh: (added: number, changed: number) => `已保存：新增 ${added} 位，修改 ${changed} 位。`,
    en: (added: number, changed: number) => `Stored: ${added} added, ${changed} changed.`,
  },
})

export const refuseExpert = refusals({
  'expert-taken': {
    status: 409,
    zh: (name: string) => `这个邮箱是专家库里「${name}」的。`,
    en: (name: string) => `This email is that of “${name}”, who is in the pool already.`,
  },
  'specialty-taken': {
    status: 409,
    zh: (name: string) => `已经有「${name}」这个专业了，停用的可以恢复。`,
    en: (name: string) => `There is a specialty “${name}” already; a closed one can be taken into use again.`,
  },
  'specialty-unknown': { status: 422, zh: '请从评审专业里选在用的。', en: 'Choose specialties that are on the list and in use.' },
  'tie-to-whom': { status: 422, zh: '请选择一家机构。', en: 'Choose an organisation.' },
  'away-span': {
    status: 422,
    zh: '开始和结束的日子要一起填，结束不能早于开始。',
    en: 'Give both days, or neither; the last is not before the first.',
  },
  'pool-changed': {
    status: 409,
    zh: '您看过以后，名单或者专家库又有改动。请再看一遍。',
    en: 'The list or the pool changed since you looked. Look again.',
  },
})
