import { count, type Day, dictionary, refusals, sayDay, type Words } from '#kernel'

export const supplierWords = dictionary('people/supplier-words.supplierWords', {
  publicTitle: { zh: '已登记的供应商', en: 'Registered suppliers' },
  publicLead: {
    zh: '可以在这里投标的机构。公开的只有登记信息和登记日期。',
    en: 'The institutions that can bid here. Only what they are registered as, and since when, is public.',
  },
  noSuppliers: { zh: '还没有登记的供应商', en: 'No suppliers are registered yet' },
  noneFound: { zh: '没有符合的供应商。', en: 'No supplier matches.' },
  search: { zh: '按名称或信用代码查找', en: 'Find by name or credit code' },
  find: { zh: '查找', en: 'Find' },
  name: { zh: '名称', en: 'Name' },
  about: { zh: '简介', en: 'About it' },
  since: { zh: '登记日期', en: 'Registered' },
  register: { zh: '登记为供应商', en: 'Register as a supplier' },
  registerToBid: { zh: '登记为供应商再投标', en: 'Register as a supplier to bid' },
  registerLead: {
    zh: '想参加公开采购的机构在这里提出登记。确认之前不会建账户；确认以后，联系人会收到邀请。',
    en: 'For institutions that want to bid in open calls. No account is made before somebody has confirmed it; then the contact gets an invitation.',
  },
  organisation: { zh: '机构', en: 'The institution' },
  contact: { zh: '联系人', en: 'Whom to reach' },
  contactLead: {
    zh: '只用来答复这次登记；确认或者不予登记以后就删除。',
    en: 'Used to answer this and deleted once it is decided.',
  },
  contactName: { zh: '姓名', en: 'Name' },
  contactEmail: { zh: '邮箱', en: 'Email' },
  documents: { zh: '证照', en: 'Documents' },
  documentsLead: {
    zh: '写明证照的种类、编号、发证机关和有效期。登记以后保存一次，每次投标都可以用。',
    en: 'Say what each is, its number, who issued it and until when it is valid. They are kept once and used in every bid.',
  },
  document: { zh: (n: number) => `第 ${n} 份证照`, en: (n: number) => `Document ${n}` },
  kind: { zh: '种类', en: 'Kind' },
  number: { zh: '编号', en: 'Number' },
  issuer: { zh: '发证机关', en: 'Issued by' },
  validUntil: { zh: '有效期至', en: 'Valid until' },
  validUntilHint: { zh: '长期有效的不填。', en: 'Leave it empty where it does not end.' },
  noEnd: { zh: '长期', en: 'no end' },
  send: { zh: '提出登记', en: 'Ask to be registered' },
  choose: { zh: '请选择', en: 'Choose' },
  asked: { zh: '收到了', en: 'Received' },
  askedLead: {
    zh: '我们收到了您的登记。确认以后，邀请会发给您写的联系人。已经登记过的机构不会再登记一次：请向本机构的管理者要一个邀请。',
    en: 'Your registration was received. Once it is confirmed, the contact you named is invited. Who is registered already is not registered again: ask whoever manages your institution here for an invitation.',
  },
  title: { zh: '供应商登记', en: 'Registration of suppliers' },
  lead: {
    zh: '自己提出登记的机构，由管理员确认，或者按规则自动确认。',
    en: 'Institutions that asked to be registered, confirmed by an administrator or by rule.',
  },
  none: { zh: '还没有机构提出登记', en: 'Nobody has asked yet' },
  noneLead: {
    zh: '公开的登记页在「已登记的供应商」，可以把网址告诉机构。',
    en: 'The public form stands on the page of registered suppliers; tell institutions its address.',
  },
  askedOn: { zh: '提出日期', en: 'Asked on' },
  decidedOn: { zh: '办理日期', en: 'Decided on' },
  state: { zh: '状态', en: 'State' },
  reason: { zh: '不予登记的理由', en: 'Why it is refused' },
  reasonHint: { zh: '会用邮件告诉联系人（设置了邮件时）。', en: 'Told to the contact by mail, where mail is set up.' },
  ruleTitle: { zh: '自动确认', en: 'Confirming by rule' },
  ruleLead: {
    zh: '打开以后：信用代码和名称没有登记过、只有一份登记用过这个代码，代码和联系邮箱在下面的名册里，并且写了有效的营业执照或登记证书、没有过期证照的，自动确认，邀请发到这个邮箱。其余的仍由管理员确认：名称和信用代码是公开的，谁先用来登记都不能算是这家机构。没有设置邮件时不生效。自动确认不核对证照。',
    en: 'When on: whose credit code and name are new here, with a code that nobody else asked with, whose code and mail address stand together in the register below, and who describes a valid registration and nothing that has run out, is confirmed by itself and invited at that address. The rest waits for an administrator: names and credit codes are public, and whoever is first to ask with them is not thereby that institution. Without mail it has no effect. The rule does not check the documents.',
  },
  knownAddresses: { zh: '登记机关的名册', en: 'Register of the place' },
  knownAddressesHint: {
    zh: (n: number) =>
      `每行一个统一社会信用代码和这家机构自己的邮箱。只保存两者合在一起的指纹，看不到原文；现有 ${n} 行，留空则不变，填写则全部换掉。`,
    en: (n: number) =>
      `A credit code and the institution’s own mail address on each line. Only a fingerprint of the two together is kept, from which neither can be read. ${count(n, 'line')} kept now; empty leaves them, what is written replaces them all.`,
  },
  ruleOn: { zh: '符合规则的自动确认', en: 'Confirm by rule' },
  save: { zh: '保存', en: 'Save' },
  noMail: { zh: '这里没有设置邮件，自动确认不起作用。', en: 'No mail is set up here, so nothing is confirmed by rule.' },
  confirmDo: { zh: '确认登记并邀请联系人', en: 'Confirm and invite the contact' },
  confirmLead: {
    zh: '确认以后登记为服务机构，证照归它名下，联系人成为它的负责人。邀请链接只显示这一次。',
    en: 'It becomes an institution with these documents, and the contact its manager. The link of the invitation is shown once.',
  },
  refuseTitle: { zh: '不予登记', en: 'Refuse it' },
  refuseDo: { zh: '不予登记', en: 'Refuse' },
  known: {
    zh: (name: string) => `这个信用代码或者名称是已登记的「${name}」的。请先核对；是同一家的，请不予登记，另外给它的人发邀请。`,
    en: (name: string) =>
      `The credit code or name is that of “${name}”, which is registered. If it is the same, refuse this and invite its people there.`,
  },
  invited: { zh: '已确认。邀请链接（七天内有效，只显示这一次）：', en: 'Confirmed. The link of the invitation (seven days, shown once):' },
  invitedMailed: { zh: '也已经发到联系人的邮箱。', en: 'It was sent to the contact by mail as well.' },
  toOrganisation: { zh: '去看这家机构', en: 'To the institution' },
  noDocuments: { zh: '没有写证照。', en: 'No documents.' },
  ofOrganisation: { zh: '我的证照', en: 'Our documents' },
  ofOrganisationLead: {
    zh: '保存一次，每次投标都能用。快到期的前三十天提醒负责人；换了新证照，登记新的，把旧的撤下。',
    en: 'Kept once, used in every bid. Managers are told thirty days before one runs out; enter the new one and withdraw the old.',
  },
  add: { zh: '登记一份证照', en: 'Enter a document' },
  files: { zh: '文件', en: 'Files' },
  toFiles: { zh: '查看和添加', en: 'See and add' },
  filesLead: {
    zh: '证照的扫描件或照片。管理员可以打开；投标时选了这份证照，文件自动随标书密封，不用再传。',
    en: 'A scan or photograph of the document. The administrator can open it; a bid that names the document takes a copy, sealed with it, and nothing has to be sent again.',
  },
  withdrawDo: { zh: '撤下', en: 'Withdraw' },
  over: { zh: '已过期', en: 'run out' },
  soon: { zh: '快到期', en: 'runs out soon' },
})

/** What is due about suppliers. */
export const supplierDueWords = dictionary('people/supplier-words.supplierDueWords', {
  confirm: { zh: (name: string) => `确认「${name}」的供应商登记`, en: (name: string) => `Decide on the registration of “${name}”` },
  confirmWhy: {
    zh: (askedOn: Day) => `${sayDay(askedOn, 'zh')}提出，还没有答复。`,
    en: (askedOn: Day) => `Asked on ${sayDay(askedOn, 'en')} and not answered yet.`,
  },
  renew: {
    zh: (kind: Words, number: string) => `更新证照：${kind.zh}（${number}）`,
    en: (kind: Words, number: string) => `Renew a document: ${kind.en} (${number})`,
  },
  renewWhy: {
    zh: (until: Day) => `有效期到 ${sayDay(until, 'zh')}，过期后投标时会被指出。登记新的，把旧的撤下。`,
    en: (until: Day) =>
      `Valid until ${sayDay(until, 'en')}; later, bids are told that it has run out. Enter the new one and withdraw this.`,
  },
})

export const refuseSupplier = refusals({
  'known-line': {
    status: 422,
    zh: (line: number) =>
      `第 ${line} 行读不出：每行写一个统一社会信用代码（18 位，含校验位）和一个邮箱，中间用逗号或空格隔开。什么都没有保存。`,
    en: (line: number) =>
      `Line ${line} cannot be read: write a credit code (18 characters with its check character) and a mail address on each line, with a comma or a space between. Nothing was saved.`,
  },
  'document-whole': { status: 422, zh: '一份证照要写种类和编号。', en: 'A document wants its kind and its number.' },
  'supplier-often': {
    status: 429,
    zh: '这个网络地址提出的登记太多，请过一会儿再来。',
    en: 'Too many have been asked for from this address. Come back in a while.',
  },
  'supplier-code-often': {
    status: 429,
    zh: '用这个信用代码提出的登记太多，这一次没有收下。请过一会儿再来，或者联系平台管理员。',
    en: 'Too many have been asked for with this credit code, and this one was not kept. Come back in a while, or tell an administrator.',
  },
})

export const supplierLetters = dictionary('people/supplier-words.supplierLetters', {
  refusedSubject: { zh: '供应商登记未通过', en: 'Your registration was refused' },
  refused: {
    zh: (name: string, reason: string) => `「${name}」的供应商登记没有通过。理由：${reason}`,
    en: (name: string, reason: string) => `The registration of “${name}” as a supplier was refused, for this reason: ${reason}`,
  },
})
