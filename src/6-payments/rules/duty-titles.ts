import { both, type Money, sayMoney, type Words } from '#kernel'

/** How the register says that an amount is owed: the whole of a claim, or the part that nobody disputes. */
export const payTitle = (open: Money, undisputedOnly: boolean): Words =>
  undisputedOnly
    ? both(`先付无争议的 ${sayMoney(open, 'zh')}`, `Pay the undisputed ${sayMoney(open, 'en')}`)
    : both(`付款 ${sayMoney(open, 'zh')}`, `Pay ${sayMoney(open, 'en')}`)

export const interestTitle = (open: Money): Words =>
  both(`付逾期利息 ${sayMoney(open, 'zh')}`, `Pay late interest of ${sayMoney(open, 'en')}`)
