#!/usr/bin/env bash
# radosgw.sh - one S3 server for one machine: Ceph's radosgw over one monitor and one OSD, with all data
# below /var/lib/ceph, so that a volume there keeps it. Runs in any image that holds ceph-mon, ceph-osd,
# radosgw and bash. It is no cluster: one copy of everything, and the servers trust each other without
# keys, because none of them listens outside of this container but radosgw.
#
#   radosgw.sh           first start: makes the store; later starts: goes on with it. Stays until SIGTERM.
#   radosgw.sh healthy   exit 0 when radosgw answers and its user exists
#
# Settings (environment):
#   S3_ACCESS_KEY  S3_SECRET_KEY   of the one S3 user; required
#   RGW_PORT                       default 9000
#   RGW_STORE                      bluestore (default; on a file) or memstore (forgets, for tests)
#   RGW_STORE_GIB                  upper bound of the store, a sparse file; default 20
#   RGW_DNS_NAME                   bucket names in the host name end with it; default localhost
set -euo pipefail

port=${RGW_PORT:-9000}
home=/var/lib/ceph
mon=$home/mon/ceph-a
osd=$home/osd/ceph-0
ready=/tmp/radosgw.ready

say() { printf '%s radosgw.sh: %s\n' "$(date -u +%FT%TZ)" "$*"; }
die() {
  say "$*" >&2
  exit 1
}

answers() { # an anonymous GET / of S3 answers 200 with an empty list of buckets
  local status
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
  IFS=' ' read -r -t 5 _ status _ <&3 || return 1
  # Read to the end, or radosgw logs an error about each look at its health.
  timeout 5 cat <&3 >/dev/null
  exec 3>&-
  [ "$status" = 200 ]
}

configure() {
  mkdir -p /etc/ceph "$home/mon" "$home/osd" /var/run/ceph
  [ -s "$home/fsid" ] || cat /proc/sys/kernel/random/uuid >"$home/fsid"
  cat >/etc/ceph/ceph.conf <<CONF
[global]
fsid = $(cat "$home/fsid")
mon host = [v2:127.0.0.1:3300,v1:127.0.0.1:6789]
public network = 127.0.0.0/8
auth cluster required = none
auth service required = none
auth client required = none
auth allow insecure global id reclaim = false
mon allow pool size one = true
mon warn on pool no redundancy = false
mon max pg per osd = 1000
mon data avail crit = 1
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd crush update on start = false
log to stderr = true
log file =
mon cluster log file =
mon cluster log to stderr = false
[mon]
debug rocksdb = 0/5
[osd]
osd objectstore = ${RGW_STORE:-bluestore}
osd memory target = 939524096
bluestore block size = $((${RGW_STORE_GIB:-20} * 1073741824))
memstore device bytes = 4294967296
debug osd = 0/5
[client.rgw.a]
ms mon client mode = crc
rgw frontends = beast port=$port
rgw dns name = ${RGW_DNS_NAME:-localhost}
debug rgw = 0/5
CONF
}

make_monitor() {
  rm -rf "$mon"
  mkdir -p "$mon"
  monmaptool --create --addv a '[v2:127.0.0.1:3300,v1:127.0.0.1:6789]' \
    --fsid "$(cat "$home/fsid")" --set-min-mon-release reef --clobber /tmp/monmap >/dev/null
  ceph-mon --mkfs -i a --monmap /tmp/monmap
}

make_osd() {
  local uuid
  rm -rf "$osd"
  mkdir -p "$osd"
  uuid=$(cat /proc/sys/kernel/random/uuid)
  ceph osd new "$uuid" 0 >/dev/null
  echo "$uuid" >"$osd/fsid"
  ceph-osd -i 0 --mkfs --osd-uuid "$uuid"
  ceph osd crush add osd.0 1.0 root=default host=h
}

# Changing a user tells every radosgw that was seen in the last half minute, and waits for one that
# was killed meanwhile. So nothing is changed that is as it should be.
make_user() {
  local known
  known=$(radosgw-admin -n client.rgw.a user info --uid=app 2>/dev/null) || known=
  case "$known" in
    *"\"$1\""*"\"$2\""*) ;;
    "") radosgw-admin -n client.rgw.a user create --uid=app --display-name=app --access-key="$1" --secret="$2" >/dev/null ;;
    *) radosgw-admin -n client.rgw.a user modify --uid=app --access-key="$1" --secret="$2" >/dev/null ;;
  esac
}

serve() {
  local user=${S3_ACCESS_KEY:?set S3_ACCESS_KEY} secret=${S3_SECRET_KEY:?set S3_SECRET_KEY}
  rm -f "$ready"
  [ "${RGW_STORE:-bluestore}" = memstore ] && rm -rf "$mon" "$osd" "$home/complete" "$home/fsid"
  configure
  as=(--setuser root --setgroup root)
  # A first start that did not get to its end is made anew: nothing is in it yet.
  [ -e "$home/complete" ] || make_monitor
  ceph-mon -f -i a "${as[@]}" &
  [ -e "$home/complete" ] || make_osd
  touch "$home/complete"
  ceph-osd -f -i 0 "${as[@]}" &
  radosgw -f -n client.rgw.a "${as[@]}" &
  trap 'kill $(jobs -p) 2>/dev/null; wait; exit 0' TERM INT
  until answers 2>/dev/null; do sleep 0.25; done
  make_user "$user" "$secret"
  touch "$ready"
  say "ready on :$port"
  wait -n
  die "a server ended by itself"
}

case "${1:-serve}" in
  serve) serve ;;
  healthy) [ -e "$ready" ] && answers ;;
  *) die "unknown: $1 (serve, healthy)" ;;
esac
