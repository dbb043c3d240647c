#!/bin/sh
# Makes the two accounts at the first start of the database: the owner migrates, the app has no rights until then.
set -eu
mariadb -uroot -p"$MARIADB_ROOT_PASSWORD" <<SQL
CREATE USER 'tabir_owner'@'%' IDENTIFIED BY '$TABIR_OWNER_PASSWORD';
CREATE USER 'tabir_app'@'%' IDENTIFIED BY '$TABIR_APP_PASSWORD';
GRANT ALL PRIVILEGES ON tabir.* TO 'tabir_owner'@'%' WITH GRANT OPTION;
SQL
