import { dictionary } from '#kernel'

/** What is wrong in what a side says will count as success. */
export const successRuleWords = dictionary('4-contracts/rules/success-words.successRuleWords', {
  missing: { zh: '请写出这一项怎样才算成功。', en: 'Say what will count as success of this line.' },
  beyond: { zh: (most: string) => `不能超过 ${most}。`, en: (most: string) => `It cannot be more than ${most}.` },
  noProgress: {
    zh: (baseline: string, unit: string) => `现在已经是 ${baseline} ${unit}，这样不算有变化。`,
    en: (baseline: string, unit: string) => `It stands at ${baseline} ${unit} today; that would be no change.`,
  },
})
