import { inWords, type Money } from '#kernel'

/** An amount written out as papers in China have it. The words are Chinese in every language, for it is they that hold. */
export const InWords = ({ amount }: { amount: Money }) => (
  <span lang="zh" translate="no" className="small soft">
    大写：{inWords(amount)}
  </span>
)
