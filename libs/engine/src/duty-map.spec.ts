import { DutyMap, dutyMapsOf } from './duty-map.js';

describe('DutyMap', () => {
  it('marks the fields of a class that give duties to roles, and no others', () => {
    class Two {
      @DutyMap() one!: object[];
      @DutyMap() two!: object[];
      three!: object[];
    }
    class None {}
    expect(dutyMapsOf(Two)).toEqual(['one', 'two']);
    expect(dutyMapsOf(None)).toEqual([]);
  });
});
