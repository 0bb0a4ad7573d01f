export interface MonthName {
  calendar: 'gregorian' | 'jalali';
  month: number;
}

/** Lower-case names in calendar order; several spellings of a month are separated by `|`. */
const gregorian: readonly string[] = [
  'january jan january januar jänner janvier enero gennaio janeiro ocak января يناير كانون|ژانویه',
  'february feb februar février fevrier febrero febbraio fevereiro şubat февраля فبراير شباط|فوریه',
  'march mar märz maerz mars marzo março mart марта مارس|آذار',
  'april apr avril abril aprile nisan апреля أبريل ابريل نيسان|آوریل',
  'may mai mayo maggio maio mayıs мая مايو أيار|مه|می',
  'june jun juni juin junio giugno junho haziran июня يونيو حزيران|ژوئن',
  'july jul juli juillet julio luglio julho temmuz июля يوليو تموز|ژوئیه|جولای',
  'august aug août aout agosto ağustos августа أغسطس اغسطس آب|اوت|آگوست',
  'september sep sept septembre septiembre settembre setembro eylül сентября سبتمبر أيلول|سپتامبر',
  'october oct oktober okt octobre octubre ottobre outubro ekim октября أكتوبر اكتوبر|اکتبر',
  'november nov novembre noviembre novembro kasım ноября نوفمبر|نوامبر',
  'december dec dezember dez décembre decembre diciembre dicembre dezembro aralık декабря ديسمبر|دسامبر',
];

const jalali: readonly string[] = [
  'فروردین فروردين',
  'اردیبهشت ارديبهشت',
  'خرداد',
  'تیر تير',
  'مرداد امرداد',
  'شهریور شهريور',
  'مهر',
  'آبان ابان',
  'آذر',
  'دی دي',
  'بهمن',
  'اسفند',
];

const months = new Map<string, MonthName>();
for (const [index, names] of gregorian.entries()) {
  for (const name of names.split(/[ |]/)) months.set(name, { calendar: 'gregorian', month: index + 1 });
}
for (const [index, names] of jalali.entries()) {
  for (const name of names.split(' ')) months.set(name, { calendar: 'jalali', month: index + 1 });
}

/** The month that a word names, or null. */
export function monthNumber(name: string): MonthName | null {
  return months.get(name.toLocaleLowerCase('en').normalize('NFC')) ?? null;
}
