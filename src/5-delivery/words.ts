import { count, type Day, dictionary, refusals, sayDay, sayMonth, type Words } from '#kernel'

export { words } from './page-words.ts'

export const refuse = refusals({
  'no-contract': { status: 404, zh: '没有这份合同，或者您不能看它。', en: 'There is no such contract, or it is not for you to see.' },
  'no-acceptance': { status: 404, zh: '没有这次验收，或者您不能看它。', en: 'There is no such acceptance, or it is not for you to see.' },
  'days-reversed': {
    status: 422,
    zh: (from: Day, to: Day) => `开始的${sayDay(from, 'zh')}在结束的${sayDay(to, 'zh')}之后。请把两天对调。`,
    en: (from: Day, to: Day) => `The first day, ${sayDay(from, 'en')}, comes after the last, ${sayDay(to, 'en')}. Swap the two.`,
  },
  'no-record': {
    status: 404,
    zh: '没有这条服务记录，或者您不能看它。',
    en: 'There is no such service record, or it is not for you to see.',
  },
  'no-deliverable': {
    status: 404,
    zh: '没有这个小组、个案或课程，或者它不属于这一项。请重新选择。',
    en: 'There is no such group, case or course, or it belongs to another line. Please choose again.',
  },
  'not-of-sessions': {
    status: 422,
    zh: (line: string) => `「${line}」不由几次组成，不用开小组或个案，记服务时直接填完成数量。`,
    en: (line: string) =>
      `Nothing of “${line}” consists of several sessions, so there is nothing to open: the record itself says how many it completes.`,
  },
  'say-which': { status: 422, zh: '请写新开的这一个叫什么，不要写姓名。', en: 'Say what the new one is called. No names of people.' },
  'say-how-many': { status: 422, zh: '请写一共有多少人参加。', en: 'Say how many people take part in all.' },
  'either-or': {
    status: 422,
    zh: '已选了一个，又写了新的。请只留一样。',
    en: 'You chose one and wrote a new one. Keep only one of the two.',
  },
  'fewer-than-came': {
    status: 422,
    zh: (most: number) => `已经有一次记了 ${most} 人，参加的人不能比这少。`,
    en: (most: number) => `${count(most, 'person', 'people')} came to one of its sessions; there cannot be fewer who take part.`,
  },
  'withdrawn-already': {
    status: 409,
    zh: '这次任职已经撤回。有人到岗的，请另行登记一次任职。',
    en: 'This appointment was withdrawn. For somebody who came, make another one.',
  },
  'withdraw-counted': {
    status: 409,
    zh: (from: Day, to: Day) =>
      `${sayDay(from, 'zh')}至${sayDay(to, 'zh')}已经按这个人在岗提交验收，不能当作没有到岗。请改登记离岗日；被退回的月份在重新提交前可以改。`,
    en: (from: Day, to: Day) =>
      `${sayDay(from, 'en')} to ${sayDay(to, 'en')} was handed in with this person at the post and stands, so it cannot be that nobody came. Give the last day instead; a month that was returned is open until it is handed in again.`,
  },
  'records-left': {
    status: 422,
    zh: (n: number, from: Day, to: Day) =>
      `${sayDay(from, 'zh')}至${sayDay(to, 'zh')}有 ${n} 条服务记录，记录的人那天就不在岗了。请先把这些记录更正为合同以外的工作，或者作废，再改任职。`,
    en: (n: number, from: Day, to: Day) =>
      `${count(n, 'service record')} from ${sayDay(from, 'en')} to ${sayDay(to, 'en')} would be by somebody who stood at no post that day. First correct ${n === 1 ? 'it' : 'them'} to work outside the contract, or strike ${n === 1 ? 'it' : 'them'}; then change the appointment.`,
  },
  'predecessor-elsewhere': {
    status: 409,
    zh: (name: string) =>
      `${name}不能接着留任：之后的月份已经提交验收，或者这个岗位、这个人已另有安排。请不要勾选，需要时另行登记一次任职。`,
    en: (name: string) =>
      `${name} cannot stay on: later months were handed in, or the post or the person was appointed otherwise meanwhile. Leave the tick out, and make another appointment where one is needed.`,
  },
  'more-than-came': {
    status: 422,
    zh: (times: number) => `它已经完成，各次加起来一共 ${times} 人次，参加的人不能比这多。`,
    en: (times: number) =>
      `It is complete, and over all its sessions somebody came ${count(times, 'time')}; no more different people can have taken part.`,
  },
  'unit-stands': {
    status: 409,
    zh: '它已经算作一个单位，所在的月份已经提交，名称和人数不能再改。要改的，请先让购买方退回那个月。',
    en: 'It counts as a unit of a month that is handed in: its title and its people stay. To change them, have the purchaser return that month first.',
  },
  'no-appointment': { status: 404, zh: '没有这条任职记录。', en: 'There is no such appointment.' },
  'no-period': { status: 404, zh: '这份合同里没有这一期。', en: 'This contract has no such period.' },
  'not-published': {
    status: 404,
    zh: '这一期还没有验收结果，所以还没有公告。',
    en: 'This period is not decided yet, so there is no notice of it.',
  },
  stale: {
    status: 409,
    zh: '有人刚刚改过这里。请刷新，看过最新内容再继续。',
    en: 'Somebody changed this meanwhile. Reload, read what is new, then go on.',
  },

  'not-running': {
    status: 409,
    zh: '合同还没有开始履行，现在不能做这件事。',
    en: 'The contract is not in force yet, so this is not possible now.',
  },
  'outside-contract': {
    status: 422,
    zh: (from: Day, to: Day) => `这一天不在合同期内。合同期是${sayDay(from, 'zh')}至${sayDay(to, 'zh')}。`,
    en: (from: Day, to: Day) => `This day lies outside the contract, which runs from ${sayDay(from, 'en')} to ${sayDay(to, 'en')}.`,
  },
  'in-future': {
    status: 422,
    zh: '这一天还没有到。请在服务完成后再记。',
    en: 'This day has not come yet. Record a service once it is done.',
  },
  'no-line': {
    status: 422,
    zh: '这份合同里没有这项购买内容，请重新选择。',
    en: 'The contract has no such deliverable. Please choose again.',
  },
  'no-community': { status: 422, zh: '没有这个社区，请重新选择。', en: 'There is no such community. Please choose again.' },
  'record-wrong': { status: 422, zh: '有几处要改一下，请看下面的说明。', en: 'Some answers need another look; see below.' },
  'other-community': {
    status: 422,
    zh: (zh: string, _en: string) =>
      `这份合同服务的是：${zh}。请选择其中一个，或者不填；确实在别处做的，请勾选「合同以外的工作」，不计入这份合同。`,
    en: (_zh: string, en: string) =>
      `This contract serves ${en}. Choose one of them or leave it empty; for real work elsewhere tick “work outside the contract”, which counts nowhere for it.`,
  },
  'not-appointed': {
    status: 422,
    zh: (name: string, on: Day, there: readonly string[]) =>
      `${name || '记录人'}在${sayDay(on, 'zh')}不在这份合同的岗位上。${there.length > 0 ? `当天在岗的有：${there.join('、')}。` : '当天没有人在岗，请机构负责人先派人到岗。'}`,
    en: (name: string, on: Day, there: readonly string[]) =>
      `${name || 'The worker'} stands at no post of this contract on ${sayDay(on, 'en')}. ${there.length > 0 ? `On that day there were: ${there.join(', ')}.` : 'Nobody did that day; ask your manager to appoint people first.'}`,
  },
  'errand-of-nobody': {
    status: 422,
    zh: '合同以外的行政事务是街道、购买方或驻点单位交办的。按自己的计划做的，或者居民提出的，请改选工作类别；确是交办的，请选是谁交办的。',
    en: 'An errand outside the contract is what the office or the host unit asked for. For what was planned or a resident asked for choose another kind of hours; if it was asked for by one of them, say by whom.',
  },
  'errand-about': {
    status: 422,
    zh: '请写交办的是什么事，一句话就够，不写姓名。',
    en: 'Say what the errand was: one sentence, no names.',
  },
  'errand-by': {
    status: 422,
    zh: '请写具体是谁交办的：哪个部门、什么职务，不写姓名。',
    en: 'Say who asked for it: which section and which function, no names.',
  },
  'outside-no-units': {
    status: 422,
    zh: '合同以外的工作不能算作完成数量，请填 0。',
    en: 'Work outside the contract completes no unit; leave the units at 0.',
  },
  'outside-no-session': {
    status: 422,
    zh: '合同以外的工作不属于合同里的小组、个案或课程。请选「都不是」。',
    en: 'Work outside the contract is no session of a group, case or course it buys. Choose “no session of one”.',
  },
  'not-our-worker': {
    status: 422,
    zh: '这位社工不在本机构，不能记在他名下。',
    en: 'This worker does not belong to your institution, so the record cannot be in their name.',
  },
  'not-your-record': {
    status: 403,
    zh: '这条记录是同事的。请由本人或机构负责人更正。',
    en: 'This record is a colleague’s. They or your manager can correct it.',
  },
  'day-too-full': {
    status: 422,
    zh: (left: number) => `同一天的记录加起来超过了 24 小时。这一天最多还能记 ${left} 分钟。`,
    en: (left: number) => `The records of that day would pass 24 hours. At most ${count(left, 'more minute')} fit.`,
  },
  'long-day': {
    status: 422,
    zh: (hours: number) => `这个人这一天的记录加起来超过 ${hours} 小时。确实如此的，请在备注里写明原因；不是的，请改时长。`,
    en: (hours: number) =>
      `The records of this person on that day come to more than ${count(hours, 'hour')}. If it was so, say why in the note; if not, give fewer minutes.`,
  },
  'direct-with-nobody': {
    status: 422,
    zh: '直接服务是和人一起做的：请填服务了几个人；没有见到人的，请在备注里写明，或者改选别的类别。',
    en: 'Direct work is done with people: say how many. Where nobody was met, say so in the note, or choose another category.',
  },
  'units-of-post': {
    status: 422,
    zh: '岗位是按在岗天数计的，这里不填完成数量。',
    en: 'A post is counted by days of presence; leave the units empty.',
  },
  'period-closed': {
    status: 409,
    zh: '这一天所在的月份已经提交验收，不能再增改记录。确实要改的，请购买方先退回这一期。',
    en: 'The month of this day has been handed in, so its records stand. If it must change, ask the purchaser to return the period first.',
  },
  'already-struck': { status: 409, zh: '这条记录已经作废，不能再改。', en: 'This record was struck out and cannot be changed any more.' },
  'nothing-changed': { status: 422, zh: '没有改动任何内容。', en: 'Nothing was changed.' },

  'not-a-post': { status: 422, zh: '只能往岗位上派人，请选择一项岗位。', en: 'People are appointed to posts only. Please choose a post.' },
  'no-worker': { status: 422, zh: '请选择一位本机构的社工，或者写下姓名。', en: 'Choose a worker of your institution, or write a name.' },
  'outside-post': {
    status: 422,
    zh: (from: Day, to: Day) => `任职要在岗位的期限内：${sayDay(from, 'zh')}至${sayDay(to, 'zh')}。`,
    en: (from: Day, to: Day) => `The appointment must lie within the post, ${sayDay(from, 'en')} to ${sayDay(to, 'en')}.`,
  },
  'project-over': {
    status: 422,
    zh: (last: Day) => `补贴岗位随它的项目结束，最后一天是 ${sayDay(last, 'zh')}，不能派人到这一天以后。`,
    en: (last: Day) => `The subsidised post ends with its project: its last day is ${sayDay(last, 'en')}. Nobody is appointed beyond it.`,
  },
  'subsidy-say-what': {
    status: 422,
    zh: '请填其余费用到了多少、从哪里来，或者回答项目为什么没有记录。还不知道的，可以先不填。',
    en: 'Say how much of the rest came and from whom, or why there is no record of the project. What you do not know yet may stay open.',
  },
  'subsidy-half-said': {
    status: 422,
    zh: '请两项都填：到了多少（没有到就填 0），从哪里来。',
    en: 'Fill in both: how much came (0 where nothing did), and from whom.',
  },
  'subsidy-said': {
    status: 409,
    zh: '这一项已经说明过了，不能改写。有出入的，请写在下一期。',
    en: 'This was said already and is not rewritten. Where it differs, say so with the next period.',
  },
  'no-subsidy': { status: 404, zh: '这一期没有这个补贴岗位。', en: 'This period has no such subsidised post.' },
  'filled-by-entry': {
    status: 422,
    zh: (due: Day) => `补缺的最后一天${sayDay(due, 'zh')}已过，按这个到岗日就不算逾期。请核对到岗日，并写明依据。`,
    en: (due: Day) =>
      `The last day to fill this post, ${sayDay(due, 'en')}, has passed, and this first day makes it one filled in time. Check the day and say what it rests on.`,
  },
  'appointed-late': {
    status: 422,
    zh: (days: number) => `到岗日在 ${days} 天以前。请核对到岗日，并写明为什么现在才登记。`,
    en: (days: number) => `This first day lies more than ${count(days, 'day')} back. Check it and say why it is entered only now.`,
  },
  'ends-before': { status: 422, zh: '结束日不能早于开始日。', en: 'The last day cannot be before the first.' },
  'grade-too-low': {
    status: 422,
    zh: '这个岗位要求的资格更高。请选择符合资格的人。',
    en: 'This post asks for a higher qualification. Please choose somebody who has it.',
  },
  overlapping: {
    status: 422,
    zh: (on: Day) => `这个人在${sayDay(on, 'zh')}已经在岗，同一天不能占两个岗位。`,
    en: (on: Day) => `This person already stands at a post on ${sayDay(on, 'en')}; nobody fills two at once.`,
  },
  'same-name': {
    status: 422,
    zh: (name: string, on: Day) =>
      `本机构的「${name}」在${sayDay(on, 'zh')}已经占满一个全职岗位。如果是同一个人，请先结束原来的任职；确实是同名的另一个人，请勾选确认。`,
    en: (name: string, on: Day) =>
      `“${name}” of your institution already fills a whole post on ${sayDay(on, 'en')}. If this is the same person, end the other appointment first; if it is really another person of the same name, tick to confirm.`,
  },
  'too-many': {
    status: 422,
    zh: (on: Day) => `${sayDay(on, 'zh')}在岗的人会超过岗位数。请先结束一位的任职，或选择「接替谁」。`,
    en: (on: Day) =>
      `On ${sayDay(on, 'en')} there would be more people than posts. End an appointment first, or say whom this one replaces.`,
  },
  'wrong-predecessor': {
    status: 422,
    zh: '被接替的人要在同一岗位，并且比接替者更早到岗。',
    en: 'The predecessor must stand at the same post, from an earlier day.',
  },
  'already-ended': {
    status: 409,
    zh: '这次任职已经结束，最后一天只能改早。之后还在岗的，请另行登记一次任职。',
    en: 'This appointment has already ended; its last day can only become an earlier one. For days after it, make another appointment.',
  },
  'period-counted': {
    status: 409,
    zh: (from: Day, to: Day) =>
      `${sayDay(from, 'zh')}至${sayDay(to, 'zh')}的在岗情况已经提交验收，不能再改。请选不影响这些天的日子；被退回的月份在重新提交前可以改。`,
    en: (from: Day, to: Day) =>
      `Presence from ${sayDay(from, 'en')} to ${sayDay(to, 'en')} has been handed in and stands. Choose days that leave these as they are; those of a month that was returned are open until it is handed in again.`,
  },

  'period-not-over': {
    status: 409,
    zh: (on: Day) => `这一期到${sayDay(on, 'zh')}结束，结束后才能提交。`,
    en: (on: Day) => `This period ends on ${sayDay(on, 'en')}; it can be handed in after that.`,
  },
  'stage-not-due': {
    status: 409,
    zh: (stage: string, says: Words) => `「${stage}」还不能提交：${says.zh}。`,
    en: (stage: string, says: Words) => `“${stage}” cannot be handed in yet: ${says.en}.`,
  },
  'already-handed-in': { status: 409, zh: '这一期已经提交过了。', en: 'This period has already been handed in.' },
  'returned-first': {
    status: 409,
    zh: '这个阶段要靠被退回的月份里的记录才算完成。请先把退回的月份重新提交。',
    en: 'This stage needs what was recorded in a month that was returned. Hand that month in again first.',
  },
  'earlier-first': {
    status: 409,
    zh: '前面还有没提交的月份，请按顺序提交。',
    en: 'An earlier month has not been handed in yet. Please go in order.',
  },
  'on-signing': { status: 409, zh: '这一期在签约时支付，不需要验收。', en: 'This instalment is paid on signing and needs no acceptance.' },
  'say-what': {
    status: 422,
    zh: '请写明这一阶段完成了什么、在哪里可以看到。',
    en: 'Say what was completed in this stage and where it can be seen.',
  },
  'nothing-accepted': {
    status: 422,
    zh: '一项都没有认可的，请改用「退回」并写明理由。',
    en: 'If nothing is accepted, return the period with your reasons instead.',
  },
  'too-much': { status: 422, zh: '认可的不能超过申报的。', en: 'No more can be accepted than was claimed.' },
  'not-a-number': { status: 422, zh: '请填写数字，可以写成 12、0.5 或 3/4。', en: 'Give a number, such as 12, 0.5 or 3/4.' },
  'accept-wrong': { status: 422, zh: '有几处要改一下，请看下面的说明。', en: 'Some answers need another look; see below.' },
  'reason-missing': {
    status: 422,
    zh: '没有全部认可的，请写明理由，对方会看到。',
    en: 'Where not all is accepted, say why; the institution will read it.',
  },
  'no-opinion': {
    status: 422,
    zh: '还没有居民意见。请先请居委会或评估方录入；确实没有的，写明原因，原因会公告。',
    en: 'No resident has been heard. Ask the residents’ committee or the evaluator to enter opinions; if there are none, say why, and it will be published.',
  },
  unchecked: {
    status: 422,
    zh: (n: number) => `抽中的记录还有 ${n} 条没有核对。请先核对；确实不核对的，写明原因，公告里会写明有几条没有核对。`,
    en: (n: number) =>
      `${count(n, 'drawn record')} ${n === 1 ? 'is' : 'are'} not checked yet. Check ${n === 1 ? 'it' : 'them'}, or say why not; the notice tells how many were left unchecked.`,
  },
  'not-drawn': {
    status: 422,
    zh: '这条记录不在这一次抽中的记录里。请刷新后再核对。',
    en: 'This record is not among those drawn for this hand-in. Reload the page and check again.',
  },
  'check-says-what': {
    status: 422,
    zh: '请写明哪里不符，或者为什么无法核对，不写姓名。',
    en: 'Say what differs, or why it could not be checked, without names.',
  },
  'note-alone': {
    status: 422,
    zh: '写了说明，还没有选结果。请选一个结果。',
    en: 'There is a note and no result. Please choose one.',
  },
  'nothing-checked': {
    status: 422,
    zh: '没有新的核对结果。请至少选一条记录的结果。',
    en: 'There is no new result. Choose one for at least one record.',
  },
  'no-showing': {
    status: 404,
    zh: '这份合同没有要在这个时候展示的这项指标。',
    en: 'This contract has no such indicator to be shown for that time.',
  },
  'not-shown-before': {
    status: 422,
    zh: (on: Day) => `这个结果要到${sayDay(on, 'zh')}才能知道，请在那天之后录入。`,
    en: (on: Day) => `This can be known from ${sayDay(on, 'en')}; enter it then.`,
  },
  'value-beyond': {
    status: 422,
    zh: (most: string) => `按这个单位最多是 ${most}，请核对。`,
    en: (most: string) => `By its unit it is ${most} at most. Please check.`,
  },
  'value-below': { status: 422, zh: '百分比不能是负数，请核对。', en: 'A percentage cannot be below zero. Please check.' },
  'value-reason': {
    status: 422,
    zh: '这里已经有一个数。要改，请写明理由；原来的数会一起保留。',
    en: 'A value is there already. To correct it say why; what was said before stays beside it.',
  },
  'time-not-asked': {
    status: 409,
    zh: '没有问到这个人的工时，或者记录已经够了。请刷新。',
    en: 'Nothing is asked about the time of this person. Reload the page.',
  },
  'time-say-what': {
    status: 422,
    zh: '请写明其余时间做了什么，或者为什么没有记录。',
    en: 'Say what the rest of the time was, or why it was not recorded.',
  },
  'time-answered': { status: 409, zh: '这个问题已经答复过了。', en: 'This question has been answered already.' },
  'no-draw': { status: 404, zh: '没有这一次抽取，或者您不能看它。', en: 'There is no such draw, or it is not for you to see.' },
  'nobody-heard': { status: 422, zh: '三个数至少有一个大于零。', en: 'At least one of the three counts must be above zero.' },
  'opinion-closed': {
    status: 409,
    zh: '这一期已经有了验收结果，不能再录入意见。',
    en: 'This period is decided, so no more opinions can be entered.',
  },
  'nothing-disputed': { status: 409, zh: '这一项没有争议。', en: 'Nothing is in dispute here.' },
  'settle-between': {
    status: 422,
    zh: '请填写比原先认可的多、又不超过申报的数。',
    en: 'Give more than was accepted before, and no more than was claimed.',
  },
  'silence-accepted': {
    status: 409,
    zh: (on: Day) => `验收期限到${sayDay(on, 'zh')}为止，到期没有答复，已视为验收。`,
    en: (on: Day) => `The time to answer ended on ${sayDay(on, 'en')}; without an answer the period counts as accepted.`,
  },
  'not-silent': {
    status: 409,
    zh: (on: Day) => `验收期限（${sayDay(on, 'zh')}）还没有过，或者这一期要等购买方答复，不能视为验收。`,
    en: (on: Day) =>
      `The time to answer (${sayDay(on, 'en')}) is not over, or this period waits for the purchaser’s word: silence accepts nothing.`,
  },
  'nothing-to-answer': { status: 409, zh: '这个月没有等待答复的超限。', en: 'No month over the cap is waiting for an answer.' },
  'not-a-party': { status: 403, zh: '只有合同双方可以了结争议。', en: 'Only the two sides of the contract can settle a dispute.' },
})

/** What is owed in delivery, why, and what follows where it is not done. */
export const dutyWords = dictionary('5-delivery/words.dutyWords', {
  accept: { zh: '验收，或说明理由退回', en: 'Accept, or return with reasons' },
  'handed-in': {
    zh: (on: Day, days: number) => `${sayDay(on, 'zh')}提交，${days} 日内答复。`,
    en: (on: Day, days: number) => `Handed in on ${sayDay(on, 'en')}; to be answered within ${count(days, 'day')}.`,
  },
  'silence-accepts': { zh: '视为验收，付款期限开始计算', en: 'it counts as accepted and the payment clock starts' },
  'silence-starts-clock': { zh: '付款期限从验收期满起算', en: 'the payment clock starts when this time ends' },
  invite: { zh: '邀请居民参与验收', en: 'Invite residents to the acceptance' },
  'invite-why': { zh: '公共服务的验收要听取服务对象的意见。', en: 'Those who are served have a say in accepting a public service.' },
  'invite-else': { zh: '写明原因，并且公告', en: 'the reason must be given, and is published' },
  again: { zh: '改好后再次提交', en: 'Put it right and hand it in again' },
  returned: { zh: (on: Day) => `${sayDay(on, 'zh')}被退回。`, en: (on: Day) => `Returned on ${sayDay(on, 'en')}.` },
  'again-else': { zh: '验收和付款相应顺延', en: 'acceptance and payment wait' },
  fill: { zh: (n: string) => `补齐 ${n} 个空缺岗位`, en: (n: string) => `Fill ${n} vacant ${n === '1' ? 'post' : 'posts'}` },
  vacant: {
    zh: (since: Day, days: number) => `${sayDay(since, 'zh')}起空缺，${days} 日内补齐。`,
    en: (since: Day, days: number) => `Vacant since ${sayDay(since, 'en')}; to be filled within ${count(days, 'day')}.`,
  },
  'vacant-else': { zh: '空缺的岗位日不付款', en: 'vacant post-days are not paid' },
  'end-with-project': {
    zh: (post: Words) => `结束补贴岗位「${post.zh}」的任职`,
    en: (post: Words) => `End the appointment at the subsidised post “${post.en}”`,
  },
  'project-ended': {
    zh: (project: Words, last: Day) => `项目「${project.zh}」的补贴到 ${sayDay(last, 'zh')}为止。`,
    en: (project: Words, last: Day) => `What is paid with the project “${project.en}” ended on ${sayDay(last, 'en')}.`,
  },
  'end-with-project-else': {
    zh: (last: Day) => `${sayDay(last, 'zh')}以后的岗位日不付款`,
    en: (last: Day) => `post-days after ${sayDay(last, 'en')} are not paid`,
  },
  'hand-over-project': {
    zh: (project: Words) => `移交项目「${project.zh}」的在办个案和资料`,
    en: (project: Words) => `Hand over open cases and files of the project “${project.en}”`,
  },
  'hand-over-project-else': { zh: '最后一期尾款待移交后支付', en: 'the last instalment waits for it' },
  errands: {
    zh: (month: Day) => `答复 ${sayMonth(month.year, month.month, 'zh')}的行政事务超限`,
    en: (month: Day) => `Answer for the errands of ${sayMonth(month.year, month.month, 'en')}`,
  },
  'errands-why': {
    zh: (percent: string, cap: string) => `合同以外的事务占了当月工时的 ${percent}%，上限是 ${cap}%。`,
    en: (percent: string, cap: string) => `Errands took ${percent} % of the month’s hours; the contract allows ${cap} %.`,
  },
  'errands-else': { zh: '超出的工时抵扣约定工作量', en: 'the excess counts against the agreed workload' },
  'working-days': { zh: (n: number) => `${n} 个工作日内`, en: (n: number) => `within ${count(n, 'working day')}` },
})

/** Where a purchase stands in this step. */
export const standingWords = dictionary('5-delivery/words.standingWords', {
  accepted: {
    zh: (accepted: number, due: number) => `共 ${due} 期，已验收 ${accepted} 期`,
    en: (accepted: number, due: number) => `${accepted} of ${due} accepted`,
  },
  acceptedAlone: { zh: (n: number) => `已验收 ${n} 期`, en: (n: number) => `${n} accepted` },
  late: { zh: (says: string, late: number) => `${says}，${late} 项逾期`, en: (says: string, late: number) => `${says}, ${late} late` },
})

/** What both sides have to do about what is disputed. */
export const dueWords = dictionary('5-delivery/words.dueWords', {
  settle: {
    zh: (period: Words, title: Words) => `了结争议：${period.zh}，${title.zh}`,
    en: (period: Words, title: Words) => `Settle what is disputed: ${period.en}, ${title.en}`,
  },
  settleWhy: {
    zh: '只验收了一部分。采购人可以再认可，机构也可以放弃；不了结，这部分就一直没有人付。',
    en: 'It was accepted in part. The purchaser may accept more, the institution may give up the rest; until then nobody pays that part.',
  },
})

/** How a period came out, for whoever did not decide it. */
export const resultWords = dictionary('5-delivery/words.resultWords', {
  accepted: {
    zh: (period: Words, title: Words) => `已验收：${period.zh}，${title.zh}`,
    en: (period: Words, title: Words) => `Accepted: ${period.en}, ${title.en}`,
  },
  partlyAccepted: {
    zh: (period: Words, title: Words) => `部分验收：${period.zh}，${title.zh}`,
    en: (period: Words, title: Words) => `Accepted in part: ${period.en}, ${title.en}`,
  },
  settled: {
    zh: (period: Words, title: Words) => `争议已了结：${period.zh}，${title.zh}`,
    en: (period: Words, title: Words) => `The dispute is settled: ${period.en}, ${title.en}`,
  },
  silent: {
    zh: (period: Words, title: Words) => `验收期限已过，视为验收通过：${period.zh}，${title.zh}`,
    en: (period: Words, title: Words) => `Accepted by silence, the time to answer being over: ${period.en}, ${title.en}`,
  },
})
