#!/usr/bin/env bash
# compose-test.sh - the five-step test through docker-compose.yml, on images built here:
#   create a virtual key, generate images, delete the key, see the log lines, see the bucket empty.
# On the way: everything is taken down and up again without losing data, and at the end
# `docker compose down -v` must leave nothing.
#
# Uses a project, secrets and ports of its own, and removes them, also after a failure. Needs a Docker
# engine with Compose and Buildx, and curl. Images: CONDUIT_IMAGE_POSTGRES, _RABBITMQ, _S3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

readonly BUCKET=conduit-media
readonly LIMIT=${COMPOSE_TEST_LIMIT:-600}
project=conduit-check-$$
work=$(mktemp -d)
began=$SECONDS

ok() { printf '  ✓ %-66s %4d s\n' "$1" $((SECONDS - began)); }
fail() {
  printf '  ✗ %s\n' "$1" >&2
  exit 1
}
compose() { docker compose --project-name "$project" --env-file "$work/env" --progress quiet "$@"; }

clean() {
  local status=$?
  trap - EXIT
  if [ "$status" -ne 0 ] && [ -e "$work/env" ]; then
    compose ps -a >&2 || true
    compose logs --tail 15 >&2 || true
  fi
  [ ! -e "$work/env" ] || compose down -v --timeout 5 >/dev/null 2>&1 || true
  rm -rf "$work"
  exit "$status"
}
trap clean EXIT
trap 'exit 130' INT TERM

# request STATUS curl-arguments…: the answer is in $answer; any other status is a failure.
request() {
  local expected=$1 status
  shift
  status=$(curl -sS --max-time 60 -o "$work/answer" -w '%{http_code}' "$@") || fail "No answer: ${*: -1}"
  answer=$(tr -d '\0' <"$work/answer")
  [ "$status" = "$expected" ] || fail "${*: -1} answered $status instead of $expected: ${answer:0:300}"
}

# field NAME: the first string field of that name in $answer.
field() { sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p' <<<"$answer" | head -n 1; }

objects() { # the store's own listing, without the bucket's corner .conduit/
  compose exec -T s3 radosgw-admin -n client.rgw.a bucket list --bucket="$BUCKET" --max-entries=1000 |
    sed -n 's/^ *"name": "\(.*\)",$/\1/p' | grep -v '^\.conduit/' || true
}
count_objects() { objects | grep -c . || true; }

up() {
  compose up --wait --wait-timeout "$LIMIT" "$@" >"$work/up" 2>&1 || {
    tail -n 20 "$work/up" >&2
    fail "docker compose up --wait failed"
  }
  core="http://$(compose port core 8080)"
  admin="http://$(compose port admin 8081)"
}

logged() { # logged SERVICE LOGGER MESSAGE: a line of JSON with this logger (simple name) and message
  compose logs --no-log-prefix --no-color "$1" |
    grep -E "\"logger\":\"[^\"]*\\b$2\"" | grep -F "\"message\":\"$3\"" >/dev/null ||
    fail "$1 did not log: [$2] $3"
  ok "log of $1: [$2] $3"
}

command -v curl >/dev/null || fail "curl is not installed"
docker version >/dev/null 2>&1 || fail "no Docker engine answers"
docker compose version >/dev/null 2>&1 || fail "Docker has no Compose"
for jar in core-api/target/core-api.jar admin-api/target/admin-api.jar db-migrations/target/db-migrations-main.jar; do
  [ -f "$jar" ] || fail "$jar is not there: ./mvnw -DskipTests package builds it"
done

printf 'docker compose, project %s\n' "$project"
if docker compose --project-name "$project" --env-file /dev/null config -q 2>"$work/refusal"; then
  fail "docker-compose.yml has defaults for secrets"
fi
grep -q 'tools/make-env.sh' "$work/refusal" || fail "Without .env it says: $(cat "$work/refusal")"
ok "without secrets it refuses: $(sed -n 's/.*required variable \([A-Z_]*\) .*/\1 is missing/p' "$work/refusal" | head -n 1)"
tools/make-env.sh "$work/env" >/dev/null
cat >>"$work/env" <<X
CONDUIT_CORE_PORT=0
CONDUIT_ADMIN_PORT=0
CONDUIT_CORE_URL=http://core.invalid
X

compose build >"$work/build" 2>&1 || {
  tail -n 20 "$work/build" >&2
  fail "the images cannot be built"
}
ok "images built"
up
ok "up --wait: all healthy"

for service in core admin; do
  [ "$(compose exec -T "$service" id -u)" = 10001 ] || fail "$service runs as $(compose exec -T "$service" id)"
  ! compose exec -T "$service" touch /app/x 2>/dev/null || fail "$service can write to its own image"
done
foreign=$(docker ps --filter "label=com.docker.compose.project=$project" --format '{{.Ports}}' |
  tr ',' '\n' | grep -e '->' | grep -v '^ *127\.0\.0\.1:' || true)
[ -z "$foreign" ] || fail "published beyond loopback: $foreign"
ok "Core and Admin: not root, read-only, on loopback only"

operator=(-H "X-API-Key: $(sed -n 's/^CONDUIT_ADMIN_KEY=//p' "$work/env")" -H 'Content-Type: application/json')
request 201 "${operator[@]}" -d '{"keyName":"compose test"}' "$admin/api/admin/virtual-keys"
key=$(field virtualKey)
id=$(sed -n 's/.*"keyInfo" *: *{[^}]*"id" *: *"\([^"]*\)".*/\1/p' <<<"$answer")
[ -n "$key" ] && [ -n "$id" ] || fail "No key in: $answer"
ok "1 created virtual key $id"

tenant=(-H "Authorization: Bearer $key" -H 'Content-Type: application/json')
request 200 "${tenant[@]}" -d '{"prompt":"a lighthouse at dusk","n":1,"size":"256x256"}' "$core/v1/images/generations"
request 200 "${tenant[@]}" -d '{"prompt":"a red bicycle in the rain","n":2,"size":"256x256"}' "$core/v1/images/generations"
image=$core$(field url | sed 's#^http://core\.invalid##')
[ "$(count_objects)" = 3 ] || fail "3 images, but these objects: $(objects)"
request 200 "$image"
[ "$(head -c 4 "$work/answer" | tail -c 3)" = PNG ] || fail "$image is no PNG"
ok "2 generated 3 images: 3 objects in the bucket, one fetched"

compose down --timeout 60 >/dev/null 2>&1 || fail "docker compose down failed"
up
[ "$(count_objects)" = 3 ] || fail "After down and up: $(objects)"
request 200 "$core/v1/media/${image#*/v1/media/}"
ok "taken down and up again: the 3 objects and their records are there"

request 202 "${operator[@]}" -X DELETE "$admin/api/admin/virtual-keys/$id"
deletion=$(field deletionId)
until request 200 "${operator[@]}" "$admin/api/admin/deletion-receipts/$deletion" && [ "$(field state)" = verified ]; do
  [ $((SECONDS - began)) -lt $((2 * LIMIT)) ] || fail "Not verified: $answer"
  sleep 0.5
done
request 404 "$core/v1/media/${image#*/v1/media/}"
request 401 "${tenant[@]}" -d '{"prompt":"too late"}' "$core/v1/images/generations"
ok "3 deleted the key: the receipt says verified, the image 404, the key 401"

printf '  4 log lines\n'
logged admin AdminVirtualKeyService "Deleting associated media files for virtual key $id"
logged admin MediaLifecycleService "Deleted 3 media files for virtual key $id"

[ "$(count_objects)" = 0 ] || fail "Still in the bucket: $(objects)"
ok "5 listed the bucket: no media object"

compose down -v --timeout 60 >/dev/null 2>&1 || fail "docker compose down -v failed"
left=$(for kind in container volume network; do
  docker "$kind" ls -q $([ "$kind" != container ] || echo -a) --filter "label=com.docker.compose.project=$project"
done)
[ -z "$left" ] || fail "down -v left: $left"
ok "down -v left no container, no volume, no network"
printf 'All of it passed in %d s.\n' $((SECONDS - began))
