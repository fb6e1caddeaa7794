export { tender, tenderOf, tenders } from './store/index.ts'
