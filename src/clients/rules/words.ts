import { both, type Words } from '#kernel'

type Named<K extends string> = Record<K, Words>
export const ageGroups = {
  '0-13': both('13 岁以下', '13 or younger'),
  '14-17': both('14–17 岁', '14 to 17'),
  '18-34': both('18–34 岁', '18 to 34'),
  '35-59': both('35–59 岁', '35 to 59'),
  '60-79': both('60–79 岁', '60 to 79'),
  '80+': both('80 岁以上', '80 or older'),
} satisfies Named<string>
export const sexes = { female: both('女', 'Female'), male: both('男', 'Male'), unsaid: both('不说', 'Not said') } satisfies Named<string>
export const groups = {
  'lives-alone': both('独居', 'Lives alone'),
  hardship: both('生活困难', 'In hardship'),
  disability: both('残疾', 'With a disability'),
  migrant: both('外来', 'From elsewhere'),
  carer: both('照护家人', 'Cares for a relative'),
} satisfies Named<string>
export const consentScopes = {
  service: both('为提供服务而登记姓名和联系方式', 'Keeping name and contacts in order to serve'),
  share: both('转给另一位社工或另一家机构', 'Handing the case to another worker or institution'),
  photo: both('拍照、录音', 'Photographs and recordings'),
  'ask-later': both('结束以后回访', 'Being asked again after the end'),
} satisfies Named<string>
export const handedWhys = {
  leaves: both('社工离职或者调岗', 'The worker leaves or moves'),
  load: both('个案太多', 'Too many cases'),
  wish: both('本人希望换一位社工', 'They wish for another worker'),
  skill: both('对方更合适', 'The other one is better suited'),
  away: both('社工长期不在', 'The worker is away for long'),
} satisfies Named<string>
/** What goes along to another institution beside name and contacts, each as somebody agreed to it. */
export const transferParts = {
  assessment: both('求助和预估', 'Request and assessment'),
  goals: both('目标和五个水平', 'Goals with their levels'),
  notes: both('接触和检视的笔记', 'Notes of contacts and reviews'),
} satisfies Named<string>
export const clientStates = { known: both('在册', 'Known'), erased: both('已删除', 'Erased') } satisfies Named<string>
export const clientActs = {
  edit: both('更正', 'Put right'),
  consent: both('登记同意', 'Note a consent'),
  withdraw: both('撤回同意', 'Withdraw a consent'),
  handOver: both('转交', 'Hand over'),
  takeOver: both('接手', 'Take on'),
  keep: both('不转了', 'Stays where it is'),
  send: both('转到别的机构', 'Give along to another institution'),
  erase: both('删除个人信息', 'Erase what is known'),
} satisfies Named<string>
