import { dictionary } from '#kernel'

/** The page of a tender to which not everybody is invited: its call, who applies, what was found of them, and the draw. */
export const words = dictionary('3-tenders/apply-words.words', {
  title: { zh: '资格预审和邀请', en: 'Applications and invitations' },
  lead: {
    zh: '想参加的机构先在这里申请。采购人审查以后，向全部合格的机构发出邀请，或者从中抽签。只有受邀的机构能投标。',
    en: 'Whoever means to take part applies here first. The purchaser looks at the applications and invites all who qualify, or some of them drawn by lot. Only those who are invited can bid.',
  },
  until: { zh: '申请截止', en: 'Apply until' },
  asks: { zh: '要具备的条件', en: 'Who qualifies' },
  basics: {
    zh: '法律规定的基本条件，没有列入失信名单，以及采购文件写的条件。',
    en: 'The basic conditions of the law, on no list of dishonest suppliers, and the conditions in the documents.',
  },
  apply: { zh: '申请参加', en: 'Apply' },
  applyAgain: { zh: '重写申请', en: 'Apply anew' },
  says: { zh: '怎样符合条件', en: 'How you meet the conditions' },
  saysHint: {
    zh: '逐条写明，并写明证书编号。截止前可以重写。这里不写报价。',
    en: 'Say it condition by condition, with the numbers of certificates. You may write it anew until the last day. No price here.',
  },
  yours: { zh: '您的申请', en: 'Your application' },
  isIn: { zh: '已收到', en: 'is in' },
  qualified: { zh: '合格', en: 'qualifies' },
  unqualified: { zh: '不合格', en: 'does not qualify' },
  invited: { zh: '已邀请您投标', en: 'you are invited to bid' },
  notDrawn: { zh: '合格，但没有被抽中', en: 'qualifies, and was not drawn' },
  toBid: { zh: '去投标', en: 'To the bid' },
  all: { zh: '申请', en: 'Applications' },
  none: { zh: '没有人申请。', en: 'Nobody applied.' },
  afterwards: { zh: '申请截止后，这里列出申请的机构。', en: 'Who applied stands here once the time to apply is over.' },
  finding: { zh: '审查结论', en: 'What was found' },
  why: { zh: '哪里不合格', en: 'Why it does not qualify' },
  whyHint: {
    zh: '合格的留空。申请人看得到，至少 10 个字。',
    en: 'Leave it empty where it does. The institution reads it; ten characters at least.',
  },
  reviewed: { zh: '审查完成', en: 'Done' },
  invite: { zh: '发出投标邀请', en: 'Send the invitations' },
  way: { zh: '邀请谁', en: 'Whom' },
  'way-all': { zh: '全部合格的机构', en: 'all who qualify' },
  'way-drawn': { zh: '从合格的机构里抽签', en: 'some of them, drawn by lot' },
  count: { zh: '抽取几家', en: 'How many are drawn' },
  countHint: {
    zh: (least: number) => `只有抽签才填，至少 ${least} 家。`,
    en: (least: number) => `For a draw only; ${least} at least.`,
  },
  deadline: { zh: '投标截止时间', en: 'Deadline for bids' },
  deadlineHint: {
    zh: '从今天发出邀请算起，不能短于法定的投标时间。',
    en: 'Counted from today, when the invitations go out; not shorter than the law asks.',
  },
  draw: { zh: '怎样产生受邀机构', en: 'How the invited were chosen' },
  drawSays: {
    zh: '由系统抽签。用下面的种子和名单重做一遍，结果相同。',
    en: 'Drawn by lot. Whoever repeats it with this seed and this list comes to the same.',
  },
  allInvited: { zh: '全部合格的机构都受到邀请。', en: 'All who qualified were invited.' },
  secret: {
    zh: '已发出邀请。开标以前不公开邀请了谁、几家；开标后在这里公开名单和抽签种子。',
    en: 'The invitations are out. Whom and how many is told to nobody before the opening; after it the list and the seed of the draw stand here.',
  },
  seed: { zh: '种子', en: 'Seed' },
  pool: { zh: '合格名单（抽签的次序）', en: 'Who qualified, in the order of the draw' },
  chosen: { zh: '受邀', en: 'Invited' },
})
