/** What a bank says of one transfer; `adds-up-otherwise` where the entry it stands in is of another amount than its transfers together. */
export type Said = 'paid' | 'rejected' | 'returned' | 'reversal' | 'waits' | 'adds-up-otherwise'
