import { both, type Day, isAfter, isRefusal, type Refusal, sayDay } from '#kernel'
import type { Answer } from '../answer.ts'
import { answered, because } from '../steps.ts'
import type { Calendar } from '../calendar.ts'
import type { DismissalGround, LetterItem, RedressOutcome, OutcomeFacts } from '../law.ts'
import { type ChallengeSubject, type ChallengeTime, challengeTime, type Challenger, challengeInTime } from './challenge.ts'
import { cite } from './instruments.ts'

/** What a letter of challenge has to say (R-71b). */
const challengeLetter: readonly LetterItem[] = [
  { id: 'sender', says: both('供应商的名称、地址、邮编、联系人和电话', 'Name, address, postcode, contact and telephone of the supplier') },
  { id: 'project', says: both('质疑项目的名称和编号', 'Name and number of the project') },
  { id: 'matters', says: both('具体、明确的质疑事项和相关请求', 'Clear matters, and what is asked for') },
  { id: 'facts', says: both('事实依据', 'The facts it stands on') },
  { id: 'basis', says: both('必要的法律依据', 'The law it stands on') },
  { id: 'signed', says: both('提出日期，署名；不是自然人的盖章', 'Date and signature, with the seal of who is not a person') },
]

/** What a letter of complaint has to say (R-71b). */
const complaintLetter: readonly LetterItem[] = [
  { id: 'sender', says: both('投诉人和被投诉人的名称、地址、联系方式', 'Both sides: name, address and contact') },
  { id: 'challenge', says: both('质疑和答复的情况及证明', 'The challenge and its answer, with proof') },
  { id: 'matters', says: both('具体、明确的投诉事项和相关请求', 'Clear matters, and what is asked for') },
  { id: 'facts', says: both('事实依据', 'The facts it stands on') },
  { id: 'basis', says: both('法律依据', 'The law it stands on') },
  { id: 'signed', says: both('提出日期，署名并盖章', 'Date, signature and seal') },
]

export const letterItems = (kind: 'challenge' | 'complaint') =>
  answered(kind === 'challenge' ? challengeLetter : complaintLetter, [
    because('缺项的，请补齐后提出。', 'A letter that lacks one of them is completed before it is sent.', cite('R-71b')),
  ])

/** What an answer to a challenge has to say, and to whom it goes (R-73b). */
export const replyItems = () =>
  answered(
    [
      both('质疑供应商和收到日期', 'The challenger, and the day it was received'),
      both('质疑事项的答复、事实和法律依据', 'The answer to each matter, with facts and law'),
      both('告知可以依法投诉', 'That a complaint may follow'),
      both('答复人和日期', 'Who answers, and the day'),
    ],
    [
      because(
        '答复书面通知质疑供应商和其他有关供应商，不得涉及商业秘密；对评审过程或者结果的质疑，可以请原评审小组协助答复。',
        'The answer goes in writing to the challenger and to the other suppliers concerned and tells no trade secret; where the evaluation or its result is challenged, the panel may help with it.',
        cite('R-73b'),
      ),
    ],
  )

/** How a challenge stands when it comes in: taken or returned, and until when it could come, on both readings. */
export function receiveChallenge(
  f: { readonly subject: ChallengeSubject; readonly by: Challenger; readonly challengedOn: Day; readonly lawDay: Day },
  calendar: Calendar,
): Answer<{ readonly is: 'accept' | 'late' | 'no-standing' } & ChallengeTime> | Refusal {
  const time = challengeTime(f.subject, f.lawDay, calendar)
  if (isRefusal(time)) return time
  const judged = challengeInTime(f, calendar)
  if (isRefusal(judged)) return judged
  const doubtful = judged.value === 'accept' && isAfter(f.challengedOn, time.value.safeUntilOn)
  return answered({ is: judged.value, ...time.value }, [
    ...judged.steps,
    ...(doubtful
      ? [
          because(
            `过了${sayDay(time.value.safeUntilOn, 'zh')}，按另一种读法还在期限内，不得以逾期拒收。`,
            `After ${sayDay(time.value.safeUntilOn, 'en')}; on the other reading it is in time, so it may not be refused as late.`,
            cite('R-71'),
          ),
        ]
      : []),
  ])
}

const says = {
  goOn: because('不影响结果的，采购活动继续进行。', 'Where the result is not affected the procurement goes on.', cite('R-78b')),
  cure: because(
    '对采购文件的质疑成立，能够通过澄清或者修改继续进行的，澄清或修改后继续；不能的，修改后重新采购。',
    'A founded challenge of the documents: cured by clarification or change it goes on; otherwise it begins anew after the change.',
    cite('R-78b'),
  ),
  next: because(
    '合格供应商符合法定数量、可以从合格候选人中另行确定的，另行确定；否则重新采购。改变结果的，报告财政部门。',
    'Where enough qualified suppliers are left, another candidate is named; otherwise the procurement begins anew. A changed result is reported to finance.',
    cite('R-78b'),
  ),
  restart: because('没有确定中标、成交供应商的，重新采购。', 'Where no winner was named the procurement begins anew.', cite('R-78b')),
  performed: because(
    '合同已经履行的，合同有效；造成损失的，由责任人赔偿，可以向法院请求。',
    'Where the contract is being performed it stands; whoever is liable pays damages, which the court decides on.',
    cite('R-78b'),
  ),
  notVoid: because(
    '对废标行为的投诉成立的，应当认定废标行为无效。',
    'Where a complaint about a cancellation is founded, the cancellation is held invalid.',
    cite('R-78b'),
  ),
}

/**
 * What may follow where a challenge or complaint is founded, by what it is about and how far the purchase has come (R-78b). The first of
 * them is what the text asks for; none but `go-on` where the result is not affected.
 */
export function outcomesOf(f: OutcomeFacts): Answer<readonly RedressOutcome[]> {
  if (!f.affectsResult) return answered(['go-on'], [says.goOn])
  if (f.about === 'cancellation') return answered(['not-void'], [says.notVoid])
  if (f.stage === 'performed') return answered(['stands'], [says.performed])
  if (f.about === 'documents') return answered(f.stage === 'bidding' ? ['cure', 'restart'] : ['restart'], [says.cure])
  if (f.stage === 'bidding' || f.stage === 'evaluating') return answered(['restart'], [says.restart])
  return answered(f.enoughLeft ? ['next', 'restart'] : ['restart'], [says.next])
}

const dismissal = (id: DismissalGround['id'], zh: string, en: string): DismissalGround => ({
  id,
  says: both(zh, en),
  cites: [cite('R-76b')],
})

/** On what grounds a complaint is dismissed (R-76b). */
const grounds: readonly DismissalGround[] = [
  dismissal('not-admissible', '受理后发现不符合受理条件', 'After acceptance it turns out that the conditions are not met'),
  dismissal('unfounded', '投诉事项缺乏事实依据，不成立', 'The matters have no factual ground'),
  dismissal('fabricated', '捏造事实或者提供虚假材料', 'Made-up facts or false papers'),
  dismissal('unlawful-proof', '以非法手段取得证明材料', 'Proof obtained unlawfully'),
]

export const dismissalGrounds = () =>
  answered(grounds, [
    because(
      '投诉人对投诉事项承担举证责任，没有证据的视为不成立。',
      'Whoever complains proves the matters of the complaint; one without proof is unfounded.',
      cite('R-76b'),
    ),
  ])

/** Where a decision is published and what it has to say (R-76c). */
export const decisionLetter = () =>
  answered(
    [
      both('投诉人、被投诉人和代理人的名称、地址', 'The parties and their agents, with addresses'),
      both('查明的事实、处理决定和依据', 'The facts found, the decision and its ground in law'),
      both('申请复议和提起诉讼的权利', 'The right of reconsideration and of going to court'),
      both('日期和盖章', 'Date and seal'),
    ],
    [
      because(
        '处理决定送达投诉人和与投诉事项有关的当事人，并在省级以上财政部门指定的媒体上公告。',
        'The decision is served on the parties concerned and published on the media that finance of province or above names.',
        cite('R-76c'),
      ),
    ],
  )
