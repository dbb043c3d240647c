import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { instances } from '../api/instances.js';
import type { Move } from '../api/types.js';
import { longMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { MoreButton } from '../ui/MoreButton.js';
import { useOfficeTime } from './use-office.js';
import { CardTable } from '../ui/CardTable.js';

/** What a proposal would move, a table for each agency; the unit's own records come first. */
export function Moves({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(instances.moves(instanceId));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        const hidden = pages.reduce((sum, page) => sum + page.hidden, 0);
        return (
          <>
            <Text className="quiet">{t('moves.help')}</Text>
            {items.length === 0 && !query.hasNextPage && <Text role="status">{t('moves.none')}</Text>}
            {byHolder(items).map(([holder, moves]) => (
              <Table key={holder ?? ''} holder={holder ?? t('moves.own')} moves={moves} />
            ))}
            {hidden > 0 && <Text>{t('moves.hidden', { count: hidden })}</Text>}
            <MoreButton query={query} label={t('moves.more')} />
          </>
        );
      }}
    </Loaded>
  );
}

function byHolder(items: readonly Move[]): [string | null, Move[]][] {
  const groups = new Map<string | null, Move[]>();
  for (const move of items) groups.set(move.holder, [...(groups.get(move.holder) ?? []), move]);
  return [...groups].sort(([a], [b]) => (a ?? '').localeCompare(b ?? ''));
}

function Table({ holder, moves }: { holder: string; moves: readonly Move[] }) {
  const { t } = useTranslation();
  const heads = [t('moves.record'), t('moves.what'), t('moves.from'), t('moves.to')];
  return (
    <CardTable label={t('moves.of', { holder })} caption={holder} heads={heads}>
      {moves.map((move) => (
        <Row key={`${move.record} ${move.what.id} ${move.from ?? ''} ${move.to ?? ''}`} move={move} />
      ))}
    </CardTable>
  );
}

function Row({ move }: { move: Move }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const { record, kode, label, what, from, to, past } = move;
  const told = (moment: string | null): string => (moment === null ? '–' : longMoment(moment, zone, language));
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <Link to={paths.record(record)}>{label === '' ? t('register.noTitle') : label}</Link>
        <div className="quiet">{t('record.kode', { kode })}</div>
      </th>
      <td role="cell" data-label={t('moves.what')}>
        {what[language]}
      </td>
      <td role="cell" data-label={t('moves.from')}>
        {told(from)}
      </td>
      <td role="cell" data-label={t('moves.to')}>
        {told(to)}
        {past && <div className="late-words">{t('moves.past')}</div>}
      </td>
    </tr>
  );
}
