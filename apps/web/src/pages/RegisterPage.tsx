import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { register, REGISTER_FILTERS, type RegisterFilter } from '../api/register.js';
import { RegisterFilters } from '../components/RegisterFilters.js';
import { RegisterTable } from '../components/RegisterTable.js';
import { Loaded } from '../ui/Loaded.js';
import { MoreButton } from '../ui/MoreButton.js';
import { Page } from '../ui/Page.js';

/** All that the signed-in person may read, in archive order. The filters are the page's address. */
export function RegisterPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const filter: RegisterFilter = Object.fromEntries(
    REGISTER_FILTERS.flatMap((name) => {
      const value = search.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );
  const query = useInfiniteQuery(register.page(filter));
  return (
    <Page title={t('register.title')}>
      <Text className="quiet">
        {t('register.order')} <a href="/publik/dik">{t('register.public')}</a>
      </Text>
      <RegisterFilters key={search.toString()} filter={filter} onApply={(chosen) => setSearch(chosen)} />
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <>
              {items.length === 0 ? <Text role="status">{t('register.none')}</Text> : <RegisterTable items={items} />}
              <MoreButton query={query} label={t('register.more')} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
