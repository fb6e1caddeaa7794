/**
 * Wordings of clauses with what a reader should find in them: rules by number, none where the wording is balanced or speaks of
 * something else. From the shapes seen in tenders and contracts; names and sums are made up. Data for tests and for whoever adds a pattern.
 */
export const leaningCases: readonly (readonly [clause: string, rules: readonly string[]])[] = [
  // command over the provider's people
  ['乙方派驻人员须服从甲方的统一管理和调度。', ['R-15']],
  ['社工日常工作服从街道办安排，接受甲方考勤。', ['R-15']],
  ['岗位人员由甲方管理、考勤，乙方配合。', ['R-15']],
  ['甲方有权直接指挥社工开展工作。', ['R-15']],
  ['Staff obey the purchaser’s management.', ['R-15']],
  ['The workers are under the direction of the Purchaser.', ['R-15']],
  ['乙方应当接受甲方的监督和验收。', []],
  ['乙方独立管理其社工，甲方不得指挥乙方员工。', []],
  ['社工服从乙方的管理，遵守驻点单位的作息。', []],
  ['双方均可对人员管理提出意见。', []],
  // hiring
  ['用工须经甲方同意。', ['R-14']],
  ['乙方招聘、更换社工，应事先报甲方审批。', ['R-14']],
  ['未经甲方同意，不得录用或者辞退社工。', ['R-14']],
  ['Hiring needs the consent of the purchaser.', ['R-14']],
  ['Recruitment is subject to the Purchaser’s prior written approval.', ['R-14']],
  ['更换项目负责人的，乙方提前十日告知甲方。', []],
  ['乙方公开聘用社工，甲方对人选有异议的书面说明理由。', []],
  ['经甲方书面同意，乙方可以把非主体部分分包。', []],
  // penalty for one side
  ['乙方违约的，应向甲方支付合同总价百分之二十的违约金。', ['R-45']],
  ['承接方违约的，向购买方支付合同总价 20% 的违约金。', ['R-45']],
  ['The provider pays a penalty of 20 % of the price for any breach.', ['R-45']],
  ['任何一方违约的，向对方支付百分之五的违约金。', []],
  ['乙方违约的，支付违约金；甲方逾期付款的，支付同样比例的违约金。', []],
  // ending at will
  ['甲方可随时解除本合同。', ['R-45']],
  ['甲方有权视情况终止合同，乙方不得异议。', ['R-45']],
  ['双方同意，甲方有权任意解除合同。', ['R-45']],
  ['Both parties agree that the Purchaser may terminate at will.', ['R-45']],
  ['双方均可提前六十日书面通知解除合同。', []],
  ['双方均可随时解除合同。', []],
  ['Either side may end this contract at any time with sixty days’ notice.', []],
  // last word
  ['本合同最终解释权归甲方。', ['R-45']],
  ['甲方保留最终解释权。', ['R-45']],
  ['任何一方均可提出修改，但最终解释权归甲方。', ['R-45']],
  ['The purchaser keeps the right of final interpretation.', ['R-45']],
  ['对条款有不同理解的，由双方协商解释。', []],
  // time to pay
  ['甲方自验收合格之日起一百八十日内付款。', ['R-92']],
  ['甲方在验收后 6 个月内支付。', ['R-92']],
  ['Payment is made within 180 days of acceptance.', ['R-92']],
  ['甲方自验收合格之日起三十日内付款。', []],
  ['乙方在收到通知后九十日内支付返还款。', []],
  ['履约保证金在期满后六十日内退还。', []],
  // claiming what is owed
  ['乙方不得就付款向任何部门投诉或者起诉。', ['R-101']],
  ['乙方向上级投诉、催款的，甲方有权取消其承接资格。', ['R-101']],
  ['任何一方都可以依法催收、投诉和起诉。', []],
  // acceptance
  ['甲方根据工作安排适时组织验收。', ['R-94']],
  ['验收时间由甲方另行确定。', ['R-94']],
  ['甲方自收到申请之日起十日内组织验收。', []],
  // rebates
  ['承接方向购买方缴纳合同总价 5% 的管理费。', ['R-45']],
  // bonds
  ['履约保证金只能以现金或者转账方式缴纳。', ['R-41']],
  ['甲方不接受保函。', ['R-41']],
  ['履约保证金可以用保函、保证保险或者转账提交。', []],
]
