import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Entry } from './entry.js';
import { EXAMPLE } from './example.js';
import { openList } from './open-list.js';
import { workbookTemplate } from './template.js';

describe('workbookTemplate', () => {
  it('is a file that can be imported, with its example whole', async () => {
    const list = await openList(await workbookTemplate(), 'daftar.xlsx');
    const [entry, ...others] = [...list.lines({ agencies: [], today: '2026-11-23' as never })] as Entry[];
    expect(entry?.payload).toEqual(EXAMPLE);
    expect(others).toEqual([]);
  });

  it('says of each column what it holds, and of a choice the words on a sheet of their own', async () => {
    const { sheets } = await readXlsx(await workbookTemplate());
    const [list, choices] = sheets;
    const note = (name: string): string | undefined => list!.cells?.get(`0,${list!.rows[0]!.indexOf(name)}`)?.comment?.text;
    expect(note('judul')).toBe('Wajib. Teks.');
    expect(note('ringkasan')).toBe('Teks.');
    expect(note('bentuk')).toBe('Wajib. Pilih: digital; cetak; keduanya.');
    expect(note('peserta_uji')).toBe('Wajib. Daftar; pisahkan dengan titik koma.');
    expect(note('dasar_1_tahun')).toBe('Angka.');
    expect(list!.rows[0]!.every((name) => note(String(name)))).toBe(true);
    expect(choices!.name).toBe('Pilihan');
    expect(choices!.rows.map((row) => row[0])).toEqual(expect.arrayContaining(['bentuk', 'digital', 'cetak', 'keduanya']));
    const [medium] = list!.dataValidations!;
    expect(medium).toMatchObject({ type: 'list', range: 'E2:E1000', formula1: 'Pilihan!$A$2:$A$4' });
  });

  it('is written by a library that keeps what looks like a formula as text', async () => {
    const texts = ['=1+1', '+1', '-1', '@a'];
    const { sheets } = await readXlsx(await writeXlsx({ sheets: [{ name: 'A', rows: [texts] }] }));
    expect(sheets[0]!.rows).toEqual([texts]);
    expect([...(sheets[0]!.cells ?? [])]).toEqual([]);
  });
});
