import { dictionary, refusals } from '#kernel'

export const communityWords = dictionary('people/community-words.communityWords', {
  title: { zh: '社区', en: 'Communities' },
  keep: { zh: '维护社区名单', en: 'Keep the list of communities' },
  lead: {
    zh: '问需求、定服务地点、抽居民，都从这份名单里选。名单由街道和管理员维护，改动都有记录。',
    en: 'Surveys, places of service and samples of residents choose from this list. Offices and administrators keep it; every change is logged.',
  },
  none: { zh: '还没有社区', en: 'No communities yet' },
  noneLead: {
    zh: '第一次征询需求以前，请先录入本街道的社区：一个一个录，或者把 Excel 名单传上来。',
    en: 'Before the first survey, enter the communities of the office: one by one, or upload the list you have in Excel.',
  },
  noneFound: { zh: (q: string) => `没有名称或代码含「${q}」的社区。`, en: (q: string) => `No community has “${q}” in its name or code.` },
  noOffice: {
    zh: '社区属于街道办事处。请先登记一个街道办事处。',
    en: 'A community belongs to a sub-district office. Register an office first.',
  },
  toOffices: { zh: '登记机构', en: 'Register an organisation' },
  search: { zh: '按名称或代码查找', en: 'Find by name or code' },
  add: { zh: '录入一个社区', en: 'Enter a community' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存。', en: 'Saved.' },
  upload: { zh: '导入名单', en: 'Upload a list' },
  name: { zh: '名称', en: 'Name' },
  nameEn: { zh: '英文名称', en: 'English name' },
  code: { zh: '统计用区划代码', en: 'Statistical division code' },
  codeHint: { zh: '12 位数字。不知道可以先空着。', en: 'Twelve digits. Leave it empty if you do not know it.' },
  office: { zh: '所属街道办事处', en: 'Sub-district office' },
  residents: { zh: '常住人口', en: 'Residents' },
  households: { zh: '户数', en: 'Households' },
  people: { zh: '人', en: 'people' },
  homes: { zh: '户', en: 'households' },
  find: { zh: '查找', en: 'Find' },
  mergedHere: { zh: '并入这里的社区：', en: 'Merged into this one:' },
  countHint: {
    zh: '可以先空着。抽样、问卷份数和人均金额用得到。',
    en: 'May stay empty for now; samples, slips and amounts per resident need it.',
  },
  state: { zh: '状态', en: 'State' },
  since: { zh: '停用日期', en: 'Closed on' },
  into: { zh: '并入', en: 'Merged into' },
  history: { zh: '改动经过', en: 'What was changed' },
  profile: { zh: '人口结构', en: 'Census profile' },
  closeTitle: { zh: '停用或并入', en: 'Close or merge' },
  closeLead: {
    zh: '社区撤销了就停用，合并了就并入另一个社区。以前的征询、合同和服务记录照旧写这个社区，新的不能再选它。录错了也可以停用，随时可以恢复。',
    en: 'Close a community that was dissolved, or merge it into another. Earlier surveys, contracts and records keep its name; new ones cannot choose it. It can be taken into use again at any time.',
  },
  closeDo: { zh: '停用', en: 'Close' },
  mergeDo: { zh: '并入', en: 'Merge' },
  mergeInto: { zh: '并入哪个社区', en: 'Into which community' },
  reopenDo: { zh: '恢复使用', en: 'Take into use again' },
  choose: { zh: '请选择', en: 'Choose' },

  officeOfRows: { zh: '表里没有写街道的，归', en: 'Rows that name no office belong to' },
  exampleRows: {
    zh: '名称,统计用区划代码,常住人口,户数\n青石社区,,8230,3104\n河湾社区,,6415,2380',
    en: 'name,code,residents,households\nQingshi,,8230,3104\nHewan,,6415,2380',
  },
  understoodLead: {
    zh: (n: { added: number; changed: number; same: number }) =>
      `新增 ${n.added} 个，修改 ${n.changed} 个，${n.same} 个没有变化。名单里没有的社区不动。`,
    en: (n: { added: number; changed: number; same: number }) =>
      `${n.added} added, ${n.changed} changed, ${n.same} as they are. Communities that are not in the list stay as they are.`,
  },
  taken: {
    zh: (added: number, changed: number) => `已保存：新增 ${added} 个，修改 ${changed} 个。`,
    en: (added: number, changed: number) => `Stored: ${added} added, ${changed} changed.`,
  },
  nextCensus: { zh: '接着导入人口结构', en: 'Upload the census profile next' },
  andMore: {
    zh: (n: number) => `还有 ${n} 个没有列出，一起保存。`,
    en: (n: number) => `${n} more are not listed and are stored with them.`,
  },
})

export const refuseCommunity = refusals({
  'community-name-taken': {
    status: 409,
    zh: (name: string) => `这个街道已经有「${name}」了。名称相同的，请写得能分清。`,
    en: (name: string) => `The office has a community “${name}” already. Give them names that can be told apart.`,
  },
  'community-code-taken': {
    status: 409,
    zh: (code: string, name: string) => `代码 ${code} 已经是「${name}」的了，请核对。`,
    en: (code: string, name: string) => `The code ${code} is that of “${name}” already; check it.`,
  },
  'community-code-wrong': { status: 422, zh: '代码是 12 位数字，例如 440305001001。', en: 'A code has twelve digits, as 440305001001.' },
  'no-office': { status: 422, zh: '请选择一个街道办事处。', en: 'Choose a sub-district office.' },
  'merge-where': {
    status: 422,
    zh: '请选择本区另一个在用的社区。',
    en: 'Choose another community that is in use.',
  },
  'others-merged-here': {
    status: 409,
    zh: (names: string) => `${names}并入了这个社区。请先恢复它们，或者先把它们并到别处。`,
    en: (names: string) => `${names} was merged into this one. Take it into use again first, or merge it elsewhere.`,
  },
  'changed-since': {
    status: 409,
    zh: '您看过以后，名单或者社区又有改动。请再看一遍。',
    en: 'The list or the communities changed since you looked. Look again.',
  },
})
