/** How one sees whether a clause that somebody wrote still secures what the model's does. */
export interface Secured {
  /** By what one sees that a clause somebody wrote in its place still secures it. */
  readonly by: RegExp
  /** Words with which it is taken away although it is spoken of. */
  readonly unless?: RegExp
}

const count = '(?:\\d{1,4}|[一二两三四五六七八九十百半]{1,6})'

/** What the clauses of the model secure for one side or for both, by the number of the clause. */
export const secured = {
  '3': {
    by: /地位平等|(?:独立|自主|自行).{0,6}(?:用人|用工|管理|开展|招聘|聘用|执业)|不(?:得)?(?:直接)?(?:指派|指挥|管理|调度|支配)|\bequals?\b|\bindependent(?:ly)?\b|\bdoes not (?:direct|command|manage)\b/i,
  },
  '5': {
    by: /(?:承接方|乙方|机构|承接机构)[^，。；]{0,16}(?:公开)?(?:招聘|聘用|竞聘|选派|派驻|安排|配备|委派|录用)|\b(?:institution|provider|supplier|party b)\b.{0,40}\b(?:fills?|assigns?|employs?|hires?|recruits?|selects?|appoints?|chooses?|staffs?)\b/i,
  },
  '7': {
    by: new RegExp(
      `(?:不超过|不得超过|至多|最多|上限|以内|限于|不高于|控制在).{0,20}(?:%|百分之|小时|工时|分之)|不(?:得)?(?:交办|安排|布置|承担|接受)|(?:at most|no more than|not exceed|up to|a cap of|limited to)\\b.{0,30}(?:%|per cent|percent|hours?)|\\bno errands\\b`,
      'i',
    ),
  },
  '9': {
    by: new RegExp(
      `${count}\\s*个?(?:工作日|自然日|日|天|月|周)|次月|当月|每月.{0,4}日|\\b(?:\\d{1,3}|ten|fifteen|twenty|thirty|sixty)(?: working| calendar| business)? (?:days?|weeks?|months?)\\b`,
      'i',
    ),
  },
  '10': {
    by: /利息|违约金|滞纳金|损失|赔偿|\binterest\b|\bloss(?:es)?\b|\bdamages\b|\bcompensat/i,
    unless:
      /(?:免除?|免收|不(?:再)?(?:计|付|支付|另计|承担|赔偿|加收?|主张|得主张|得要求)|放弃|无).{0,6}(?:利息|违约金|滞纳金|损失|责任)|(?:no|without|waives?|free of) (?:any )?(?:interest|damages|compensation)/i,
  },
  '11': {
    by: /(?:单独|书面|本人|其)同意|(?:只|仅)(?:由|有|提供|限)|保密|(?:不得?|不)(?:向.{0,12})?(?:提供|泄露|披露|公开|交给|查阅)|匿名|脱敏|\bcounts? only\b|\bconsent\b|\bconfidential|\banonym|\bnot (?:disclosed?|shared?|passed|given)\b|\bstays? with the (?:institution|provider)\b/i,
  },
  '14': {
    by: /双方|任何一方|各方|书面一致|\bboth\b|\beither\b|\beach (?:side|party)\b/i,
  },
  '15': {
    by: /任何一方|双方|各方|\beither\b|\bneither\b|\bboth\b|\beach (?:side|party)\b/i,
    unless:
      /(?:购买方|甲方|采购人|街道)[^。；]{0,12}(?:认为|随时|单方|任意)|(?:purchaser|office|buyer)\b[^.;]{0,30}\b(?:at any time|at will|for any reason)/i,
  },
  '17': {
    by: /任何一方|双方|各方|违约方|守约方|\bboth\b|\beither\b|\bwhoever\b|\beach (?:side|party)\b|\bthe party in breach\b/i,
  },
} as const satisfies Record<string, Secured>
export type SecuredClause = keyof typeof secured
