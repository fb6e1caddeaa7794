export { tender, tenderOf, tenders } from './store.ts'
