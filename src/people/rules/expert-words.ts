import { both, dictionary, refusals, type Words } from '#kernel'

export const expertStates = { in: both('在库', 'in the pool'), out: both('已出库', 'left the pool') }
export const expertActs = {
  edit: both('修改专家', 'Change an expert'),
  sayAway: both('登记不能参加的日子', 'Say when they are away'),
  tie: both('登记利害关系', 'Note a tie'),
  untie: both('删去利害关系', 'Take a tie off'),
  leave: both('移出专家库', 'Take out of the pool'),
  return: both('放回专家库', 'Take into the pool again'),
}
export const specialtyStates = { open: both('在用', 'in use'), closed: both('已停用', 'closed') }
export const specialtyActs = {
  edit: both('修改专业', 'Change a specialty'),
  close: both('停用专业', 'Close a specialty'),
  reopen: both('恢复专业', 'Take a specialty into use again'),
}
export const tieKinds = {
  works: both('在那里任职，或者三年内任过职', 'works there, or did within three years'),
  controls: both('是它的负责人、理事、监事、股东或者实际控制人', 'heads it, sits on its board, owns or controls it'),
  kin: both('和它的负责人是亲属', 'is kin of its head'),
  other: both('其他可能影响公正的关系', 'another tie that may harm fairness'),
}

/** The columns of a table of experts, and what people call them. */
export const expertColumnNames = {
  name: { zh: '姓名', en: 'name', also: ['姓名', '专家', '专家姓名', 'name', 'expert'] },
  email: { zh: '邮箱', en: 'email', also: ['邮箱', '电子邮箱', '邮件', 'email', 'e-mail', 'mail'] },
  specialties: { zh: '专业', en: 'specialties', also: ['专业', '评审专业', '专业方向', '专业领域', 'specialties', 'specialty'] },
  title: { zh: '职称或资格', en: 'title', also: ['职称或资格', '职称', '资格', '职业资格', 'title', 'qualification'] },
  titleUntil: {
    zh: '有效期至',
    en: 'valid until',
    also: ['有效期至', '有效期', '职称有效期', '资格有效期', '到期日', 'valid until', 'title until', 'expiry'],
  },
  employer: { zh: '工作单位', en: 'employer', also: ['工作单位', '单位', '所在单位', 'employer'] },
} as const

export const expertCells = dictionary('people/rules/expert-words.expertCells', {
  at: {
    zh: (row: number, column: Words, wrong: Words) => `第 ${row} 行「${column.zh}」：${wrong.zh}`,
    en: (row: number, column: Words, wrong: Words) => `Row ${row}, column “${column.en}”: ${wrong.en}`,
  },
  empty: { zh: '空着，请填写。', en: 'is empty; fill it in.' },
  noName: {
    zh: (typed: string) => `「${typed}」不像姓名，请改成专家的姓名。`,
    en: (typed: string) => `“${typed}” does not look like a name; write that of the expert.`,
  },
  email: { zh: '不是邮箱地址。', en: 'is no address of e-mail.' },
  day: { zh: '要一个日期，例如 2027-06-30。', en: 'wants a day, as 2027-06-30.' },
  specialty: {
    zh: (typed: string) => `评审专业里没有「${typed}」。请先把它加进专业目录，或者改成目录里的叫法。`,
    en: (typed: string) => `there is no specialty “${typed}”. Add it to the list of specialties first, or write it as it stands there.`,
  },
  twice: { zh: (row: number) => `和第 ${row} 行是同一个人。`, en: (row: number) => `is the same person as row ${row}.` },
  out: { zh: '这位专家已经出库，请先放回。', en: 'has left the pool; take them in again first.' },
  long: { zh: '太长，最多 100 字。', en: 'is too long: 100 characters at most.' },
})

export const refuseExpertTable = refusals({
  'expert-columns': {
    status: 422,
    zh: () => '没有找到姓名和邮箱这两列。第一行要有表头：姓名、邮箱、专业、职称或资格、有效期至、工作单位。',
    en: () =>
      'There are no columns of names and emails. The first row wants headings: name, email, specialties, title, valid until, employer.',
  },
  'expert-no-rows': { status: 422, zh: '表头下面没有内容。', en: 'There are no rows below the headings.' },
  'expert-row-wrong': { status: 422, zh: '有几格要改，请看下面。', en: 'Some cells need another look; see below.' },
})
