#!/usr/bin/env bash
# Tells the story of an account to a real Bluesky network: directory, account server and public view, from npm, on loopback.
#   tests/real/bluesky.sh          installs it (once, some minutes), starts it, runs the tests of category Real, stops it
#   tests/real/bluesky.sh start    starts it and leaves it running, makes officialco.test and enquirer.test; prints where it is, what to export, how to stop it
#   tests/real/bluesky.sh ask      enquirer.test asks officialco.test something; answer: officialco.test answers it
# Needs Node 20, npm, a PostgreSQL server's binaries and redis-server. What it installs and keeps is in RM_REAL_HOME.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=${RM_REAL_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/responsiveness-monitor-real}/bluesky
facts=$home/facts.json
story=$home/story
mkdir -p "$home/tmp"

missing() { echo "$1" >&2; exit 69; }
tell() { FACTS=$facts STORY=$story node "$here/bluesky-story.mjs" "$1"; }
case ${1:-} in
  ask | answer)
    [ -f "$facts" ] && [ -d "$story" ] || missing "There is no network to tell it to: tests/real/bluesky.sh start"
    tell "$1"
    exit 0
    ;;
esac
command -v npm >/dev/null || missing "There is no npm: install Node 20 or later."
command -v redis-server >/dev/null || missing "There is no redis-server: apt-get install redis-server"
bin=$(dirname "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1 || true)")
[ -x "$bin/initdb" ] || bin=$(dirname "$(command -v initdb || true)")
[ -x "$bin/initdb" ] || missing "There are no PostgreSQL server binaries: apt-get install postgresql"

cp "$here/bluesky.mjs" "$home/bluesky.mjs"
if [ ! -d "$home/node_modules/@atproto/dev-env" ]; then
  echo "Installing the network from npm; this takes some minutes."
  [ -d /usr/include/node ] && export npm_config_nodedir=/usr
  (cd "$home" && { [ -f package.json ] || npm init -y >/dev/null; } && npm install --no-audit --no-fund @atproto/dev-env@0.3.215)
fi

as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
data=$(mktemp -d "${TMPDIR:-/tmp}/rm-bluesky-XXXXXX")
[ "$(id -u)" = 0 ] && chown postgres "$data"
stop() {
  [ -z "${network:-}" ] || kill "$network" 2>/dev/null || true
  [ -z "${network:-}" ] || wait "$network" 2>/dev/null || true
  [ -z "${redis:-}" ] || kill "$redis" 2>/dev/null || true
  as "$bin/pg_ctl" -D "$data/pg" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$data"
}
trap stop EXIT

as "$bin/initdb" -D "$data/pg" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
as "$bin/pg_ctl" -D "$data/pg" -l "$data/pg.log" -w -o "-c listen_addresses=127.0.0.1 -c port=55442 -c max_connections=200 -c fsync=off -k $data" start >/dev/null
redis-server --bind 127.0.0.1 --port 56389 --save '' --appendonly no --dir "$home/tmp" >/dev/null 2>&1 </dev/null & redis=$!
rm -rf "$facts" "$story"
(cd "$home" && FACTS="$facts" TMPDIR="$home/tmp" LOG_ENABLED=false REDIS_HOST=127.0.0.1:56389 \
  DB_POSTGRES_URL="postgresql://postgres@127.0.0.1:55442/postgres" exec node bluesky.mjs >"$home/network.log" 2>&1 </dev/null) & network=$!
for _ in $(seq 600); do [ -f "$facts" ] && break; kill -0 "$network" 2>/dev/null || break; sleep .1; done
[ -f "$facts" ] || { tail -30 "$home/network.log" >&2; missing "The network did not start."; }

if [ "${1:-}" = start ]; then
  mkdir -p "$story"
  exports=$(tell join)
  trap - EXIT
  echo "The network is up: $(cat "$facts")"
  echo "accounts.csv, app-password and settings.sh are in $story; the last one says:"
  echo "$exports"
  echo "Stop it by: kill $network $redis; $bin/pg_ctl -D $data/pg -m immediate stop (as postgres when you are root)"
  exit 0
fi

cd "$here/../.."
RM_TEST_BLUESKY="$facts" dotnet test tests/ResponsivenessMonitor.Tests --filter "Category=Real&FullyQualifiedName~Bluesky" "$@"
