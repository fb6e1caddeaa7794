import { dictionary } from '#kernel'

export const teamPageWords = dictionary('4-contracts/team-page-words.teamPageWords', {
  title: { zh: '换人：改团队', en: 'Another team' },
  link: { zh: '提出换人', en: 'Propose another team' },
  lead: {
    zh: '写上以后做这项内容的全部人。双方都签署以后，从写明的那天起按新的来看；两边的名单并排放着，谁走谁来看得见。',
    en: 'Write everybody who will work at this line. Once both have signed it holds from the day that is named; both lists stand beside each other, so that who goes and who comes is seen.',
  },
  signed: { zh: '已签订的团队', en: 'The team both signed' },
  none: { zh: '这项内容还没有写明由谁来做。', en: 'Nobody is named for this line yet.' },
  team: { zh: '以后的团队', en: 'The team from then on' },
  hint: {
    zh: '一行一人：姓名，资格，工作时间的百分比，例如 王敏，社会工作师，50%。姓名只给合同双方看，不公开。',
    en: 'One person a line: name, qualification, per cent of full time, as in Wang Min, social worker, 50%. Only both sides see the names; they are not public.',
  },
  reasonHint: { zh: '为什么换，交接怎样做。', en: 'Why they change, and how work is handed over.' },
  points: { zh: '比已签订的少', en: 'Less than what was signed' },
})
