import { count, dictionary, listIn } from '#kernel'

interface Parts {
  people: number
  groups: number
  events: number
}
const zhParts = (p: Parts, unsent: number): string =>
  [
    ...(p.people > 0 ? [`${p.people} 位服务对象`] : []),
    ...(p.groups > 0 ? [`${p.groups} 个小组`] : []),
    ...(p.events > 0 ? [`${p.events} 场活动`] : []),
    ...(unsent > 0 ? [`手机里 ${unsent} 条没送上来的记录`] : []),
  ].join('、')
const enParts = (p: Parts, unsent: number): string =>
  listIn(
    [
      ...(p.people > 0 ? [count(p.people, 'person served', 'people served')] : []),
      ...(p.groups > 0 ? [count(p.groups, 'group')] : []),
      ...(p.events > 0 ? [count(p.events, 'event')] : []),
      ...(unsent > 0 ? [`${count(unsent, 'entry', 'entries')} not sent from a phone`] : []),
    ],
    'en',
  )

export const leavingWords = dictionary('home/leaving-words.leavingWords', {
  title: { zh: '离岗交接', en: 'Handing over on leaving' },
  lead: {
    zh: '离岗的，或者三十天内要离岗的同事，手上还有没做完的。交给别人，或者结束，才算交接好。',
    en: 'Colleagues who left their post, or will within thirty days, and still have something open. It is handed to somebody else or ended.',
  },
  titleOf: { zh: (name: string) => `${name}手上的工作`, en: (name: string) => `What is open with ${name}` },
  lastOn: { zh: (day: string) => `在岗到${day}`, en: (day: string) => `Last day at a post: ${day}` },
  gone: { zh: '已经不在本机构', en: 'Not with the institution any more' },
  somebody: { zh: '离开的同事', en: 'A former colleague' },
  worker: { zh: '谁', en: 'Who' },
  until: { zh: '在岗到', en: 'Last day' },
  open: { zh: '还没交接的', en: 'Still open' },
  all: { zh: '没有要交接的', en: 'Nothing is to be handed over' },
  allHelp: {
    zh: '有人离岗、手上还有服务对象、小组或者活动，就会出现在这里。',
    en: 'Whoever leaves a post with people served, groups or events in hand will stand here.',
  },
  done: { zh: '都交接好了。', en: 'Everything is handed over.' },
  parts: { zh: zhParts, en: enParts },
  due: {
    zh: (name: string, p: Parts, unsent: number) => `${name}离岗，要交接：${zhParts(p, unsent)}`,
    en: (name: string, p: Parts, unsent: number) => `${name} leaves: hand over ${enParts(p, unsent)}`,
  },
  dueWhy: {
    zh: '人走了，服务对象不能没有人管：每一位、每个小组都要有接手的同事，或者写明为什么结束。',
    en: 'Nobody who is served may be left with somebody who is not there: each person and group goes to a named colleague, or is ended with a reason.',
  },
  hand: { zh: '交给同事', en: 'Hand to a colleague' },
  handLead: {
    zh: '勾上的都交给同一位同事；分给几位，就分几次交。小组和活动马上归接手的人；服务对象要接手的人看过再接，接以前还在这里。',
    en: 'Everything ticked goes to one colleague; send it again for the next. Groups and events are theirs at once. People are taken on by whoever is asked, and stand here until then.',
  },
  what: { zh: '交出去的', en: 'What is handed over' },
  to: { zh: '交给谁', en: 'To whom' },
  asked: {
    zh: (name: string, on: string) => `已请${name}接手（${on}），还没有接`,
    en: (name: string, on: string) => `${name} was asked on ${on} and has not taken them on`,
  },
  notAgreed: { zh: '还没有同意换社工', en: 'not asked yet whether another worker may go on' },
  cases: { zh: (n: number) => `${n} 个个案`, en: (n: number) => count(n, 'case') },
  waits: { zh: (n: number) => `${n} 个在轮候`, en: (n: number) => `${count(n, 'waits', 'wait')} for a place` },
  next: { zh: (on: string, kind: string) => `约好${on}${kind}`, en: (on: string, kind: string) => `${kind} planned for ${on}` },
  follow: { zh: (on: string) => `${on}回访`, en: (on: string) => `to be asked again on ${on}` },
  nothing: { zh: '没有没做完的个案', en: 'no case is open' },
  group: { zh: (title: string) => `小组：${title}`, en: (title: string) => `Group: ${title}` },
  event: { zh: (title: string) => `活动：${title}`, en: (title: string) => `Event: ${title}` },
  onDay: { zh: (on: string) => `下一次${on}`, en: (on: string) => `next on ${on}` },
  noDay: { zh: '还没有约下一次', en: 'no next day is said' },
  endThem: { zh: '不再做的，在自己的页面上写明原因结束', en: 'What does not go on is ended on its own page, with a reason' },
  supervision: { zh: '约好的督导', en: 'Supervision planned' },
  supervisionLead: {
    zh: '笔记只有两个人看得到，所以不交给别人：由另一位取消或者重新约。',
    en: 'Its notes are for the two alone, so it is handed to nobody: the other one calls it off or plans it anew.',
  },
  supervisionWith: { zh: (on: string, name: string) => `${on}，和${name}`, en: (on: string, name: string) => `${on}, with ${name}` },
  phones: { zh: '手机里没送上来的', en: 'Not sent from a phone' },
  phone: {
    zh: (name: string, n: number, when: string) =>
      `「${name}」在${when}还有 ${n} 条没送上来。请本人连上网打开一次；手机拿不回来，就挂失，凭记忆补记。`,
    en: (name: string, n: number, when: string) =>
      `“${name}” had ${count(n, 'entry', 'entries')} left on ${when}. They open it once with signal; a phone that cannot be had is reported lost, and what was on it recorded from memory.`,
  },
  toPhones: { zh: '到手机那一页', en: 'To the phones' },
})
