#!/bin/bash
# Runs once, on an empty data folder: the database of Conduit Media and its owner, who is no superuser.
set -euo pipefail
psql -X -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\getenv password CONDUIT_DATABASE_PASSWORD
CREATE ROLE conduit LOGIN PASSWORD :'password';
CREATE DATABASE conduit OWNER conduit;
REVOKE CONNECT ON DATABASE conduit FROM PUBLIC;
SQL
