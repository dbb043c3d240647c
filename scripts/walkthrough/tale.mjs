const MONTHS = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** Tells in one language what happens, and keeps count of what was not as it should be. */
export class Tale {
  failures = 0;

  constructor(language) {
    this.language = language;
  }

  chapter(id, en) {
    console.log(`\n${this.words(id, en)}`);
  }

  say(id, en) {
    console.log(`  ${this.words(id, en)}`);
  }

  /** Something that must be so; `seen` is shown when it is not. */
  check(isSo, id, en, seen) {
    if (!isSo) this.failures += 1;
    console.log(`  ${isSo ? '✓' : '✗'} ${this.words(id, en)}`);
    if (!isSo && seen !== undefined) console.log(`      ${JSON.stringify(seen).slice(0, 500)}`);
  }

  words(id, en) {
    return this.language === 'id' ? id : en;
  }

  date(day) {
    const [year, month, date] = day.split('-');
    return `${Number(date)} ${MONTHS[this.language][Number(month) - 1]} ${year}`;
  }

  /** Why a date is what it is: from where, how many, and which days did not count. */
  explain({ counts: [count] }) {
    const { from, workingDays, result, skipped, provisional } = count;
    const others = skipped.filter(({ why }) => why !== 'weekend');
    const weekends = skipped.length - others.length;
    const named = others.map(({ date, name }) => `${this.date(date)} (${name})`).join(', ');
    this.say(
      `  ${this.date(result)}: ${workingDays} hari kerja sebelum ${this.date(from)}, yang sendiri tidak dihitung; dilewati ${weekends} hari akhir pekan${named && `, ${named}`}.${provisional ? ' Masih sementara.' : ''}`,
      `  ${this.date(result)}: ${workingDays} working days before ${this.date(from)}, which itself does not count; passed over ${weekends} days of weekends${named && `, ${named}`}.${provisional ? ' Still provisional.' : ''}`,
    );
  }
}
