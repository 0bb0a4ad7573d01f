export { findInvalidDate } from '../../../shared/domain/coding/iso-dates.ts';
