import { count, both, sayWhen, type Words } from '#kernel'
import { sayHours } from './pages/say.ts'
import { type Category, categoryWords } from './rules/record.ts'

type Facts = Record<string, unknown>
const text = (f: Facts, key: string): string => (typeof f[key] === 'string' || typeof f[key] === 'number' ? String(f[key]) : '')
const when = (f: Facts, key: string): Words => both(sayWhen(text(f, key), 'zh'), sayWhen(text(f, key), 'en'))
const month = (f: Facts): Words => {
  const n = /^m(\d+)$/.exec(text(f, 'period'))?.[1]
  return n ? both(`第 ${Number(n)} 个月`, `month ${Number(n)}`) : both('一个阶段', 'a stage')
}
const category = (f: Facts): Words => categoryWords[f.category as Category] ?? both('服务', 'service')

const actions: Record<string, (f: Facts) => Words> = {
  'delivery.record': (f) =>
    f.records
      ? both(
          `记录 ${text(f, 'records')} 次服务，共 ${sayHours(Number(f.minutes ?? 0))} 小时`,
          `recorded ${count(text(f, 'records'), 'piece of work', 'pieces of work')}, ${count(sayHours(Number(f.minutes ?? 0)), 'hour')}`,
        )
      : both(
          `记录${category(f).zh} ${text(f, 'minutes')} 分钟`,
          `recorded ${count(text(f, 'minutes'), 'minute')}: ${category(f).en.toLowerCase()}`,
        ),
  'delivery.correct': (f) =>
    both(
      `${f.struck ? '作废' : '更正'}服务记录：${text(f, 'reason')}`,
      `${f.struck ? 'struck out' : 'corrected'} a service record: ${text(f, 'reason')}`,
    ),
  'delivery.open-deliverable': (f) =>
    both(
      `开始登记第 ${text(f, 'number')} 个交付件，${text(f, 'members')} 人参加`,
      `opened deliverable ${text(f, 'number')}, in which ${count(text(f, 'members'), 'person takes', 'people take')} part`,
    ),
  'delivery.change-deliverable': (f) =>
    both(
      `改第 ${text(f, 'number')} 个交付件，现有 ${text(f, 'members')} 人参加`,
      `changed deliverable ${text(f, 'number')}, in which ${count(text(f, 'members'), 'person now takes', 'people now take')} part`,
    ),
  'delivery.appoint': (f) =>
    both(
      `派人到岗，自 ${when(f, 'from').zh}起${f.replaced ? '，接替前任' : ''}${f.reason ? `，${when(f, 'enteredOn').zh}登记：${text(f, 'reason')}` : ''}`,
      `appointed somebody to a post from ${when(f, 'from').en}${f.replaced ? ', in succession' : ''}${f.reason ? `, entered on ${when(f, 'enteredOn').en}: ${text(f, 'reason')}` : ''}`,
    ),
  'delivery.end-appointment': (f) =>
    both(
      `结束任职，最后一天 ${when(f, 'last').zh}：${text(f, 'reason')}`,
      `ended an appointment after ${when(f, 'last').en}: ${text(f, 'reason')}`,
    ),
  'delivery.correct-first-day': (f) =>
    both(
      `更正到岗日，由 ${when(f, 'was').zh}改为 ${when(f, 'from').zh}：${text(f, 'reason')}`,
      `corrected a first day from ${when(f, 'was').en} to ${when(f, 'from').en}: ${text(f, 'reason')}`,
    ),
  'delivery.withdraw-appointment': (f) =>
    both(
      `撤回原定 ${when(f, 'from').zh}到岗的任职：${text(f, 'reason')}`,
      `withdrew the appointment from ${when(f, 'from').en}, nobody having come: ${text(f, 'reason')}`,
    ),
  'delivery.state-pay': (f) =>
    both(
      `${f.again ? '更正' : '申报'}${month(f).zh}的工资，${text(f, 'posts')} 个岗位`,
      `${f.again ? 'corrected' : 'stated'} the pay of ${month(f).en} for ${count(text(f, 'posts'), 'post')}`,
    ),
  'delivery.confirm-pay': () => both('确认工资', 'answered about pay'),
  'delivery.count-pay': (f) =>
    both(
      `汇总 ${when(f, 'month').zh}的工资确认：${text(f, 'institutions')} 家机构，${text(f, 'shown')} 家可以公布`,
      `counted what workers said of the pay of ${when(f, 'month').en}: ${count(text(f, 'institutions'), 'institution')}, ${text(f, 'shown')} of them shown`,
    ),
  'delivery.certify': (f) => both(`登记证书，有效到 ${when(f, 'until').zh}`, `entered a certificate, valid until ${when(f, 'until').en}`),
  'delivery.role-card': () => both('写岗位说明', 'wrote a role card'),
  'delivery.end-vacancy': () => both('合同已结束，补岗义务随之终止', 'the contract ended, and with it the duty to fill a post'),
  'delivery.watch-vacancies': (f) =>
    f.ended
      ? both('合同已结束，补岗义务随之终止', 'the contract ended, and with it the duty to fill a post')
      : both('核对岗位空缺', 'checked posts for vacancies'),
  'delivery.judge-month': (f) =>
    both(
      `核对 ${when(f, 'month').zh}的行政事务占比${f.over ? '：超过上限' : ''}`,
      `checked the office’s errands of ${when(f, 'month').en} against the cap${f.over ? ': over it' : ''}`,
    ),
  'delivery.answer-errands': (f) =>
    both(
      `答复 ${when(f, 'month').zh}的超限：${text(f, 'answer')}`,
      `answered for the errands of ${when(f, 'month').en}: ${text(f, 'answer')}`,
    ),
  'openings.open': (f) =>
    both(
      `公开招聘一个岗位，${text(f, 'panel')} 位评分`,
      `opened a competition for a post, scored by ${count(text(f, 'panel'), 'person', 'people')}`,
    ),
  'openings.enter': (f) => both(`登记第 ${text(f, 'number')} 位应聘者`, `entered candidate ${text(f, 'number')} for a post`),
  'openings.begin-scoring': () => both('停止报名，开始评分', 'closed a competition for a post and began scoring'),
  'openings.score': () => both('交应聘评分', 'handed in scores for a post'),
  'openings.decide': (f) =>
    f.chosen === 0
      ? both('决定一次招聘都不录用', 'decided a competition for a post: nobody was chosen')
      : both('决定一次招聘的录用', 'decided a competition for a post'),
  'openings.end': () => both('终止一次招聘', 'ended a competition for a post'),
  'openings.forget': () => both('删去应聘者的个人信息', 'forgot who the candidates for a post were'),
  'openings.qualification': () => both('登记资格证书的有效期', 'entered until when a qualification holds'),
  'delivery.contest-errand': (f) => both(`对一件交办的事提异议：${text(f, 'reason')}`, `contested an errand: ${text(f, 'reason')}`),
  'delivery.uphold-errand': (f) =>
    both(`答复异议，维持记录：${text(f, 'answer')}`, `answered why a contested errand stands: ${text(f, 'answer')}`),
  'delivery.withdraw-contest': () => both('撤回对一件交办的事的异议', 'took back what was said against an errand'),
  'delivery.hand-in': (f) =>
    both(
      `提交${month(f).zh}${Number(f.times) > 1 ? `（第 ${text(f, 'times')} 次）` : ''}，请在 ${when(f, 'dueOn').zh}前验收`,
      `handed in ${month(f).en}${Number(f.times) > 1 ? ` (time ${text(f, 'times')})` : ''}, to be answered by ${when(f, 'dueOn').en}`,
    ),
  'delivery.accept': (f) =>
    both(
      `${f.state === 'partly-accepted' ? '部分' : ''}验收${month(f).zh}`,
      `accepted ${month(f).en}${f.state === 'partly-accepted' ? ' in part' : ''}`,
    ),
  'delivery.return': (f) => both(`退回${month(f).zh}：${text(f, 'reason')}`, `returned ${month(f).en}: ${text(f, 'reason')}`),
  'delivery.fall-silent': (f) => both(`${month(f).zh}到期未答复，视为验收`, `no answer to ${month(f).en} in time: accepted by silence`),
  'delivery.move-last-day': (f) =>
    both(
      `${month(f).zh}验收的最后一日 ${text(f, 'from')} 是休假日，顺延到 ${text(f, 'to')}`,
      `the last day to answer ${month(f).en}, ${text(f, 'from')}, is a day off: moved to ${text(f, 'to')}`,
    ),
  'delivery.opinion': (f) => both(`录入 ${text(f, 'heard')} 位居民的意见`, `entered what ${count(text(f, 'heard'), 'resident')} said`),
  'delivery.noteChecks': (f) =>
    both(
      `核对${month(f).zh}抽中的 ${text(f, 'checked')} 条记录${Number(f.differs) > 0 ? `，${text(f, 'differs')} 条不符` : ''}`,
      `checked ${count(text(f, 'checked'), 'drawn record')} of ${month(f).en}${Number(f.differs) > 0 ? `; ${text(f, 'differs')} ${Number(f.differs) === 1 ? 'differs' : 'differ'}` : ''}`,
    ),
  'delivery.end-subsidies': () =>
    both('补贴岗位的项目结束，请机构结束任职并移交', 'the project of a subsidised post ended: the institution ends it and hands over'),
  'delivery.tellSubsidy': (f) =>
    both(`说明${month(f).zh}补贴岗位的其余费用`, `said what came of the rest of a subsidised post for ${month(f).en}`),
  'delivery.answerTime': (f) => both(`说明${month(f).zh}记录偏少的工时`, `explained the little recorded time of ${month(f).en}`),
  'delivery.show-value': (f) =>
    both(
      `${f.again ? '更正' : '录入'}指标「${text(f, 'indicator')}」的结果：${text(f, 'value')} ${text(f, 'unit')}`,
      `${f.again ? 'corrected' : 'entered'} what was reached of “${text(f, 'indicator')}”: ${text(f, 'value')} ${text(f, 'unit')}`,
    ),
  'delivery.settle': (f) =>
    f.by
      ? both(
          `${f.by === 'provider' ? '承接方放弃' : '购买方追加认可'}有争议的部分：${text(f, 'note')}`,
          `${f.by === 'provider' ? 'the institution gave up' : 'the purchaser accepted'} what was in dispute: ${text(f, 'note')}`,
        )
      : both('了结争议', 'settled what was in dispute'),
}

/** A log entry of this step as a sentence; undefined for actions of other steps. */
export const sayAction = (action: string, facts: Facts): Words | undefined => actions[action]?.(facts)
