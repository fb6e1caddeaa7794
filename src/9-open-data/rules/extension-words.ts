import { dictionary } from '#kernel'

/** What our extension of OCDS calls itself; its fields are described in English, as those of the standard are. */
export const extensionWords = dictionary('9-open-data/rules/extension-words.extensionWords', {
  name: { zh: '双向服务合同', en: 'Two-sided service contracts' },
  description: {
    zh: '采购背后的需求，购买岗位或项目的标的，验收，付款义务及其到期日和逾期天数，双方义务，以及双方互评。',
    en: 'Needs behind a purchase, lines that buy posts or projects, acceptance, payment obligations with their due days and lateness, duties of both sides and their verdicts on each other.',
  },
})
