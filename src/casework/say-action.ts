import { both, type Words } from '#kernel'

/** What the record log says of cases: that one moved, and of nobody. */
export function sayAction(action: string): Words | undefined {
  return says[action]
}
const says: Readonly<Record<string, Words>> = {
  'groups.plan': both('筹备小组', 'Group planned'),
  'groups.join': both('小组加组员', 'Members of a group added'),
  'groups.leave': both('组员退组', 'Member left a group'),
  'groups.meet': both('记录小组一节', 'Session of a group recorded'),
  'groups.hand-on': both('小组换人带', 'Group handed to another worker'),
  'groups.close': both('结束小组', 'Group closed'),
  'events.plan': both('筹备活动', 'Event planned'),
  'events.edit': both('改活动', 'Event changed'),
  'events.hold': both('记下活动', 'Event recorded'),
  'events.hand-on': both('活动换人负责', 'Event handed to another worker'),
  'events.drop': both('取消活动', 'Event called off'),
  'supervision.plan': both('约督导', 'Supervision planned'),
  'supervision.note': both('写督导笔记', 'Note of supervision written'),
  'supervision.drop-note': both('删督导笔记', 'Note of supervision taken out'),
  'supervision.hold': both('记下督导', 'Supervision recorded'),
  'supervision.drop': both('取消督导', 'Supervision called off'),
  'cases.tell-reach': both('更新服务到的人数', 'People reached told'),
  'cases.open': both('开个案', 'Case opened'),
  'cases.wait': both('个案排队等候', 'Case waits'),
  'cases.take': both('接案', 'Case taken on'),
  'cases.decline': both('个案未接', 'Case not taken on'),
  'cases.assess': both('写个案预估', 'Case assessed'),
  'cases.add-goal': both('个案加目标', 'Goal of a case added'),
  'cases.drop-goal': both('个案去掉目标', 'Goal of a case dropped'),
  'cases.agree': both('个案计划商定', 'Plan of a case agreed'),
  'cases.plan': both('约定个案接触', 'Contact of a case planned'),
  'cases.contact': both('记录个案接触', 'Contact of a case recorded'),
  'cases.measure': both('个案用量表问', 'Scale of a case answered'),
  'scales.add': both('加一份量表', 'Scale added'),
  'scales.retire': both('停用量表', 'Scale taken out of use'),
  'cases.review': both('检视个案', 'Case reviewed'),
  'cases.close': both('结案', 'Case closed'),
  'cases.hand-over-work': both('离岗社工手上的工作交给同事', 'Open work of somebody who leaves handed to a colleague'),
  'cases.follow-up': both('回访个案', 'Case followed up'),
}
