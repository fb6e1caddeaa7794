export * from './goals.ts'
export * from './numbers.ts'
export * from './plans.ts'
export * from './units.ts'
