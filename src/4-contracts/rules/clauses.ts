import { both, type Lang, perCent, sayDay, sayMoney, totalOf, type Words } from '#kernel'
import { type ContractText, monthsOf } from './contract.ts'

export interface Clause {
  /** As cited by duties: `8`. */
  readonly number: string
  readonly heading: Words
  /** In both languages; an edited clause stands in the contract's language only and is the same in both. */
  readonly text: Words
  /** Somebody replaced the generated wording. */
  readonly edited: boolean
}

/** The clauses of a text: generated from its terms so that numbers and wording cannot drift apart, with the edits of the parties. */
export function clausesOf(c: ContractText): Clause[] {
  const generated = generate(c)
  const kept = generated.map((g): Clause => {
    const edit = c.clauseEdits[g.number]
    return edit === undefined ? { ...g, edited: false } : { ...g, text: both(edit, edit), edited: true }
  })
  const added = Object.entries(c.clauseEdits)
    .filter(([number]) => !generated.some((g) => g.number === number))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([number, text]): Clause => ({ number, heading: both('补充约定', 'Further terms'), text: both(text, text), edited: true }))
  return [...kept, ...added]
}

/** Headings by number, for links from a duty to its clause. */
export const generatedClauses = 18

function generate(c: ContractText): Omit<Clause, 'edited'>[] {
  const t = c.terms
  const total = totalOf(c.lines)
  const posts = c.lines.some((l) => l.kind === 'post')
  const say = (lang: Lang) => ({ total: sayMoney(total, lang), from: sayDay(c.startsOn, lang), to: sayDay(c.endsOn, lang) })
  const zh = say('zh')
  const en = say('en')
  const early = {
    both: both(
      `任何一方提前 ${t.endNoticeDays} 日书面通知并说明理由，可以终止合同；已完成的服务照常结算。`,
      `Either side may end the contract with ${t.endNoticeDays} days’ written notice and a reason; what was done is settled as usual.`,
    ),
    purchaser: both(
      `购买方提前 ${t.endNoticeDays} 日书面通知，可以终止合同。`,
      `The purchaser may end the contract with ${t.endNoticeDays} days’ written notice.`,
    ),
    provider: both(
      `承接方提前 ${t.endNoticeDays} 日书面通知，可以终止合同。`,
      `The institution may end the contract with ${t.endNoticeDays} days’ written notice.`,
    ),
    nobody: both(
      '任何一方不得擅自变更、中止或者终止合同。继续履行会损害公共利益的，双方应当变更、中止或者终止，有过错的一方赔偿；都有过错的，各自承担相应的责任。',
      'Neither side may change, suspend or end the contract at will. Where going on would harm the public interest, both change, suspend or end it; the side at fault compensates, and if both are at fault each bears its part.',
    ),
  }[t.mayEndEarly]
  const interest = t.dailyLateRate
    ? both(
        `逾期支付的，每日按逾期金额的 ${perCent(t.dailyLateRate)}% 支付利息，自应付日的次日起算，到付清之日止。`,
        `What is paid late bears interest of ${perCent(t.dailyLateRate)} % a day, from the day after it was due to the day it is paid.`,
      )
    : t.basis === 'statute'
      ? both(
          '逾期支付的，按《保障中小企业款项支付条例》规定的利率支付利息。',
          'What is paid late bears the interest of the Regulation Ensuring Payments to Small and Medium Enterprises.',
        )
      : both('逾期支付的，赔偿对方由此受到的损失。', 'Who pays late makes good the other’s loss.')
  return [
    {
      number: '1',
      heading: both('购买内容和价款', 'What is bought and for how much'),
      text: both(
        `承接方按「购买内容」表提供服务，合同总价 ${zh.total}${t.taxIncluded ? '（含税）' : '（不含税）'}。表内每一行的金额，就是该行应付的全部金额。表外的工作，由双方按第 14 条另行约定。`,
        `The institution provides what the table of lines names, for ${en.total} in all${t.taxIncluded ? ', tax included' : ', tax not included'}. The amount of a line is all that is paid for it. Work beyond the table is agreed under clause 14.`,
      ),
    },
    {
      number: '2',
      heading: both('期限', 'Term'),
      text: both(`自 ${zh.from}起，至 ${zh.to}止，共 ${monthsOf(c)} 个月。`, `From ${en.from} to ${en.to}, ${monthsOf(c)} months.`),
    },
    {
      number: '3',
      heading: both('平等', 'Equality'),
      text: both(
        '双方地位平等。承接方依法独立用人、独立管理、独立开展专业服务；购买方按合同提出要求、监督和验收，不直接指派承接方的员工。',
        'The two sides are equals. The institution employs, manages and practises independently; the purchaser asks, monitors and accepts under this contract and does not direct the institution’s staff.',
      ),
    },
    {
      number: '4',
      heading: both('购买方的配合', 'What the purchaser provides'),
      text: both(
        `购买方在合同开始后 ${t.handOverDays} 日内移交办公和活动场地、社区基本资料和联系人。迟延的，服务期限相应顺延，费用不减。`,
        `Within ${t.handOverDays} days of the start the purchaser hands over rooms, basic community data and contacts. If it is late, the period moves by as much and the price stays.`,
      ),
    },
    {
      number: '5',
      heading: both('岗位和人员', 'Posts and people'),
      text: posts
        ? both(
            `承接方公开竞聘、择优派驻符合资格的社会工作者。岗位空缺的，${t.vacancyDays} 日内补齐；空缺期间的岗位日不付款。更换人员提前告知购买方，并做好服务交接。`,
            `The institution fills posts by open competition with qualified social workers. A vacancy is filled within ${t.vacancyDays} days; vacant post-days are not paid. It tells the purchaser before it replaces a worker and hands the service over.`,
          )
        : both(
            '承接方安排符合资格的社会工作者开展服务。更换项目负责人提前告知购买方。',
            'The institution assigns qualified social workers and tells the purchaser before it replaces the project lead.',
          ),
    },
    {
      number: '6',
      heading: both('记录和台账', 'Records and ledger'),
      text: both(
        `承接方如实记录每次服务的时间、内容、由谁提出和服务人数，不记姓名；每期结束后 ${t.handInDays} 日内提交，供验收和抽查。台账按规定保存。`,
        `The institution truthfully records when, what, at whose request and for how many people each service was, without names, and hands the period’s records in within ${t.handInDays} days of its end. The ledger is kept as the law requires.`,
      ),
    },
    {
      number: '7',
      heading: both('行政事务的上限', 'A cap on errands'),
      text: both(
        `购买方和驻点单位交办的、不属于本合同服务内容的事务，每月不超过总工时的 ${t.errandCapPercent}%。超过的，购买方在 ${t.answerWorkingDays} 个工作日内书面说明并改正，超出的工时抵扣约定工作量，不影响付款。`,
        `Errands outside this contract that the purchaser or the host asks for take at most ${t.errandCapPercent} % of a month’s hours. Beyond that the purchaser answers in writing within ${t.answerWorkingDays} working days and puts it right; the excess counts against the agreed workload and payment is not touched.`,
      ),
    },
    {
      number: '8',
      heading: both('验收', 'Acceptance'),
      text: both(
        `购买方收到提交后 ${t.acceptanceDays} 日内验收，或者逐项说明理由退回。验收邀请服务对象参与，结果向社会公告。可以部分验收；有争议的部分写明理由，不影响其余部分。${t.silenceMeansAcceptance ? '到期未答复的，视为验收合格。' : '到期未答复的，付款期限从验收期满之日起算。'}`,
        `The purchaser accepts within ${t.acceptanceDays} days of a hand-in, or returns it with reasons line by line. Residents are invited and the result is published. A part may be accepted; what is disputed is named with reasons and does not hold up the rest. ${t.silenceMeansAcceptance ? 'Silence to the end of that time counts as acceptance.' : 'After silence the payment period runs from the end of that time.'}`,
      ),
    },
    {
      number: '9',
      heading: both('付款', 'Payment'),
      text: both(
        `购买方自验收合格之日起 ${t.paymentDays} 日内付款${t.basis === 'statute' ? '，并适用《保障中小企业款项支付条例》' : ''}。没有争议的部分先按时支付。不得以负责人变更、内部流程、等待决算审计为由拖延。`,
        `The purchaser pays within ${t.paymentDays} days of acceptance${t.basis === 'statute' ? ', and the Regulation Ensuring Payments to Small and Medium Enterprises applies' : ''}. The undisputed part is paid on time. A change of head, internal process or a pending audit is no reason to delay.`,
      ),
    },
    { number: '10', heading: both('逾期付款', 'Late payment'), text: interest },
    {
      number: '11',
      heading: both('个人信息', 'Personal data'),
      text: both(
        '服务对象的姓名和个案资料只由承接方依法保管，提供给购买方的只有数量。确需查阅的，须经服务对象单独同意。',
        'Names and case files stay with the institution as the law requires; the purchaser gets counts only. Any look at more needs the separate consent of the person served.',
      ),
    },
    {
      number: '12',
      heading: both('分包', 'Subcontracting'),
      text: both(
        '不得转包。经购买方书面同意，可以把非主体部分分包，承接方对全部合同负责。',
        'The contract is not assigned as a whole. With the purchaser’s written consent a lesser part may be subcontracted; the institution answers for all of it.',
      ),
    },
    {
      number: '13',
      heading: both('绩效和相互评价', 'Performance, and each rates the other'),
      text: both(
        `绩效目标是「购买内容」表各行的数量和标准，指标包括完成数量和居民满意度，数据取自服务记录、验收和抽样调查；评价初稿送对方，${t.answerWorkingDays} 个工作日内可以提出意见。双方按相同的程序互相评价，同时公开，可以答复。任何一方不得因评价报复对方。`,
        `The goals are the quantities and standards of the table of lines; the indicators are what was completed and the residents’ satisfaction, taken from service records, acceptances and a drawn sample. The other side sees a draft of each evaluation and may comment within ${t.answerWorkingDays} working days. Both rate each other by the same procedure, revealed together, with a right of reply. Neither retaliates for a verdict.`,
      ),
    },
    {
      number: '14',
      heading: both('变更', 'Changes'),
      text: both(
        `任何一方都可以提出修改，另一方在 ${t.answerWorkingDays} 个工作日内签署或者说明理由。双方都签署才生效。追加金额合计不超过法定比例。`,
        `Either side may propose a change; the other signs it or gives reasons within ${t.answerWorkingDays} working days. It holds when both have signed. Supplements together stay within the share the law allows.`,
      ),
    },
    { number: '15', heading: both('提前终止', 'Ending early'), text: early },
    {
      number: '16',
      heading: both('结束和移交', 'End and handover'),
      text: both(
        `合同结束后 ${t.handOverDays} 日内，承接方把在办个案、小组和资料移交购买方或者新的承接方，购买方负责组织衔接，保证服务不中断。`,
        `Within ${t.handOverDays} days of the end the institution hands over open cases, groups and files to the purchaser or its successor, and the purchaser arranges the passage so that no one is left without service.`,
      ),
    },
    {
      number: '17',
      heading: both('违约和争议', 'Breach and disputes'),
      text: both(
        '任何一方违约，赔偿对方由此受到的损失。发生争议先协商，再请主管部门调解；仍不能解决的，任何一方可以依法起诉。',
        'Whoever breaks the contract makes good the other’s loss. A dispute is talked over first, then mediated by the bureau; failing that, either side may go to court.',
      ),
    },
    {
      number: '18',
      heading: both('公告和备案', 'Publication and filing'),
      text: both(
        '购买方按规定的期限公告合同并备案。本合同一式两份，双方各执一份，具有同等效力。',
        'The purchaser publishes and files the contract within the periods of the law. It is made in two copies of equal force, one for each side.',
      ),
    },
  ]
}
