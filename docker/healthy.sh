#!/usr/bin/env bash
# healthy PORT: exit 0 when the service is ready. Needs nothing that an image might lack.
exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
IFS=' ' read -r -t 5 _ status _ <&3
[ "$status" = 200 ]
