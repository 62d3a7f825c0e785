#!/usr/bin/env bash
# offline-docker.sh - a working Docker engine, and local stand-ins for the images that Conduit Media uses,
# on a Debian machine that reaches its apt mirror but no container registry. Where a registry can be
# reached, use an ordinary Docker: nothing here is needed then.
#
#   offline-docker.sh install   fetch engine, client, Compose and Buildx; nothing else is changed
#   offline-docker.sh start     start dockerd on its own socket and data root (root is needed)
#   offline-docker.sh images    build the images (skips those that exist; FORCE=1 rebuilds)
#   offline-docker.sh all       the three above
#   offline-docker.sh env       print the exports that a shell needs:  eval "$(tools/offline-docker.sh env)"
#   offline-docker.sh stop      stop the dockerd that this script started (by its pid file)
#   offline-docker.sh clean     stop, then delete the work folder
#
# Then ./mvnw verify -Pcontainers, docker compose and tools/compose-test.sh work as they do elsewhere.
# The first "all" takes about four minutes and 4 GB.
#
#   image                   stands in for
#   postgres:18             the public one, with the part of its contract that is used here
#   rabbitmq:4-management   the public one, likewise
#   eclipse-temurin:25-jre  the public one; made by jlink of the JDK of this machine
#   local/radosgw:18        quay.io/ceph/ceph: Ceph from Debian; docker/radosgw.sh runs in both
#
# Settings (environment):
#   OD_WORK    work folder                                   (default /var/tmp/offline-docker)
#   OD_SUITE   suite for the engine and the base image       (default trixie)
#   OD_NEXT    suite for what OD_SUITE does not have yet     (default sid)
#   OD_JDK     JDK to make the Java image of                 (default: JAVA_HOME, or the one in /usr/lib/jvm)
#   OD_IMAGES  which images, of: postgres rabbitmq java radosgw
#
# The mirror is whatever the machine's apt uses for its own release; the script reads it from
# `apt-get indextargets` and only changes the suite. All archive signatures are checked as usual; only
# the Valid-Until date is not, because a cached mirror may be older than the clock.
set -euo pipefail

OD_WORK=${OD_WORK:-/var/tmp/offline-docker}
OD_SUITE=${OD_SUITE:-trixie}
OD_NEXT=${OD_NEXT:-sid}
OD_IMAGES=${OD_IMAGES:-postgres rabbitmq java radosgw}
KEYRING=${OD_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}

SOCK=$OD_WORK/run/docker.sock
PIDFILE=$OD_WORK/run/docker.pid
export PATH="$OD_WORK/bin:$PATH" DOCKER_HOST="unix://$SOCK" DOCKER_CONFIG="$OD_WORK/config"

say()  { printf '%s offline-docker: %s\n' "$(date +%H:%M:%S)" "$*" >&2; }
die()  { say "$*"; exit 1; }

# URI of the main archive of this machine's own release (no host name is written here).
mirror() {
  local uri
  uri=$(apt-get indextargets --format '$(REPO_URI) $(COMPONENT) $(ORIGIN) $(CREATED_BY)' |
        awk '$2=="main" && $3=="Debian" && $4=="Packages" && $1 !~ /security/ {print $1; exit}')
  [ -n "$uri" ] || uri=$(apt-get indextargets --format '$(REPO_URI) $(COMPONENT)' |
        awk '$2=="main" && $1 ~ /debian\/?$/ {print $1; exit}')
  [ -n "$uri" ] || die "cannot tell the Debian mirror from apt's configuration"
  printf '%s\n' "${uri%/}"
}

# apt with private lists and cache for OD_SUITE: leaves the machine's own apt state and lock alone.
private_apt() {
  local d=$OD_WORK/apt
  mkdir -p "$d/lists/partial" "$d/cache/archives/partial"
  printf 'deb [signed-by=%s] %s %s main\n' "$KEYRING" "$(mirror)" "$OD_SUITE" > "$d/sources.list"
  apt-get -o Dir::State::lists="$d/lists" -o Dir::Cache="$d/cache" -o Dir::Etc::sourcelist="$d/sources.list" \
          -o Dir::Etc::sourceparts=/dev/null -o Debug::NoLocking=1 -o APT::Sandbox::User=root \
          -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o Acquire::Retries=3 -q "$@"
}

install_engine() {
  [ "$(id -u)" = 0 ] || die "must be root"
  if [ -x "$OD_WORK/bin/dockerd" ] && [ -z "${FORCE:-}" ]; then say "engine already in $OD_WORK/bin"; return; fi
  mkdir -p "$OD_WORK"/{bin,deb,x,config/cli-plugins,run}
  # Host tools: the engine's own runc may need a newer C library than the host has, so the host's runc
  # is taken when the unpacked one does not run.
  local need=()
  command -v debootstrap >/dev/null || need+=(debootstrap)
  command -v iptables    >/dev/null || need+=(iptables)
  command -v runc        >/dev/null || need+=(runc)
  if [ ${#need[@]} -gt 0 ]; then
    say "apt install ${need[*]}"
    apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends "${need[@]}" >"$OD_WORK/host-apt.log" 2>&1 ||
      { tail -5 "$OD_WORK/host-apt.log" >&2; die "host packages failed"; }
  fi
  say "fetching the engine from $OD_SUITE"
  private_apt update > "$OD_WORK/apt.log" 2>&1 || { tail -5 "$OD_WORK/apt.log" >&2; die "apt update failed"; }
  ( cd "$OD_WORK/deb" && rm -f ./*.deb &&
    private_apt download docker.io docker-cli docker-compose docker-buildx containerd runc tini >> "$OD_WORK/apt.log" 2>&1 ) ||
    { tail -5 "$OD_WORK/apt.log" >&2; die "download failed"; }
  local f
  for f in "$OD_WORK"/deb/*.deb; do dpkg-deb -x "$f" "$OD_WORK/x"; done
  ( cd "$OD_WORK/x/usr"
    install -m755 sbin/dockerd sbin/docker-proxy bin/docker bin/containerd bin/containerd-shim-runc-v2 bin/ctr "$OD_WORK/bin/"
    install -m755 bin/tini-static "$OD_WORK/bin/docker-init"
    install -m755 libexec/docker/cli-plugins/* "$OD_WORK/config/cli-plugins/"
    if sbin/runc --version >/dev/null 2>&1; then install -m755 sbin/runc "$OD_WORK/bin/"; fi )
  "$OD_WORK/bin/dockerd" --version >/dev/null || die "this dockerd does not run on this host (C library?)"
  say "$("$OD_WORK/bin/dockerd" --version), $(docker compose version), runc: $(command -v runc)"
}

start_engine() {
  if docker version >/dev/null 2>&1; then say "dockerd already answers on $SOCK"; return; fi
  mkdir -p "$OD_WORK/run"
  setsid "$OD_WORK/bin/dockerd" --host "unix://$SOCK" --data-root "$OD_WORK/data" --exec-root "$OD_WORK/run/exec" \
         --pidfile "$PIDFILE" > "$OD_WORK/dockerd.log" 2>&1 < /dev/null &
  local i
  for i in $(seq 120); do docker version >/dev/null 2>&1 && break; sleep 0.25; done
  docker version >/dev/null 2>&1 || { tail -15 "$OD_WORK/dockerd.log" >&2; die "dockerd did not start"; }
  say "dockerd $(docker version -f '{{.Server.Version}} (API {{.Server.APIVersion}}, min {{.Server.MinAPIVersion}})') on $SOCK"
}

stop_engine() {
  [ -s "$PIDFILE" ] || { say "no pid file"; return 0; }
  local pid i; pid=$(cat "$PIDFILE")
  if [ "$(tr '\0' ' ' < "/proc/$pid/cmdline" 2>/dev/null | grep -c -- "--pidfile $PIDFILE")" = 0 ]; then say "pid $pid is not ours"; return 0; fi
  kill "$pid"; for i in $(seq 80); do [ -d "/proc/$pid" ] || break; sleep 0.25; done
  say "dockerd stopped"
}

have() { [ -z "${FORCE:-}" ] && docker image inspect "$1" >/dev/null 2>&1; }

base_image() {   # $1 suite -> local/debian:$1
  have "local/debian:$1" && return
  local root=$OD_WORK/root-$1
  if [ ! -e "$root/.complete" ]; then
    rm -rf "$root"; say "debootstrap $1"
    debootstrap --variant=minbase --include=ca-certificates --keyring="$KEYRING" "$1" "$root" "$(mirror)" \
      > "$OD_WORK/debootstrap-$1.log" 2>&1 || { tail -5 "$OD_WORK/debootstrap-$1.log" >&2; die "debootstrap $1 failed"; }
    # A proxy, extra CA certificates and apt settings of this machine go into the image, if it has any.
    if [ -d /usr/local/share/ca-certificates ]; then cp -a /usr/local/share/ca-certificates/. "$root/usr/local/share/ca-certificates/" 2>/dev/null || true; fi
    grep -rhisE '^\s*Acquire::https?::(Proxy|Proxy-Auto-Detect)' /etc/apt/apt.conf /etc/apt/apt.conf.d > "$root/etc/apt/apt.conf.d/90host-proxy" || true
    printf 'Acquire::Languages "none";\nAcquire::Check-Valid-Until "false";\nAPT::Install-Recommends "false";\nDPkg::Options:: "--force-confold";\n' \
      > "$root/etc/apt/apt.conf.d/91small"
    printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"; chmod 755 "$root/usr/sbin/policy-rc.d"
    rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
    touch "$root/.complete"
  fi
  tar -C "$root" -c . | docker import --change 'ENV LANG=C.UTF-8' \
    --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' --change 'CMD ["bash"]' \
    - "local/debian:$1" >/dev/null
  say "local/debian:$1 imported"
}

build() {        # $1 context; the rest: docker build arguments. --network=host: apt needs the host's resolver.
  local ctx=$1 log; shift; log=$OD_WORK/build-$(basename "$ctx").log
  docker build --network=host "$@" "$ctx" > "$log" 2>&1 || { grep -vE 'Unpacking|Selecting|Preparing|Setting up|Get:' "$log" | tail -15 >&2; die "build of $ctx failed, see $log"; }
}
APT_GET='RUN apt-get update -q \&\& DEBIAN_FRONTEND=noninteractive apt-get install -y -q'
CLEAN='apt-get clean \&\& rm -rf /var/lib/apt/lists/*'
expand() { sed -e "s#^APT_GET#$APT_GET#" -e "s#CLEAN\$#$CLEAN#" > "$1"; }

# ---- PostgreSQL: the documented environment contract of the public image --------------------------------
ctx_postgres() {
  local c=$OD_WORK/ctx-postgres; mkdir -p "$c"
  cat > "$c/docker-entrypoint.sh" <<'E'
#!/bin/bash
# POSTGRES_USER, POSTGRES_PASSWORD[_FILE], POSTGRES_DB, POSTGRES_INITDB_ARGS, POSTGRES_HOST_AUTH_METHOD,
# PGDATA, /docker-entrypoint-initdb.d/*.{sh,sql,sql.gz}; arguments starting with "-" go to postgres.
set -euo pipefail
case "${1:-postgres}" in -*) set -- postgres "$@";; esac
if [ "${1:-}" != postgres ]; then exec "$@"; fi
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /var/run/postgresql
  chown -R postgres:postgres "$PGDATA" /var/run/postgresql; chmod 700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
if [ -n "${POSTGRES_PASSWORD_FILE:-}" ]; then POSTGRES_PASSWORD=$(cat "$POSTGRES_PASSWORD_FILE"); fi
user=${POSTGRES_USER:-postgres}; db=${POSTGRES_DB:-$user}
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  auth=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}
  if [ -z "${POSTGRES_PASSWORD:-}" ] && [ "$auth" != trust ]; then
    echo "POSTGRES_PASSWORD must be set (or POSTGRES_HOST_AUTH_METHOD=trust)" >&2; exit 1
  fi
  pw=$(mktemp); printf '%s\n' "${POSTGRES_PASSWORD:-unused}" > "$pw"
  # shellcheck disable=SC2086
  initdb --username="$user" --pwfile="$pw" --encoding=UTF8 --auth-local=trust --auth-host="$auth" ${POSTGRES_INITDB_ARGS:-}
  rm -f "$pw"
  echo "host all all all $auth" >> "$PGDATA/pg_hba.conf"
  echo "listen_addresses = '*'" >> "$PGDATA/postgresql.conf"
  # First start on the Unix socket only. It logs "ready to accept connections" once and the real start
  # logs it again: Testcontainers waits for exactly two such lines.
  pg_ctl -D "$PGDATA" -w -o "-c listen_addresses=''" start
  if [ "$db" != postgres ]; then
    psql -X -v ON_ERROR_STOP=1 -U "$user" -d postgres -v db="$db" <<<'CREATE DATABASE :"db";'
  fi
  shopt -s nullglob
  for f in /docker-entrypoint-initdb.d/*; do
    echo "init: $f"
    case "$f" in
      *.sh)     if [ -x "$f" ]; then "$f"; else . "$f"; fi;;
      *.sql)    psql -X -v ON_ERROR_STOP=1 -U "$user" -d "$db" -f "$f";;
      *.sql.gz) gunzip -c "$f" | psql -X -v ON_ERROR_STOP=1 -U "$user" -d "$db";;
    esac
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
fi
exec "$@"
E
  expand "$c/Dockerfile" <<'E'
ARG BASE
FROM ${BASE}
ARG MAJOR
APT_GET postgresql-common && sed -ri 's/^#?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf && apt-get install -y -q postgresql-${MAJOR} && mkdir -p /docker-entrypoint-initdb.d && CLEAN
ARG PGDATA_DIR
ARG VOLUME_DIR
ENV PG_MAJOR=${MAJOR} PGDATA=${PGDATA_DIR} PATH=/usr/lib/postgresql/${MAJOR}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
VOLUME ${VOLUME_DIR}
COPY --chmod=755 docker-entrypoint.sh /usr/local/bin/
STOPSIGNAL SIGINT
EXPOSE 5432
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
E
}
img_postgres() {   # keeps its data below /var/lib/postgresql, as the public image does since 18
  have postgres:18 && return
  base_image "$OD_NEXT"; ctx_postgres
  build "$OD_WORK/ctx-postgres" --build-arg BASE="local/debian:$OD_NEXT" --build-arg MAJOR=18 \
    --build-arg PGDATA_DIR=/var/lib/postgresql/18/docker --build-arg VOLUME_DIR=/var/lib/postgresql -t postgres:18
}

# ---- RabbitMQ with management and Prometheus plugins -----------------------------------------------------
img_rabbitmq() {
  have rabbitmq:4-management && return; base_image "$OD_SUITE"
  local c=$OD_WORK/ctx-rabbitmq; mkdir -p "$c"
  printf 'loopback_users.guest = false\nlog.console = true\nlog.console.level = info\nlog.file = false\n' > "$c/10-defaults.conf"
  cat > "$c/docker-entrypoint.sh" <<'E'
#!/bin/bash
# RABBITMQ_DEFAULT_USER/_PASS/_VHOST are read by the broker itself. The packaged /usr/sbin wrapper sends
# stdout to a file, so the real launcher comes first in PATH.
set -euo pipefail
export PATH=/usr/lib/rabbitmq/bin:$PATH
if [ "$(id -u)" = 0 ] && [ "${1:-}" = rabbitmq-server ]; then
  mkdir -p /var/lib/rabbitmq /var/log/rabbitmq; chown -R rabbitmq:rabbitmq /var/lib/rabbitmq /var/log/rabbitmq
  exec setpriv --reuid=rabbitmq --regid=rabbitmq --init-groups env HOME=/var/lib/rabbitmq "$@"
fi
exec "$@"
E
  expand "$c/Dockerfile" <<'E'
ARG BASE
FROM ${BASE}
APT_GET rabbitmq-server procps && rm -rf /var/lib/rabbitmq/mnesia /var/lib/rabbitmq/.erlang.cookie && rabbitmq-plugins enable --offline rabbitmq_management rabbitmq_prometheus && CLEAN
COPY 10-defaults.conf /etc/rabbitmq/conf.d/
COPY --chmod=755 docker-entrypoint.sh /usr/local/bin/
ENV HOME=/var/lib/rabbitmq RABBITMQ_LOGS=-
VOLUME /var/lib/rabbitmq
EXPOSE 4369 5671 5672 15671 15672 15692 25672
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["rabbitmq-server"]
E
  build "$c" --build-arg BASE="local/debian:$OD_SUITE" -t rabbitmq:4-management
}

# ---- Java: a run-time image that is jlink-ed from the JDK of this machine ---------------------------------
jdk() {
  local d
  for d in "${OD_JDK:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ -x "$d/bin/jlink" ] && grep -qs '^JAVA_VERSION="25' "$d/release"; then printf '%s\n' "$d"; return; fi
  done
  die "no JDK 25 (OD_JDK, JAVA_HOME, /usr/lib/jvm)"
}
img_java() {
  have eclipse-temurin:25-jre && return; base_image "$OD_SUITE"
  local jdk c=$OD_WORK/ctx-java mods; jdk=$(jdk); rm -rf "$c"; mkdir -p "$c"
  # Links from the run-time image (no jmods are needed); the tools stay out.
  mods=$("$jdk/bin/java" --list-modules | sed 's/@.*//' |
         grep -vxE 'jdk\.(jlink|jpackage|jconsole|jshell|javadoc|jdeps|compiler|hotspot\.agent|editpad|internal\.(opt|ed|le)|jartool|jdi|jstatd)' | paste -sd,)
  "$jdk/bin/jlink" --add-modules "$mods" --strip-debug --no-man-pages --no-header-files --output "$c/jvm" > "$OD_WORK/jlink.log" 2>&1 ||
    { tail -3 "$OD_WORK/jlink.log" >&2; die "jlink failed"; }
  expand "$c/Dockerfile" <<'E'
ARG BASE
FROM ${BASE}
APT_GET ca-certificates tzdata && CLEAN
COPY jvm /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
E
  build "$c" --build-arg BASE="local/debian:$OD_SUITE" -t eclipse-temurin:25-jre
  rm -rf "$c"
}

# ---- S3: Ceph's daemons and nothing else; docker/radosgw.sh comes with whoever starts it -------------------
img_radosgw() {
  have local/radosgw:18 && return; base_image "$OD_SUITE"
  local c=$OD_WORK/ctx-radosgw; mkdir -p "$c"
  expand "$c/Dockerfile" <<'E'
ARG BASE
FROM ${BASE}
APT_GET ceph-mon ceph-osd radosgw ceph-common procps && CLEAN
EXPOSE 9000
E
  build "$c" --build-arg BASE="local/debian:$OD_SUITE" -t local/radosgw:18
}

build_images() {
  local i
  for i in $OD_IMAGES; do local t=$SECONDS; "img_$i"; say "$i ready ($((SECONDS - t)) s)"; done
  docker images --format 'table {{.Repository}}:{{.Tag}}\t{{.Size}}' >&2
}

case "${1:-all}" in
  install) install_engine;;
  start)   install_engine; start_engine;;
  images)  build_images;;
  all)     install_engine; start_engine; build_images;;
  stop)    stop_engine;;
  clean)   stop_engine; rm -rf "$OD_WORK";;
  env)     printf 'export PATH=%q:$PATH DOCKER_HOST=%q DOCKER_CONFIG=%q TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost CONDUIT_IMAGE_S3=local/radosgw:18\n' \
             "$OD_WORK/bin" "unix://$SOCK" "$OD_WORK/config";;
  *)       sed -n '2,/^set /{/^set /d;p}' "$0"; exit 2;;
esac
